#include "wasm-app/ui/gallery.hpp"

#include <array>

namespace guichet::ui {
namespace {

Rect section(Ui& ui, Rect box, std::string_view title, std::string_view note) {
  ui.card(box);
  Rect inner = box.inset(24, 20);
  Rect head = inner.cut_top(24, 12);
  ui.text(head.cut_right(280), note,
          {.size = Size::caption, .color = Color::text3, .align = Align::end, .vertical = Align::center});
  ui.heading(head, title, 2, {.size = Size::lead});
  return inner;
}

void buttons(Ui& ui, Rect box) {
  const auto names = ui.scope("Boutons");
  Rect in = section(ui, box, "Boutons", "32 · 40 · 48, rayon 7 · 8 · 10");
  const auto put = [&ui](Rect& row, Key key, std::string_view label, const ButtonSpec& spec) {
    const float height =
        ui.control_height(spec.size == ControlSize::automatic ? ControlSize::medium : spec.size);
    ui.button(row.cut_left(ui.button_width(label, spec), 8).centered_vertically(height), key, label, spec);
  };
  constexpr auto medium = ControlSize::medium;
  Rect row = in.cut_top(40, 16);
  put(row, "primary", "Envoyer", {.kind = ButtonKind::primary, .size = medium, .icon = Icon::send});
  put(row, "off", "Envoyer",
      {.kind = ButtonKind::primary,
       .size = medium,
       .icon = Icon::send,
       .is_disabled = true,
       .reason = "Rien à envoyer"});
  put(row, "secondary", "Aperçu", {.size = medium, .icon = Icon::eye});
  put(row, "tinted", "Aperçu", {.kind = ButtonKind::tinted, .size = medium});
  put(row, "plain", "Annuler", {.kind = ButtonKind::plain, .size = medium});
  put(row, "danger", "Supprimer",
      {.kind = ButtonKind::danger, .size = ControlSize::small, .icon = Icon::trash_2});
  row = in.cut_top(48, 8);
  put(row, "small", "Petit 32",
      {.kind = ButtonKind::primary, .size = ControlSize::small, .icon = Icon::plus});
  put(row, "medium", "Moyen 40", {.kind = ButtonKind::primary, .size = medium, .icon = Icon::plus});
  put(row, "large", "Grand 48",
      {.kind = ButtonKind::primary, .size = ControlSize::large, .icon = Icon::plus});
  put(row, "busy", "Envoi…", {.size = medium, .is_busy = true});
  ui.icon_button(row.cut_left(40, 8).centered_vertically(40), "bell", Icon::bell, "Notifications",
                 {.count = 3});
  ui.icon_button(row.cut_left(40, 8).centered_vertically(40), "more", Icon::ellipsis, "Plus d’actions",
                 {.kind = ButtonKind::secondary});
}

void fields(Ui& ui, Rect box, GalleryState& s) {
  const auto names = ui.scope("Champs");
  Rect in = section(ui, box, "Champs", "hauteur 40, rayon 8, bordure 1");
  const auto left = [&in] { return column(in, 2, 16, 0); };
  const auto right = [&in] { return column(in, 2, 16, 1); };
  ui.text_field(
      left().take_top(88), "client", s.client,
      {.label = "Nom du client", .help = "Tel qu’il figure au contrat", .placeholder = "Ex. Jean Bouchard"});
  ui.text_field(right().take_top(88), "phone", s.phone,
                {.label = "Téléphone", .kind = FieldKind::tel, .help = "Focus clavier", .icon = Icon::phone});
  in.cut_top(88, 16);
  ui.text_field(left().take_top(88), "mail", s.mail,
                {.label = "Adresse e-mail",
                 .kind = FieldKind::email,
                 .error = "Adresse incomplète : il manque le domaine.",
                 .icon = Icon::mail});
  ui.text_field(right().take_top(88), "mls", s.mls,
                {.label = "Numéro SIA",
                 .help = "Verrouillé par la chambre immobilière",
                 .icon = Icon::lock,
                 .is_disabled = true});
  in.cut_top(88, 16);
  static constexpr std::array slots{Choice{.label = "Avant-midi, 9 h – 12 h"},
                                    Choice{.label = "Après-midi, 13 h – 17 h"}};
  ui.select(left().take_top(64), "slot", slots, s.slot, {.label = "Plage horaire", .icon = Icon::clock});
  ui.text_field(right().take_top(64), "discount", s.discount,
                {.label = "Remise", .kind = FieldKind::decimal, .suffix = "%"});
  in.cut_top(64, 16);
  ui.text_area(left().take_top(108), "message", s.message,
               {.label = "Message", .shows_counter = true, .max_length = 500});
  ui.text_field(right().take_top(64), "password", s.password,
                {.label = "Mot de passe", .kind = FieldKind::current_password, .icon = Icon::key_round});
}

void choices(Ui& ui, Rect box, GalleryState& s) {
  const auto names = ui.scope("Choix");
  Rect in = section(ui, box, "Choix", "20 × 20, zone tactile 44");
  Rect row = in.cut_top(32, 8);
  ui.checkbox(row.cut_left(110, 10), "a", "Non coché", s.is_unchecked);
  ui.checkbox(row.cut_left(90, 10), "b", "Coché", s.is_checked);
  ui.checkbox(row.cut_left(90, 10), "c", "Partiel", s.is_partial, {.is_mixed = true});
  ui.switch_(row.cut_left(100, 10), "d", "Non", s.is_off);
  ui.switch_(row.cut_left(100, 10), "e", "Oui", s.is_on);
  static constexpr std::array radios{Choice{.label = "Choix A"}, Choice{.label = "Choix B"}};
  ui.radio_group(in.take_left(120).with_height(64), "r", "Choix", radios, s.radio);
  static constexpr std::array cards{Choice{.label = "Courtier", .detail = "Présent sur place", .note = "0 $"},
                                    Choice{.label = "Client", .detail = "Remet les clés", .note = "45 $"}};
  ui.choice_cards(in.take_right(440).with_height(60), "cards", "Contact", cards, s.card, 2);
}

void table(Ui& ui, Rect box) {
  const auto names = ui.scope("Tableau");
  const Rect in = section(ui, box, "Tableau", "en-tête 36, ligne 56");
  static constexpr std::array columns{
      Column{.title = "Facture", .sort = Sort::descending},
      Column{.title = "Montant", .width = 150, .align = Align::end, .sort = Sort::possible},
      Column{.title = "État", .width = 130}, Column{.title = "Actions", .width = 64, .hides_title = true}};
  auto t = ui.table(in.with_height(ui.table_height(3)), "invoices",
                    {.name = "Factures", .columns = columns, .row_count = 3});
  for (int n = 0; n < 3; ++n) {
    auto row = t.row(n, {.is_selected = n == 2, .name = "Ouvrir F-2026-0412"});
    Rect cell = row.cell().centered_vertically(36);
    ui.text(cell.cut_top(20), "F-2026-0412", {.weight = Weight::semibold, .fit = Fit::exact});
    ui.text(cell, "Halle Girondins", {.size = Size::caption, .color = Color::text3});
    ui.text(row.cell(), "4 104,00 €",
            {.weight = Weight::semibold, .align = Align::end, .fit = Fit::exact, .vertical = Align::center});
    const Rect state = row.cell();
    ui.status_chip({state.x, state.center().y - 12}, "À payer", Tone::warning);
    ui.icon_button(row.cell().centered(32, 32), "more", Icon::ellipsis, "Actions");
  }
}

void labels(Ui& ui, Rect box, GalleryState& s) {
  const auto names = ui.scope("Étiquettes, onglets, segments");
  Rect in = section(ui, box, "Étiquettes, onglets, segments", "24 · 32 · 44 · 36");
  Rect row = in.cut_top(24, 12);
  const std::array chips{std::pair{"Archivée", Tone::neutral}, std::pair{"À payer", Tone::warning},
                         std::pair{"En retard", Tone::danger}, std::pair{"Contestée", Tone::violet},
                         std::pair{"Payée", Tone::success},    std::pair{"Captation", Tone::info},
                         std::pair{"3 non lus", Tone::accent}};
  for (const auto& [label, tone] : chips) {
    const Rect chip = row.cut_left(ui.status_chip_width(label), 6);
    ui.status_chip({chip.x, chip.y}, label, tone);
  }
  row = in.cut_top(32, 16);
  ui.filter_chip(row.cut_left(ui.filter_chip_width("Toutes 20"), 8), "all", "Toutes 20", true);
  ui.filter_chip(row.cut_left(ui.filter_chip_width("À payer 1", {.has_dot = true}), 8), "due", "À payer 1",
                 false, {.dot = Tone::warning, .has_dot = true});
  ui.filter_chip(row.cut_left(ui.filter_chip_width("Marque : Kestrel", {.is_removable = true}), 8), "brand",
                 "Marque : Kestrel", true, {.is_removable = true});
  ui.filter_chip(row.cut_left(ui.filter_chip_width("Filtres", {.icon = Icon::sliders_horizontal}), 8), "more",
                 "Filtres", false, {.icon = Icon::sliders_horizontal});
  static constexpr std::array tabs{TabSpec{.label = "Multimédia", .count = 42}, TabSpec{.label = "Détails"},
                                   TabSpec{.label = "Messages", .count = 2}, TabSpec{.label = "Facture"}};
  ui.tabs(in.cut_top(44, 16), "tabs", "Commande", tabs, s.tab);
  row = in.cut_top(36, 8);
  static constexpr std::array modes{Choice{.label = "Voir", .icon = Icon::eye},
                                    Choice{.label = "Télécharger", .icon = Icon::download}};
  ui.segmented(row.cut_right(220, 16), "mode", "Mode", modes, s.mode);
  static constexpr std::array crumbs{Crumb{"Commandes", "/commandes"}, Crumb{"Québec", "/commandes/quebec"},
                                     Crumb{"1248, rue des Érables", ""}};
  ui.breadcrumb(row, "crumbs", "Fil d’Ariane", crumbs);
}

void steps(Ui& ui, Rect box) {
  const auto names = ui.scope("Frise et étapes");
  Rect in = section(ui, box, "Frise et étapes", "pastille 20, trait 2");
  static constexpr std::array<std::string_view, 5> labels{"Reçue", "Planifiée", "Captation", "Traitement",
                                                          "Livrée"};
  ui.steps(in.cut_top(44, 16), labels, 3, true);
  ui.step_bar(in.cut_top(28, 16), "Traitement", 3, 5);
  static constexpr std::array items{
      TimelineItem{
          .title = "Fichiers livrés", .detail = "Aujourd’hui, 15:40 · Karim Benali", .tone = Tone::success},
      TimelineItem{.title = "Retouche terminée", .detail = "Aujourd’hui, 14:05", .state = StepState::current},
      TimelineItem{
          .title = "Captation sur place", .detail = "Hier, 9:10 · Noémie Roy", .state = StepState::to_come}};
  ui.timeline(in, items);
}

void notices(Ui& ui, Rect box) {
  const auto names = ui.scope("Notifications");
  Rect in = section(ui, box, "Notifications", "rayon 10");
  ui.notice(in.cut_top(42, 8), "a", "Le paiement apparaît sous 1 à 2 jours ouvrés.", {.is_closable = true});
  ui.notice(in.cut_top(42, 8), "b", "Document en cours d’édition par Tomasz Zieliński.",
            {.tone = Tone::warning, .icon = Icon::lock, .action = "Prévenir"});
  ui.notice(in.cut_top(42, 8), "c", "Le lien de connexion a expiré. Demandez-en un nouveau.",
            {.tone = Tone::danger});
}

void progress(Ui& ui, Rect box) {
  const auto names = ui.scope("Progression et envois");
  Rect in = section(ui, box, "Progression et envois", "barre 6, ligne 60");
  Rect row = in.cut_top(24, 8);
  ui.spinner(row.cut_right(24, 16));
  ui.text(
      row.cut_right(44), "64 %",
      {.size = Size::caption, .weight = Weight::semibold, .align = Align::end, .vertical = Align::center});
  ui.progress(row, 0.64f, "Envoi");
  const auto list = ui.list("uploads", in, "Envois");
  (void)ui.upload_row(in.cut_top(60), 1,
                      {.name = "erables_04.jpg",
                       .caption = "18 % · 9,0 Mo",
                       .icon = Icon::file_image,
                       .fraction = 0.18f,
                       .action = "Annuler"});
  ui.separator(in);
  (void)ui.upload_row(in.cut_top(60), 2,
                      {.name = "Erables-1248.zip",
                       .caption = "Reçu et vérifié",
                       .icon = Icon::file_archive,
                       .fraction = 1,
                       .state = UploadRowState::done,
                       .action = "Actions",
                       .action_icon = Icon::ellipsis});
  ui.separator(in);
  (void)ui.upload_row(in.cut_top(60, 12), 3,
                      {.name = "drone_4k.mp4",
                       .caption = "Interrompu",
                       .icon = Icon::video,
                       .fraction = 0.41f,
                       .state = UploadRowState::failed,
                       .action = "Réessayer",
                       .action_icon = Icon::refresh_cw});
  ui.drop_zone(in.cut_top(120, 12), "drop",
               {.title = "Déposez les fichiers ici", .detail = "JPEG, PNG ou PDF, 200 Mo au plus"});
  for (int n = 0; n < 2; ++n) {
    Rect line = in.cut_top(48, 8);
    ui.skeleton(line.cut_left(56, 12));
    ui.skeleton(line.cut_top(12, 10).with_width(260));
    ui.skeleton(line.take_top(10).with_width(380));
  }
}

void tiles(Ui& ui, Rect box) {
  const auto names = ui.scope("Tuiles, avatars");
  Rect in = section(ui, box, "Tuiles, avatars", "152, rayon 12");
  const Rect row = in.cut_top(152, 16);
  ui.tile(
      column(row, 3, 12, 0), "order",
      {.icon = Icon::camera, .title = "Commander", .detail = "Photos, visite 360°, plan", .is_filled = true});
  ui.tile(column(row, 3, 12, 1), "media",
          {.icon = Icon::images, .title = "Médias", .detail = "214 médias", .chip = "38"});
  ui.tile(column(row, 3, 12, 2), "invoices",
          {.icon = Icon::receipt_text,
           .title = "Factures",
           .detail = "1 à régler",
           .chip = "1",
           .chip_tone = Tone::warning});
  Rect faces = in.cut_top(56, 8);
  for (const auto& [name, side] : {std::pair{"Maude Tremblay", 24.f}, std::pair{"Karim Benali", 32.f},
                                   std::pair{"Élise Gagnon", 40.f}, std::pair{"Łucja Sowa", 56.f}}) {
    ui.avatar(faces.cut_left(side, 12).centered(side, side), name, {.is_online = side == 40});
  }
  ui.nav_item(faces.cut_left(200, 8).centered_vertically(40), "nav", "Commandes",
              {.icon = Icon::camera, .count = 4, .is_current = true});
}

void charts(Ui& ui, Rect box) {
  const auto names = ui.scope("Graphiques");
  const Rect in = section(ui, box, "Graphiques", "barres, courbe");
  static constexpr std::array bars{40.f, 32.f, 44.f, 36.f, 56.f, 43.f};
  static constexpr std::array<std::string_view, 6> months{"Juin", "Juil.", "Août", "Sept.", "Oct.", "Nov."};
  ui.bar_chart(column(in, 2, 24, 0), "Commandes livrées : 67", bars, months);
  static constexpr std::array delay{40.f, 34.f, 36.f, 30.f, 28.f, 31.f, 25.f, 26.f, 22.f, 21.f};
  ui.line_chart(column(in, 2, 24, 1), "Délai moyen : 21 h", delay);
}

void confirmation(Ui& ui, GalleryState& s) {
  auto dialog = ui.dialog(
      "confirm",
      {.title = "Effacer cette commande ?", .width = 440, .icon = Icon::trash_2, .tone = Tone::danger});
  const std::string_view text = "Les 42 fichiers de « 9, rue du Fleuve » seront supprimés définitivement.";
  const TextStyle style{.color = Color::text2, .fit = Fit::wrap};
  const float height = ui.text_height(text, dialog.content().w, style);
  ui.text(dialog.content().with_height(height), text, style);
  dialog.finish(height);
  Rect foot = dialog.footer();
  const ButtonSpec erase{.kind = ButtonKind::danger};
  const bool is_erased =
      ui.button(foot.cut_right(ui.button_width("Effacer", erase), 8), "erase", "Effacer", erase);
  const bool is_cancelled = ui.button(foot.cut_right(ui.button_width("Annuler"), 8), "cancel", "Annuler");
  if (is_erased || is_cancelled || dialog.wants_close()) s.has_dialog = false;
}

}  // namespace

void gallery(Ui& ui, GalleryState& s) {
  ui.fill(ui.viewport(), Color::bg);
  const auto page = ui.region(Role::page, "gallery", ui.viewport());
  auto scroller = ui.scroller("scroll", ui.viewport(), "Composants");
  const Rect area = scroller.content().inset(24, 24);
  const Rect left_area = column(area, 2, 20, 0), right_area = column(area, 2, 20, 1);
  Stack left(left_area, 20), right(right_area, 20);
  buttons(ui, left.next(196));
  fields(ui, left.next(456), s);
  choices(ui, left.next(180), s);
  table(ui, left.next(292));
  notices(ui, left.next(230));
  labels(ui, right.next(284), s);
  steps(ui, right.next(336));
  progress(ui, right.next(564));
  tiles(ui, right.next(312));
  charts(ui, left.next(200));
  scroller.finish(std::max(left.height(), right.height()) + 48);
  if (s.has_dialog) confirmation(ui, s);
}

}  // namespace guichet::ui
