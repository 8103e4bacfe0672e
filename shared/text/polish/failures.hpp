#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::polish {

inline constexpr FailureMessages failures{
    .failure_invalid = "Niektóre pola wymagają poprawy.",
    .failure_malformed = "Nie udało się odczytać żądania. Odśwież stronę i spróbuj ponownie.",
    .failure_unauthenticated = "Sesja wygasła. Zaloguj się ponownie; wpisany tekst został zachowany.",
    .failure_second_factor = "Dokończ weryfikację dwuetapową.",
    .failure_forbidden = "Twój dostęp nie pozwala na tę czynność.",
    .failure_not_found = "Ten element nie istnieje lub nie masz do niego dostępu.",
    .failure_conflict = "Obecny stan nie pozwala na tę czynność.",
    .failure_changed_meanwhile = "Ktoś w międzyczasie zmienił ten element. Sprawdź i spróbuj ponownie.",
    .failure_too_many = "Zbyt wiele prób. Spróbuj ponownie później.",
    .failure_too_large = "To jest zbyt duże, aby je wysłać.",
    .failure_unavailable = "Usługa jest chwilowo niedostępna. Spróbuj ponownie za chwilę.",
    .failure_offline = "Brak połączenia z serwerem",
    .failure_outdated = "Dostępna jest nowa wersja. Odśwież stronę.",
    .failure_internal =
        "Wystąpił błąd po naszej stronie. Spróbuj ponownie; jeśli się powtórzy, napisz do nas.",
    .retry_in_seconds = {"Spróbuj ponownie za {n} sekundę.", "Spróbuj ponownie za {n} sekundy.",
                         "Spróbuj ponownie za {n} sekund.", "Spróbuj ponownie za {n} sekundy."},
    .retry_in_minutes = {"Spróbuj ponownie za {n} minutę.", "Spróbuj ponownie za {n} minuty.",
                         "Spróbuj ponownie za {n} minut.", "Spróbuj ponownie za {n} minuty."},
    .network_waiting = "Utracono połączenie. Trwa ponowna próba; nic nie zostało utracone.",
    .network_restored = "Połączenie przywrócone",
    .network_slow = "Połączenie jest wolne…",
    .language_unavailable = "Nie udało się wczytać tego języka. Sprawdź połączenie.",
    .client_failed =
        "Nie udało się uruchomić portalu w tej przeglądarce. Odśwież stronę; jeśli błąd się powtórzy, "
        "skontaktuj się z nami.",
    .script_needed =
        "Ten portal wymaga JavaScriptu i WebAssembly. Włącz je w tej przeglądarce lub skontaktuj się z nami.",
    .shown_from_cache = "Ostatnie znane dane, {time}",
    .graphics_lost = "Ponowne uruchamianie obrazu…",
    .leave_unsaved_title = "Wyjść bez wysyłania?",
    .leave_unsaved_text = "Wersja robocza pozostanie na tym urządzeniu.",
    .stay_here = "Zostań",
    .leave_page = "Wyjdź",
    .page_not_found = "Ta strona nie istnieje",
    .field_required = "Wypełnij to pole",
    .field_too_long = "Najwyżej {max} znaków",
    .field_too_short = "Co najmniej {min} znaków",
    .field_not_printable = "To pole zawiera niedozwolone znaki",
    .field_unreadable = "Nie można odczytać tej wartości",
    .field_unknown = "Takie pole nie istnieje",
    .field_repeated = "To pole podano dwa razy",
    .choice_required = "Wybierz jedną z opcji",
    .number_invalid = "Wpisz liczbę",
    .date_invalid = "Wpisz poprawną datę",
    .date_in_past = "Wybierz przyszłą datę",
    .email_missing = "Wpisz adres e-mail",
    .email_invalid = "Niepełny lub błędny adres e-mail",
    .email_without_domain = "Niepełny adres: brakuje domeny.",
    .email_taken = "Nie można użyć tego adresu",
    .phone_missing = "Wpisz co najmniej jeden numer telefonu",
    .phone_invalid = "Błędny numer telefonu",
    .name_missing = "Wpisz imię i nazwisko",
    .password_missing = "Wpisz hasło",
    .password_too_short = "Hasło musi mieć co najmniej {min} znaków",
    .password_too_long = "Hasło może mieć najwyżej {max} znaków",
    .password_too_common = "To hasło jest zbyt popularne. Wybierz inne.",
    .password_unchanged = "Nowe hasło jest takie samo jak stare",
    .file_kind_refused = "Ten rodzaj pliku nie jest przyjmowany",
    .file_too_large = "Plik zbyt duży, najwyżej {max}",
    .files_full = "Miejsce na pliki portalu jest pełne",
    .file_empty = "Ten plik jest pusty",
    .text_too_long = "Ten tekst jest za długi",
};

}  // namespace guichet::text::polish
