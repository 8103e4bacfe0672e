// The page of the gallery, and what is shown above it.
#include <array>

#include "wasm-app/ui/gallery/stage.hpp"

namespace guichet::ui::gallery {
namespace {

struct Entry {
  std::string_view name;  // of its picture
  std::string_view title, note;
  void (*draw)(Stage&);
};

constexpr std::array entries{
    Entry{"buttons", "Boutons", "32 · 40 · 48, rayon 7 · 8 · 10", buttons},
    Entry{"fields", "Champs", "hauteur 40, rayon 8, bordure 1", fields},
    Entry{"typed_fields", "Champs de données", "montant, date, nombre, téléphone", typed_fields},
    Entry{"lists", "Listes", "recherche, choix multiple", lists},
    Entry{"choices", "Choix", "20 × 20, zone tactile 44", choices},
    Entry{"table", "Tableau", "en-tête 36, ligne 56", table},
    Entry{"large_table", "Tableau d’un million de lignes", "tri, choix, totaux, largeurs", large_table},
    Entry{"labels", "Étiquettes et filtres", "24 · 32", labels},
    Entry{"navigation", "Onglets, fil d’Ariane, segments", "44 · 20 · 36", navigation},
    Entry{"steps", "Frise et étapes", "pastille 20, trait 2", steps},
    Entry{"focus", "Anneau de focus", "2 px, décalage 2, contraste ≥ 3:1", focus_rings},
    Entry{"charts", "Graphiques", "barres, courbe, part", charts},
    Entry{"notices", "Notifications", "rayon 10", notices},
    Entry{"empty", "État vide", "illustration 64, texte centré", empty},
    Entry{"error", "État d’erreur", "illustration 64, texte centré", failed},
    Entry{"skeleton", "Chargement", "alpha 0,55 à 1, période 1,2 s", skeleton},
    Entry{"progress", "Progression et envois", "barre 6, ligne 60", progress},
    Entry{"tiles", "Tuiles et chiffres", "152, rayon 12", tiles},
    Entry{"avatars", "Avatars", "24 · 32 · 40 · 56", avatars},
    Entry{"tree", "Arborescence", "ligne 36", tree},
    Entry{"rich_text", "Texte mis en forme", "660 au plus", rich_text},
    Entry{"codes", "Codes QR", "niveau M, marge 4", codes},
    Entry{"viewer", "Visite et galerie", "rayon 12 · 8", viewer},
    Entry{"brands", "Couleur de marque", "corrigée automatiquement", brands},
    Entry{"dark", "Autre thème", "mêmes mesures", dark}};

// The card is as high as its content was in the frame before.
Rect draw_entry(Ui& ui, State& state, const Words& words, Rect area, int index) {
  const Entry& entry = entries[static_cast<std::size_t>(index)];
  const auto names = ui.scope(index + 1);
  float& height = state.heights[index];
  const Rect box = area.with_height(height + ui.px(24) + 12 + 40);
  ui.card(box);
  Rect inner = box.inset(24, 20);
  Rect head = inner.cut_top(ui.px(24), 12);
  const TextStyle note{
      .size = Size::caption, .color = Color::text3, .align = Align::end, .vertical = Align::center};
  ui.text(head.cut_right(ui.text_width(entry.note, note) + 1, 8), entry.note, note);
  ui.heading(head, entry.title, 2, {.size = Size::lead});
  Stage stage{ui, state, words, {inner.x, inner.y, inner.w, 1e5f}};
  entry.draw(stage);
  const float used = stage.rest.y - inner.y;
  if (used != height) ui.wake_after(0);
  height = used;
  return box;
}

void confirmation(Ui& ui, State& s, const Words& words) {
  auto dialog = ui.dialog(
      "confirm",
      {.title = words[Word::erase_title], .width = 440, .icon = Icon::trash_2, .tone = Tone::danger});
  const TextStyle style{.color = Color::text2, .fit = Fit::wrap};
  const float height = ui.text_height(words[Word::erase_text], dialog.content().w, style);
  ui.text(dialog.content().with_height(height), words[Word::erase_text], style);
  dialog.finish(height);
  Rect foot = dialog.footer();
  const auto button = [&](Key key, Word word, const ButtonSpec& spec) {
    return ui.button(foot.cut_right(std::min(foot.w / 2, ui.button_width(words[word], spec)), 8), key,
                     words[word], spec);
  };
  const bool is_erased = button("erase", Word::erase, {.kind = ButtonKind::danger});
  if (button("cancel", Word::cancel, {}) || is_erased || dialog.wants_close()) s.above = Above::nothing;
}

// Taller than a low window: scrolls between its title and its buttons.
void form(Ui& ui, State& s, const Words& words) {
  auto dialog = ui.dialog("form", {.title = words[Word::details]});
  Rect content = dialog.content();
  const float top = content.y;
  for (const Word word :
       {Word::client, Word::phone, Word::mail, Word::price, Word::discount, Word::message}) {
    const FieldSpec spec{.label = words[word], .help = words[Word::client_help]};
    ui.text_field(content.cut_top(ui.field_height(spec, content.w), ui.px(16)), static_cast<int>(word),
                  s.client, spec);
  }
  dialog.finish(content.y - top);
  if (ui.button(dialog.footer().take_right(std::min(dialog.footer().w, ui.button_width(words[Word::send]))),
                "send", words[Word::send], {.kind = ButtonKind::primary}) ||
      dialog.wants_close())
    s.above = Above::nothing;
}

void side_panel(Ui& ui, State& s, const Words& words) {
  auto sheet = ui.sheet(
      "panel",
      {.title = words[Word::details], .detail = words[Word::street], .is_full_page_on_phone = false});
  Rect content = sheet.content();
  const float top = content.y;
  content.cut_top(16);
  const auto line = [&](Word name, std::string_view value) {
    ui.key_value(content.cut_top(ui.px(32)), words[name], value);
  };
  line(Word::invoice, "F-2026-0412"), line(Word::amount, "4 104,00 €"), line(Word::state, words[Word::due]);
  ui.separator(content.cut_top(16));
  sheet.finish(content.y - top);
  if (ui.button(sheet.footer(), "pay", words[Word::send], {.kind = ButtonKind::primary}) ||
      sheet.wants_close())
    s.above = Above::nothing;
}

void drop_menu(Ui& ui, State& s, const Words& words) {
  auto menu = ui.menu("menu", {24, 24, 200, 40}, {.width = 240, .item_count = 4});
  const auto item = [&](Key key, Word word, const MenuItemSpec& spec) {
    return ui.menu_item(menu.next_item(), key, words[word], spec);
  };
  bool is_done = item(1, Word::preview, {.icon = Icon::eye, .detail = "Ctrl+P"});
  is_done |= item(2, Word::download, {.icon = Icon::download});
  is_done |= item(3, Word::send, {.icon = Icon::send, .is_disabled = true});
  is_done |= item(4, Word::erase, {.icon = Icon::trash_2, .is_danger = true});
  if (is_done || menu.wants_close()) s.above = Above::nothing;
}

void toasts(Ui& ui, State& s, const Words& words) {
  if (!std::exchange(s.is_toasted, true)) {
    ui.toast("sent", words[Word::sent],
             {.action = words.length() == Length::brief ? words[Word::undo] : "", .stays = true});
    ui.toast("failed", words[Word::interrupted],
             {.action = words.length() == Length::brief ? words[Word::retry] : "", .tone = Tone::danger});
  }
}

}  // namespace

std::vector<Section> page(Ui& ui, State& state, const Words& words, Rect area) {
  std::vector<Section> sections;
  const std::size_t columns = area.w >= 1000 ? 2 : 1;
  std::array<float, 2> bottoms{area.y, area.y};
  for (int i = 0; i < std::ssize(entries); ++i) {
    // the shorter column takes the next card
    const std::size_t at = columns == 2 && bottoms[1] < bottoms[0] ? 1 : 0;
    Rect place = column(area, columns, 20, at);
    place.y = bottoms[at];
    const Rect box = draw_entry(ui, state, words, place, i);
    bottoms[at] = box.bottom() + 20;
    sections.push_back({entries[static_cast<std::size_t>(i)].name, box});
  }
  return sections;
}

void above(Ui& ui, State& state, const Words& words) {
  if (state.above == Above::menu) drop_menu(ui, state, words);
  if (state.above == Above::dialog) confirmation(ui, state, words);
  if (state.above == Above::form) form(ui, state, words);
  if (state.above == Above::sheet) side_panel(ui, state, words);
  if (state.above == Above::toast) toasts(ui, state, words);
  if (state.above == Above::suggestions || state.above == Above::choices) {
    const auto scope = ui.scope("above");
    (state.above == Above::choices ? state.services_list : state.choices).is_open = true;
    Stage stage{ui, state, words, {24, 24, std::min(560.f, ui.viewport().w - 48), 200}};
    lists(stage);
  }
}

void screen(Ui& ui, State& state, const Words& words) {
  ui.fill(ui.viewport(), Color::bg);
  const auto around = ui.region(Role::page, "gallery", ui.viewport());
  {
    auto scroller = ui.scroller("scroll", ui.viewport(), "Composants");
    Rect area = scroller.content().inset(ui.is_phone() ? 16.f : 24.f, 24);
    Rect row = area.cut_top(ui.control_height(), 20);
    static constexpr std::array<std::pair<std::string_view, Above>, 5> buttons_above{
        {{"Menu", Above::menu},
         {"Dialogue", Above::dialog},
         {"Formulaire", Above::form},
         {"Panneau", Above::sheet},
         {"Message", Above::toast}}};
    for (const auto& [label, what] : buttons_above) {
      const float width = ui.button_width(label);
      if (width > row.w) row = area.cut_top(ui.control_height(), 20);
      if (ui.button(row.cut_left(width, 8), static_cast<int>(what), label))
        state.above = what, state.is_toasted = false;
    }
    float bottom = area.y;
    for (const Section& section : page(ui, state, words, area))
      bottom = std::max(bottom, section.box.bottom());
    scroller.finish(bottom - scroller.content().y + 24);
  }
  above(ui, state, words);
}

}  // namespace guichet::ui::gallery
