#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::french_france {

inline constexpr MediaMessages media{
    .media = "Médias",
    .media_ready = "Vos médias sont prêts",
    .files_count = {"{n} fichier", "{n} fichiers"},
    .no_media = "Pas encore de médias",
    .no_media_hint = "Vos photos, plans et visites apparaîtront ici dès la première livraison.",
    .photo = "Photo",
    .photos = "Photos",
    .video = "Vidéo",
    .videos = "Vidéos",
    .panorama = "Panorama 360°",
    .panoramas = "360°",
    .virtual_tour = "Visite virtuelle",
    .tour_360 = "Visite 360°",
    .floor_plan = "Plan",
    .floor_plans = "Plans",
    .document = "Document",
    .documents = "Documents",
    .all_media = "Tout",
    .photo_number = "Photo {n} sur {total}",
    .print_sheet = "Imprimer la fiche",
    .download_selection = {"Télécharger la sélection ({n})", "Télécharger la sélection ({n})"},
    .download_all = "Tout télécharger (ZIP)",
    .size_original = "Originaux",
    .files_deleted_on = "Fichiers supprimés le {date}",
    .viewer = "Visionneuse",
    .viewer_previous = "Média précédent",
    .viewer_next = "Média suivant",
    .viewer_full_screen = "Plein écran",
    .viewer_leave_full_screen = "Quitter le plein écran",
    .viewer_zoom_in = "Agrandir",
    .viewer_zoom_out = "Réduire",
    .viewer_auto_rotate = "Rotation automatique",
    .viewer_scenes = "Pièces",
    .viewer_go_to_scene = "Aller à\u00a0: {name}",
    .viewer_scene_shown = "Pièce affichée\u00a0: {name}",
    .viewer_unavailable = "Cet appareil ne peut pas afficher la visite. Les photos restent accessibles.",
};

}  // namespace guichet::text::french_france
