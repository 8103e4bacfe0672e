// The keyboard patterns of the ARIA Authoring Practices, and what happens to the focus.
#include <boost/test/unit_test.hpp>

#include <array>

#include "tests/support/screens/headless_screen.hpp"
#include "wasm-app/ui/choosers.hpp"
#include "wasm-app/ui/field_kinds.hpp"
#include "wasm-app/ui/grid.hpp"
#include "wasm-app/ui/tree.hpp"

namespace guichet::tests {

using namespace ui;

namespace {

std::string focused_name(const HeadlessScreen& screen) {
  return screen.focused() == nullptr ? "" : screen.focused()->name;
}

constexpr std::array<std::string_view, 40> streets{
    "Abricot", "Bouleau", "Cartier",  "Dorval", "Érables", "Fleuve", "Grande", "Huron", "Iris",  "Jardin",
    "Kepler",  "Laval",   "Montcalm", "Nord",   "Orme",    "Parc",   "Quai",   "Rang",  "Saule", "Tilleul",
    "A 2",     "B 2",     "C 2",      "D 2",    "E 2",     "F 2",    "G 2",    "H 2",   "I 2",   "J 2",
    "K 2",     "L 2",     "M 2",      "N 2",    "O 2",     "P 2",    "Q 2",    "R 2",   "S 2",   "T 2"};

struct MenuView {
  bool is_open = false;
  int chosen = -1, count = 4;
  void operator()(Ui& u) {
    if (u.button({20, 20, 120, 40}, "more", "Plus", {.has_menu = true, .is_open = is_open})) is_open = true;
    if (!is_open) return;
    auto menu = u.menu("menu", {20, 20, 120, 40}, {.item_count = count});
    for (int i = 0; i < count; ++i) {
      if (!u.menu_item(menu.next_item(), i, streets[static_cast<std::size_t>(i)])) continue;
      chosen = i;
      is_open = false;
    }
    if (menu.wants_close()) is_open = false;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ui_keyboard)

BOOST_AUTO_TEST_CASE(a_menu_takes_the_focus_moves_it_and_gives_it_back) {
  MenuView view;
  HeadlessScreen screen({}, [&](Ui& u) { view(u); });
  BOOST_TEST(screen.click(Role::button, "Plus"), screen.failure());
  BOOST_TEST(focused_name(screen) == "Abricot");
  screen.press(PressedKey::down);
  BOOST_TEST(focused_name(screen) == "Bouleau");
  screen.press(PressedKey::end);
  BOOST_TEST(focused_name(screen) == "Dorval");
  screen.press(PressedKey::down);
  BOOST_TEST(focused_name(screen) == "Abricot");
  screen.press(PressedKey::up);
  BOOST_TEST(focused_name(screen) == "Dorval");
  screen.press(PressedKey::home);
  screen.press_letter("c");
  BOOST_TEST(focused_name(screen) == "Cartier");
  screen.press(PressedKey::enter);
  BOOST_TEST(view.chosen == 2);
  BOOST_TEST(!view.is_open);
  BOOST_TEST(focused_name(screen) == "Plus");
}

BOOST_AUTO_TEST_CASE(escape_closes_a_menu_and_returns_to_its_button) {
  MenuView view;
  HeadlessScreen screen({}, [&](Ui& u) { view(u); });
  BOOST_TEST(screen.click(Role::button, "Plus"), screen.failure());
  screen.press(PressedKey::escape);
  BOOST_TEST(!view.is_open);
  BOOST_TEST(focused_name(screen) == "Plus");
}

BOOST_AUTO_TEST_CASE(escape_in_a_menu_does_not_reach_what_listens_around_it) {
  MenuView view;
  bool is_panel_open = true;
  HeadlessScreen screen({}, [&](Ui& u) {
    if (u.key_pressed(PressedKey::escape)) is_panel_open = false;
    view(u);
  });
  BOOST_TEST(screen.click(Role::button, "Plus"), screen.failure());
  screen.press(PressedKey::escape);
  BOOST_TEST(!view.is_open);
  BOOST_TEST(is_panel_open);
  screen.press(PressedKey::escape);
  BOOST_TEST(!is_panel_open);
}

BOOST_AUTO_TEST_CASE(type_ahead_finds_letters_with_accents_and_goes_on_to_the_next_match) {
  MenuView view{.count = 25};
  HeadlessScreen screen({}, [&](Ui& u) { view(u); });
  BOOST_TEST(screen.click(Role::button, "Plus"), screen.failure());
  screen.press_letter("e");
  BOOST_TEST(focused_name(screen) == "Érables");
  screen.advance(1000);
  screen.press_letter("e");
  BOOST_TEST(focused_name(screen) == "E 2");
}

BOOST_AUTO_TEST_CASE(a_menu_taller_than_the_screen_scrolls) {
  MenuView view{.count = 40};
  HeadlessScreen screen({.width = 800, .height = 400}, [&](Ui& u) { view(u); });
  BOOST_TEST(screen.click(Role::button, "Plus"), screen.failure());
  for (const Node& n : screen.ui().nodes())
    if (n.role == Role::menu) BOOST_TEST((n.box.y >= 0 && n.box.bottom() <= 400));
  BOOST_TEST(screen.click(Role::menu_item, "T 2"), screen.failure());
  BOOST_TEST(view.chosen == 39);
}

BOOST_AUTO_TEST_CASE(a_dialog_taller_than_the_screen_scrolls_and_keeps_its_buttons_in_sight) {
  bool is_accepted = false, is_last = false;
  HeadlessScreen screen({.width = 800, .height = 400}, [&](Ui& u) {
    auto dialog = u.dialog("d", {.title = "Conditions"});
    Rect content = dialog.content();
    for (int i = 0; i < 20; ++i) u.text(content.cut_top(40), streets[static_cast<std::size_t>(i)], {});
    is_last |= u.button(content.cut_top(40), "last", "Dernier");
    dialog.finish(840);
    is_accepted |= u.button(dialog.footer().take_right(120), "yes", "Accepter");
  });
  BOOST_TEST(screen.problems_text() == "");
  BOOST_TEST(screen.click(Role::button, "Accepter"), screen.failure());
  BOOST_TEST(screen.click(Role::button, "Dernier"), screen.failure());
  BOOST_TEST((is_accepted && is_last));
}

BOOST_AUTO_TEST_CASE(tabs_have_one_tab_stop_and_home_and_end) {
  int tab = 1;
  static constexpr std::array tabs{TabSpec{.label = "Un"}, TabSpec{.label = "Deux"},
                                   TabSpec{.label = "Trois"}};
  HeadlessScreen screen({}, [&](Ui& u) {
    u.tabs({20, 20, 400, 44}, "t", "Onglets", tabs, tab);
    u.button({20, 100, 120, 40}, "after", "Après");
  });
  screen.tab();
  BOOST_TEST(focused_name(screen) == "Deux");
  screen.press(PressedKey::end);
  BOOST_TEST((tab == 2 && focused_name(screen) == "Trois"));
  screen.press(PressedKey::right);
  BOOST_TEST((tab == 0 && focused_name(screen) == "Un"));
  screen.press(PressedKey::left);
  BOOST_TEST(tab == 2);
  screen.press(PressedKey::home);
  BOOST_TEST(tab == 0);
  screen.tab();
  BOOST_TEST(focused_name(screen) == "Après");
}

BOOST_AUTO_TEST_CASE(a_toolbar_is_one_tab_stop) {
  HeadlessScreen screen({}, [&](Ui& u) {
    {
      const auto bar = u.toolbar("bar", {20, 20, 300, 40}, "Outils");
      u.button({20, 20, 90, 40}, 1, "Couper");
      u.button({120, 20, 90, 40}, 2, "Copier");
      u.button({220, 20, 90, 40}, 3, "Coller");
    }
    u.button({20, 100, 120, 40}, "after", "Après");
  });
  screen.tab();
  BOOST_TEST(focused_name(screen) == "Couper");
  screen.press(PressedKey::right);
  screen.press(PressedKey::right);
  BOOST_TEST(focused_name(screen) == "Coller");
  screen.tab();
  BOOST_TEST(focused_name(screen) == "Après");
}

BOOST_AUTO_TEST_CASE(a_combobox_searches_and_is_chosen_from_by_keyboard) {
  std::string text;
  int chosen = -1;
  ChooserState state;
  std::vector<Choice> options;
  for (const std::string_view street : streets) options.push_back({.label = street});
  HeadlessScreen screen({}, [&](Ui& u) {
    const auto result = combobox(u, {20, 20, 300, 64}, "street", text, options, state,
                                 {.field = {.label = "Rue"}, .none_found = "Aucune rue"});
    if (result.chosen >= 0) chosen = result.chosen;
  });
  BOOST_TEST(screen.type("Rue", "erab"), screen.failure());
  const Node* field = screen.find(Role::text_field, "Rue");
  BOOST_TEST((field->has(State::expandable) && field->has(State::expanded)));
  BOOST_TEST(field->controls != 0u);
  BOOST_TEST(screen.find(Role::list_option, "Érables") != nullptr);
  BOOST_TEST(screen.find(Role::list_option, "Cartier") == nullptr);
  screen.press(PressedKey::down);
  BOOST_TEST(screen.find(Role::text_field, "Rue")->active_item ==
             screen.find(Role::list_option, "Érables")->id);
  BOOST_TEST(focused_name(screen) == "Rue");
  screen.press(PressedKey::enter);
  BOOST_TEST(chosen == 4);
  BOOST_TEST(text == "Érables");
  BOOST_TEST((!screen.find(Role::text_field, "Rue")->has(State::expanded)));
  BOOST_TEST(screen.type("Rue", "zzz"), screen.failure());
  BOOST_TEST(screen.has_text("Aucune rue"));
  screen.press(PressedKey::escape);
  BOOST_TEST(!screen.has_text("Aucune rue"));
}

BOOST_AUTO_TEST_CASE(escape_in_an_open_combobox_does_not_close_the_dialog_around_it) {
  std::string text;
  ChooserState state;
  bool is_open = true;
  static constexpr std::array options{Choice{.label = "Un"}, Choice{.label = "Deux"}};
  HeadlessScreen screen({}, [&](Ui& u) {
    if (!is_open) return;
    auto dialog = u.dialog("d", {.title = "Choix", .has_footer = false});
    combobox(u, dialog.content().take_top(64), "c", text, options, state, {.field = {.label = "Nombre"}});
    dialog.finish(64);
    if (dialog.wants_close()) is_open = false;
  });
  BOOST_TEST(screen.type("Nombre", "u"), screen.failure());
  screen.press(PressedKey::escape);
  BOOST_TEST(is_open);
  screen.press(PressedKey::escape);
  BOOST_TEST(!is_open);
}

BOOST_AUTO_TEST_CASE(a_picker_opens_at_its_choice_and_a_multiple_one_stays_open) {
  int index = 1;
  std::vector<int> several;
  ChooserState one, many;
  static constexpr std::array options{Choice{.label = "Un"}, Choice{.label = "Deux"},
                                      Choice{.label = "Trois"}};
  HeadlessScreen screen({}, [&](Ui& u) {
    picker(u, {20, 20, 200, 64}, "one", options, index, one, {.field = {.label = "Choix"}});
    multi_picker(u, {320, 20, 200, 64}, "many", options, several, many,
                 {.field = {.label = "Plusieurs", .placeholder = "Aucun"}});
  });
  BOOST_TEST(screen.click(Role::button, "Choix, Deux"), screen.failure());
  BOOST_TEST(focused_name(screen) == "Deux");
  screen.press(PressedKey::down);
  screen.press(PressedKey::enter);
  BOOST_TEST(index == 2);
  BOOST_TEST(focused_name(screen) == "Choix, Trois");
  BOOST_TEST(screen.click(Role::button, "Plusieurs, Aucun"), screen.failure());
  BOOST_TEST(screen.click(Role::list_option, "Trois"), screen.failure());
  BOOST_TEST(screen.click(Role::list_option, "Un"), screen.failure());
  BOOST_TEST((several == std::vector<int>{0, 2}));
  BOOST_TEST((screen.find(Role::list_option, "Un")->has(State::selected)));
  screen.press(PressedKey::escape);
  BOOST_TEST(screen.find(Role::list_option, "Un") == nullptr);
  BOOST_TEST(screen.find(Role::button, "Plusieurs, Un, Trois") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_long_picker_has_a_search_line) {
  int index = -1;
  ChooserState state;
  std::vector<Choice> options;
  for (const std::string_view street : streets) options.push_back({.label = street});
  HeadlessScreen screen({}, [&](Ui& u) {
    picker(u, {20, 20, 200, 64}, "p", options, index, state,
           {.field = {.label = "Rue"}, .search = "Rechercher"});
  });
  BOOST_TEST(screen.click(Role::button, "Rue, Choisir"), screen.failure());
  BOOST_TEST(screen.type("Rechercher", "mont"), screen.failure());
  screen.press(PressedKey::enter);
  BOOST_TEST(index == 12);
}

BOOST_AUTO_TEST_CASE(a_tree_opens_closes_and_climbs) {
  bool is_open = false;
  int activated = -1;
  HeadlessScreen screen({}, [&](Ui& u) {
    std::vector<TreeItem> items{{.key = "a", .label = "Plans", .has_children = true, .is_open = is_open}};
    if (is_open) items.push_back({.key = "b", .label = "Étage 1", .level = 2});
    items.push_back({.key = "c", .label = "Photos"});
    const TreeResult result = tree(u, {20, 20, 300, 200}, "tree", "Fichiers", items);
    if (result.toggled >= 0) is_open = !is_open;
    if (result.activated >= 0) activated = result.activated;
  });
  screen.tab();
  BOOST_TEST(focused_name(screen) == "Plans");
  BOOST_TEST((screen.focused()->has(State::expandable) && !screen.focused()->has(State::expanded)));
  screen.press(PressedKey::right);
  BOOST_TEST(is_open);
  screen.press(PressedKey::right);
  BOOST_TEST(focused_name(screen) == "Étage 1");
  BOOST_TEST(screen.focused()->level == 2);
  screen.press(PressedKey::enter);
  BOOST_TEST(activated == 1);
  screen.press(PressedKey::left);
  BOOST_TEST(focused_name(screen) == "Plans");
  screen.press(PressedKey::left);
  BOOST_TEST(!is_open);
}

BOOST_AUTO_TEST_CASE(a_number_moves_by_keys_and_buttons_within_its_limits) {
  std::string text = "9";
  std::int64_t value = 9;
  HeadlessScreen screen({}, [&](Ui& u) {
    number_field(
        u, {20, 20, 300, 64}, "n", text, value,
        {.field = {.label = "Pièces"}, .min = 1, .max = 10, .decrease = "Moins", .increase = "Plus"});
  });
  BOOST_TEST(screen.click(Role::button, "Plus"), screen.failure());
  BOOST_TEST((value == 10 && text == "10"));
  BOOST_TEST((screen.find(Role::button, "Plus")->has(State::disabled)));
  BOOST_TEST(screen.type("Pièces", "4"), screen.failure());
  BOOST_TEST(value == 4);
  screen.press(PressedKey::down);
  BOOST_TEST((value == 3 && text == "3"));
  BOOST_TEST(screen.type("Pièces", "4000"), screen.failure());
  BOOST_TEST(value == 3);
}

BOOST_AUTO_TEST_CASE(a_tooltip_stays_while_it_is_pointed_at_and_goes_with_escape) {  // WCAG 1.4.13
  HeadlessScreen screen({.width = 400, .height = 200}, [](Ui& u) {
    (void)u.icon_button({180, 40, 40, 40}, "find", Icon::search, "Rechercher", {.shortcut = "Control+K"});
  });
  const Vec2 on_tip{200, 92};
  const auto is_shown = [&] {
    const Pixels& picture = screen.pixels();
    const std::size_t at =
        (static_cast<std::size_t>(on_tip.y - 3) * static_cast<std::size_t>(picture.width) + 160) * 4;
    return picture.rgba[at] < 128;
  };
  BOOST_TEST(!is_shown());
  screen.hover(Role::button, "Rechercher");
  screen.advance(500);
  BOOST_TEST(is_shown());
  screen.send(event::PointerMove{on_tip.x, on_tip.y});
  screen.advance(500);
  BOOST_TEST(is_shown());
  screen.press(PressedKey::escape);
  BOOST_TEST(!is_shown());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
