#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::polish {

inline constexpr ScreenMessages screens{
    .step_done = "gotowe",
    .step_current = "w toku",
    .step_to_come = "przed nami",
    .choose = "Wybierz",
    .orders_cancelled = "Anulowane",
    .slot_evening = "Wieczór, {from} – {to}",
    .access_keys_at_office = "Klucze w biurze",
    .register_hint = "Na początek wystarczy kod agenta.",
    .check_mailbox = "Sprawdź pocztę",
    .import_verdict_applied = "Zastosowany",
    .import_verdict_unchanged = "Bez zmian",
    .import_verdict_held = "Wstrzymany",
    .import_verdict_refused = "Odrzucony",
    .no_imports = "Nie było jeszcze importu",
    .office_listings = "Całe biuro",
    .search_listing_hint = "Adres lub numer",
    .select_file = "Zaznacz",
    .size_for_web = "Do internetu",
    .year_built = "Rok budowy",
    .unassign = "Zwolnij",
    .file_processing = "W trakcie przetwarzania",
    .nav_home_short = "Start",
    .file_removed = "Plik usunięty",
    .choose_again = "Wybierz je ponownie, aby wznowić: {names}",
    .forget_uploads = "Zapomnij",
    .describe_file = "Opisz plik",
    .file_title = "Tytuł",
    .file_title_hint = "Np. Salon",
    .file_described = "Opis zapisany",
};

}  // namespace guichet::text::polish
