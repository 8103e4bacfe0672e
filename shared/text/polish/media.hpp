#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::polish {

inline constexpr MediaMessages media{
    .media = "Multimedia",
    .media_ready = "Twoje multimedia są gotowe",
    .files_count = {"{n} plik", "{n} pliki", "{n} plików", "{n} pliku"},
    .no_media = "Nie ma jeszcze multimediów",
    .no_media_hint = "Zdjęcia, rzuty i spacery pojawią się tu po pierwszej dostawie.",
    .photo = "Zdjęcie",
    .photos = "Zdjęcia",
    .video = "Wideo",
    .videos = "Filmy",
    .panorama = "Panorama 360°",
    .panoramas = "360°",
    .virtual_tour = "Wirtualny spacer",
    .tour_360 = "Spacer 360°",
    .floor_plan = "Rzut",
    .floor_plans = "Rzuty",
    .document = "Dokument",
    .documents = "Dokumenty",
    .all_media = "Wszystko",
    .photo_number = "Zdjęcie {n} z {total}",
    .print_sheet = "Drukuj kartę",
    .download_selection = {"Pobierz zaznaczone ({n})", "Pobierz zaznaczone ({n})", "Pobierz zaznaczone ({n})",
                           "Pobierz zaznaczone ({n})"},
    .download_all = "Pobierz wszystko (ZIP)",
    .size_original = "Oryginały",
    .files_deleted_on = "Pliki zostaną usunięte {date}",
    .viewer = "Przeglądarka",
    .viewer_previous = "Poprzedni plik",
    .viewer_next = "Następny plik",
    .viewer_full_screen = "Pełny ekran",
    .viewer_leave_full_screen = "Zamknij pełny ekran",
    .viewer_zoom_in = "Powiększ",
    .viewer_zoom_out = "Pomniejsz",
    .viewer_auto_rotate = "Automatyczny obrót",
    .viewer_scenes = "Pomieszczenia",
    .viewer_go_to_scene = "Przejdź do: {name}",
    .viewer_scene_shown = "Wyświetlane pomieszczenie: {name}",
    .viewer_unavailable = "To urządzenie nie może wyświetlić spaceru. Zdjęcia są nadal dostępne.",
};

}  // namespace guichet::text::polish
