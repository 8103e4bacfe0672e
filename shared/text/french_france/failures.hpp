#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::french_france {

inline constexpr FailureMessages failures{
    .failure_invalid = "Certains champs sont à corriger.",
    .failure_malformed = "La demande n’a pas pu être lue. Rechargez la page et réessayez.",
    .failure_unauthenticated =
        "Votre session a pris fin. Connectez-vous de nouveau\u202f; votre saisie est conservée.",
    .failure_second_factor = "Terminez la double authentification.",
    .failure_forbidden = "Votre accès ne permet pas cette action.",
    .failure_not_found = "Cet élément n’existe pas ou ne vous est pas accessible.",
    .failure_conflict = "L’état actuel ne permet pas cette action.",
    .failure_changed_meanwhile = "Quelqu’un a modifié cet élément entre-temps. Vérifiez et recommencez.",
    .failure_too_many = "Trop de tentatives. Réessayez plus tard.",
    .failure_too_large = "C’est trop volumineux pour être envoyé.",
    .failure_unavailable = "Le service est momentanément indisponible. Réessayez dans un instant.",
    .failure_offline = "Pas de connexion au serveur",
    .failure_outdated = "Une nouvelle version est disponible. Rechargez la page.",
    .failure_internal =
        "Une erreur est survenue de notre côté. Réessayez\u202f; si elle persiste, écrivez-nous.",
    .retry_in_seconds = {"Réessayez dans {n} seconde.", "Réessayez dans {n} secondes."},
    .retry_in_minutes = {"Réessayez dans {n} minute.", "Réessayez dans {n} minutes."},
    .network_waiting = "Connexion perdue. Nouvel essai en cours\u202f; rien n’est perdu.",
    .network_restored = "Connexion rétablie",
    .network_slow = "La connexion est lente…",
    .language_unavailable = "Cette langue n’a pas pu être chargée. Vérifiez la connexion.",
    .client_failed =
        "Le portail n’a pas pu démarrer dans ce navigateur. Rechargez la page\u202f; si l’erreur persiste, "
        "contactez-nous.",
    .script_needed =
        "Ce portail a besoin de JavaScript et de WebAssembly. Activez-les dans ce navigateur ou "
        "contactez-nous.",
    .shown_from_cache = "Dernières données connues, {time}",
    .graphics_lost = "L’affichage redémarre…",
    .leave_unsaved_title = "Quitter sans envoyer\u202f?",
    .leave_unsaved_text = "Votre brouillon reste sur cet appareil.",
    .stay_here = "Rester",
    .leave_page = "Quitter",
    .page_not_found = "Cette page n’existe pas",
    .field_required = "Remplissez ce champ",
    .field_too_long = "{max} caractères au plus",
    .field_too_short = "{min} caractères au moins",
    .field_not_printable = "Ce champ contient des caractères non admis",
    .field_unreadable = "Cette valeur est illisible",
    .field_unknown = "Ce champ n’existe pas",
    .field_repeated = "Ce champ figure deux fois",
    .choice_required = "Faites un choix",
    .number_invalid = "Entrez un nombre",
    .date_invalid = "Entrez une date valide",
    .date_in_past = "Choisissez une date à venir",
    .email_missing = "Entrez une adresse e-mail",
    .email_invalid = "Adresse e-mail incomplète ou incorrecte",
    .email_without_domain = "Adresse incomplète\u00a0: il manque le domaine.",
    .email_taken = "Cette adresse ne peut pas être utilisée",
    .phone_missing = "Entrez au moins un numéro de téléphone",
    .phone_invalid = "Numéro de téléphone incorrect",
    .name_missing = "Entrez un nom",
    .password_missing = "Entrez le mot de passe",
    .password_too_short = "Le mot de passe doit compter au moins {min} caractères",
    .password_too_long = "Le mot de passe doit compter au plus {max} caractères",
    .password_too_common = "Ce mot de passe est trop courant. Choisissez-en un autre.",
    .password_unchanged = "Le nouveau mot de passe est identique à l’ancien",
    .file_kind_refused = "Ce type de fichier n’est pas accepté",
    .file_too_large = "Fichier trop volumineux, {max} au plus",
    .files_full = "L’espace de fichiers du portail est plein",
    .file_empty = "Ce fichier est vide",
    .text_too_long = "Ce texte est trop long",
};

}  // namespace guichet::text::french_france
