#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::french_france {

inline constexpr ScreenMessages screens{
    .step_done = "fait",
    .step_current = "en cours",
    .step_to_come = "à venir",
    .choose = "Choisir",
    .orders_cancelled = "Annulées",
    .slot_evening = "Soir, {from} – {to}",
    .access_keys_at_office = "Clés à l’agence",
    .register_hint = "Votre code d’agent suffit pour commencer.",
    .check_mailbox = "Consultez votre messagerie",
    .import_verdict_applied = "Appliquée",
    .import_verdict_unchanged = "Sans changement",
    .import_verdict_held = "Retenue",
    .import_verdict_refused = "Refusée",
    .no_imports = "Aucune importation pour l’instant",
    .office_listings = "Toute l’agence",
    .search_listing_hint = "Adresse ou numéro",
    .select_file = "Sélectionner",
    .size_for_web = "Pour le web",
    .year_built = "Année de construction",
    .unassign = "Libérer",
    .file_processing = "En cours de traitement",
    .nav_home_short = "Accueil",
    .file_removed = "Fichier retiré",
    .choose_again = "Choisissez-les de nouveau pour reprendre\u00a0: {names}",
    .forget_uploads = "Oublier",
    .describe_file = "Décrire le fichier",
    .file_title = "Titre",
    .file_title_hint = "Ex. Séjour",
    .file_described = "Description enregistrée",
};

}  // namespace guichet::text::french_france
