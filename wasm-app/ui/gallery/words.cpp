#include "wasm-app/ui/gallery/words.hpp"

namespace guichet::ui::gallery {
namespace {

using Row = std::array<const char*, 3>;  // French, English, Polish

constexpr std::array<Row, static_cast<std::size_t>(Word::count)> table{{
    {"Envoyer", "Send", "Wyślij"},
    {"Aperçu", "Preview", "Podgląd"},
    {"Annuler", "Cancel", "Anuluj"},
    {"Supprimer", "Delete", "Usuń"},
    {"Envoi…", "Sending…", "Wysyłanie…"},
    {"Nom du client", "Client’s name", "Nazwa klienta"},
    {"Tel qu’il figure au contrat", "As in the contract", "Tak jak w umowie"},
    {"Ex. Jean Bouchard", "E.g. John Baker", "Np. Jan Nowak"},
    {"Téléphone", "Phone", "Telefon"},
    {"Adresse e-mail", "Email address", "Adres e-mail"},
    {"Adresse incomplète : il manque le domaine.", "Incomplete: the domain is missing.",
     "Niepełny adres: brak domeny."},
    {"Numéro SIA", "MLS number", "Numer oferty"},
    {"Verrouillé par la chambre immobilière", "Locked by the real estate board", "Zablokowane przez izbę"},
    {"Plage horaire", "Time slot", "Przedział godzin"},
    {"Avant-midi, 9 h – 12 h", "Morning, 9 to 12", "Rano, 9–12"},
    {"Après-midi, 13 h – 17 h", "Afternoon, 1 to 5", "Po południu, 13–17"},
    {"Remise", "Discount", "Rabat"},
    {"Message", "Message", "Wiadomość"},
    {"Sonner avant d’entrer, chien à l’intérieur.", "Ring first, dog inside.",
     "Proszę dzwonić, pies w domu."},
    {"Mot de passe", "Password", "Hasło"},
    {"Prix demandé", "Asking price", "Cena"},
    {"Date de captation", "Shooting date", "Data zdjęć"},
    {"Nombre de pièces", "Number of rooms", "Liczba pokoi"},
    {"Moins", "Fewer", "Mniej"},
    {"Plus", "More", "Więcej"},
    {"Rechercher", "Search", "Szukaj"},
    {"Aucun résultat", "No result", "Brak wyników"},
    {"Photographe", "Photographer", "Fotograf"},
    {"Services", "Services", "Usługi"},
    {"Oui", "Yes", "Tak"},
    {"Non", "No", "Nie"},
    {"Choix", "Choice", "Wybór"},
    {"Partiel", "Partial", "Część"},
    {"Facture", "Invoice", "Faktura"},
    {"Montant", "Amount", "Kwota"},
    {"État", "Status", "Stan"},
    {"À payer", "Due", "Do zapłaty"},
    {"En retard", "Overdue", "Po terminie"},
    {"Payée", "Paid", "Opłacona"},
    {"Contestée", "Disputed", "Sporna"},
    {"Archivée", "Archived", "W archiwum"},
    {"3 non lus", "3 unread", "3 nowe"},
    {"Toutes 20", "All 20", "Wszystkie 20"},
    {"Filtres", "Filters", "Filtry"},
    {"Multimédia", "Media", "Multimedia"},
    {"Détails", "Details", "Szczegóły"},
    {"Messages", "Messages", "Wiadomości"},
    {"Commandes", "Orders", "Zamówienia"},
    {"1248, rue des Érables", "1248 Maple Street", "ul. Klonowa 1248"},
    {"Voir", "View", "Zobacz"},
    {"Télécharger", "Download", "Pobierz"},
    {"Reçue", "Received", "Przyjęte"},
    {"Planifiée", "Scheduled", "Planowane"},
    {"Captation", "Captured", "Zdjęcia"},
    {"Traitement", "Editing", "Obróbka"},
    {"Livrée", "Delivered", "Wydane"},
    {"Le paiement apparaît sous 1 à 2 jours ouvrés.", "Payments show within 1 to 2 business days.",
     "Płatność widać po 1–2 dniach roboczych."},
    {"Document en cours d’édition par Tomasz Zieliński.", "Being edited by Tomasz Zieliński.",
     "Dokument edytuje Tomasz Zieliński."},
    {"Le lien de connexion a expiré. Demandez-en un nouveau.",
     "The sign-in link has expired. Ask for a new one.", "Link wygasł. Poproś o nowy."},
    {"Devis envoyé à Nadia Ferrand", "Quote sent to Nadia Ferrand", "Oferta wysłana do Nadii Ferrand"},
    {"Annuler", "Undo", "Cofnij"},
    {"Effacer cette commande ?", "Delete this order?", "Usunąć to zamówienie?"},
    {"Les 42 fichiers de « 9, rue du Fleuve » seront supprimés définitivement.",
     "The 42 files of 9 River Street will be deleted for good.",
     "42 pliki z ul. Rzecznej 9 zostaną trwale usunięte."},
    {"Pas encore de médias", "No media yet", "Brak multimediów"},
    {"Vos photos, plans et visites apparaîtront ici dès la première livraison.",
     "Your photos, plans and tours will be here after the first delivery.",
     "Zdjęcia, plany i wycieczki pojawią się tu po pierwszej dostawie."},
    {"Passer une commande", "Place an order", "Złóż zamówienie"},
    {"La page ne s’est pas chargée", "The page did not load", "Strona się nie wczytała"},
    {"Le réseau ne répond pas.", "The network does not answer.", "Sieć nie odpowiada."},
    {"Réessayer", "Try again", "Spróbuj ponownie"},
    {"Déposez les fichiers ici", "Drop files here", "Upuść pliki tutaj"},
    {"JPEG, PNG ou PDF, 200 Mo au plus", "JPEG, PNG or PDF, up to 200 MB", "JPEG, PNG lub PDF, do 200 MB"},
    {"Interrompu", "Interrupted", "Przerwano"},
    {"Reçu et vérifié", "Received and checked", "Odebrano i sprawdzono"},
    {"Commandes livrées", "Orders delivered", "Wydane zamówienia"},
    {"Délai moyen, 10 sem.", "Mean delay, 10 weeks", "Średni czas, 10 tyg."},
    {"Tendance", "Trend", "Trend"},
    {"# Conditions\nLe client **accepte** les [conditions générales](https://guichet.example/cg) avant la "
     "captation.\n\n- Photos livrées sous 48 heures\n- Fichiers conservés 90 jours\n\n1. Réserver\n2. "
     "Recevoir\n\n> Un travail soigné, rapide et toujours livré à l’heure.",
     "# Terms\nThe client **accepts** the [general terms](https://guichet.example/terms) before the "
     "shooting.\n\n- Photos within 48 hours\n- Files kept for 90 days\n\n1. Book\n2. Receive\n\n> Careful "
     "work, quick, and always on time.",
     "# Warunki\nKlient **akceptuje** [warunki ogólne](https://guichet.example/warunki) przed sesją.\n\n- "
     "Zdjęcia w 48 godzin\n- Pliki przez 90 dni\n\n1. Rezerwacja\n2. Odbiór\n\n> Starannie, szybko i zawsze "
     "na czas."},
    {"Documents", "Documents", "Dokumenty"},
    {"Plans", "Plans", "Plany"},
    {"Photos", "Photos", "Zdjęcia"},
    {"Page {n}", "Page {n}", "Strona {n}"},
}};

constexpr Row tail{" de l’agence immobilière du Vieux-Québec et des environs",
                   " of the real estate agency of the old town and around it",
                   " w agencji nieruchomości na Starym Mieście i w okolicy"};

// The structure of formatted text and the place of a number stay.
bool is_plain(Word word) {
  return word != Word::terms && word != Word::page;
}

}  // namespace

Words::Words(Language language, Length length) : language_(language), length_(length) {
  const std::size_t column = language == Language::en ? 1 : language == Language::pl_pl ? 2 : 0;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::string& text = texts_[i];
    text = table[i][column];
    if (length == Length::brief || !is_plain(static_cast<Word>(i))) continue;
    if (length == Length::full) text += tail[column];
    for (std::string once = text; length == Length::absurd && text.size() < 160;) text += once;
  }
}

}  // namespace guichet::ui::gallery
