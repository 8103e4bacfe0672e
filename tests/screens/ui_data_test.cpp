// Tables of any length, charts, codes and formatted text.
#include <boost/test/unit_test.hpp>

#include <array>
#include <set>
#include <tuple>

#include "tests/support/screens/headless_screen.hpp"
#include "wasm-app/ui/charts.hpp"
#include "wasm-app/ui/field_kinds.hpp"
#include "wasm-app/ui/grid.hpp"
#include "wasm-app/ui/pieces.hpp"
#include "wasm-app/ui/qr_code.hpp"
#include "wasm-app/ui/rich_text.hpp"

namespace guichet::tests {

using namespace ui;

namespace {

constexpr int million = 1'000'000;

struct GridView {
  GridState state;
  std::set<int> selected;
  int opened = -1, sorted = -1, context = -1, laid_out = 0, rows = million;

  void operator()(Ui& u) {
    static constexpr std::array columns{Column{.title = "Numéro", .sort = Sort::ascending},
                                        Column{.title = "Total", .width = 120}};
    auto table = grid(u, {20, 20, 600, 400}, "g",
                      {.name = "Factures",
                       .columns = columns,
                       .row_count = rows,
                       .is_resizable = true,
                       .is_selectable = true,
                       .some_selected = !selected.empty(),
                       .select_all = "Tout",
                       .select_row = "Choisir",
                       .resize = "Largeur",
                       .has_totals = true},
                      state);
    laid_out = static_cast<int>(table.rows().size());
    for (const int i : table.rows()) {
      const std::string name = "F-" + std::to_string(i);
      auto row = table.row(i, {.is_selected = selected.contains(i), .has_context = true, .name = name});
      u.text(row.cell(), name, {.vertical = Align::center});
      u.text(row.cell(), "4,00", {.align = Align::end, .vertical = Align::center});
      if (row.is_activated()) opened = i;
    }
    {
      auto foot = table.totals();
      u.text(foot.cell(), "Total", {.vertical = Align::center});
      u.text(foot.cell(), "4 000 000,00", {.align = Align::end, .vertical = Align::center});
    }
    if (table.toggled() >= 0 && !selected.insert(table.toggled()).second) selected.erase(table.toggled());
    if (table.sort_clicked() >= 0) sorted = table.sort_clicked();
    if (table.context_row() >= 0) context = table.context_row();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ui_data)

BOOST_AUTO_TEST_CASE(a_million_rows_cost_what_one_sees) {
  GridView view;
  HeadlessScreen screen({.width = 700, .height = 500}, [&](Ui& u) { view(u); });
  BOOST_TEST(screen.problems_text() == "");
  BOOST_TEST(view.laid_out < 20);
  const Node* table = screen.find(Role::grid, "Factures");
  BOOST_TEST_REQUIRE(table != nullptr);
  BOOST_TEST(table->row_count == million + 2);
  BOOST_TEST(screen.click(Role::row, "F-3"), screen.failure());
  BOOST_TEST(view.opened == 3);
  screen.press(PressedKey::end);
  BOOST_TEST(screen.focused()->name == "F-999999");
  BOOST_TEST(screen.click(Role::row, "F-999998"), screen.failure());
  BOOST_TEST(view.opened == million - 2);
  screen.press(PressedKey::page_up);
  BOOST_TEST(screen.focused()->name == "F-999994");
  screen.press(PressedKey::home);
  BOOST_TEST(screen.focused()->name == "F-0");
  screen.press(PressedKey::down);
  BOOST_TEST(screen.focused()->name == "F-1");
}

BOOST_AUTO_TEST_CASE(rows_are_selected_sorted_and_columns_sized) {
  GridView view;
  HeadlessScreen screen({.width = 700, .height = 500}, [&](Ui& u) { view(u); });
  BOOST_TEST(screen.click(Role::checkbox, "Choisir F-2"), screen.failure());
  BOOST_TEST((view.selected == std::set<int>{2}));
  BOOST_TEST((screen.find(Role::checkbox, "Tout")->has(State::mixed)));
  BOOST_TEST((screen.find(Role::row, "F-2")->has(State::selected)));
  BOOST_TEST(screen.click(Role::column_header, "Numéro"), screen.failure());
  BOOST_TEST(view.sorted == 0);
  const Node* edge = screen.find(Role::separator, "Largeur Numéro");
  BOOST_TEST_REQUIRE(edge != nullptr);
  const float before = edge->value_now;
  const Vec2 at = screen.ui().on_screen(*edge).center();
  const NodeId id = edge->id;
  screen.send(event::PointerMove{at.x, at.y});
  screen.send(event::PointerDown{.id = id, .x = at.x, .y = at.y});
  screen.send(event::PointerMove{at.x - 100, at.y});
  screen.send(event::PointerUp{.id = id, .x = at.x - 100, .y = at.y});
  BOOST_TEST(std::abs(screen.find(Role::separator, "Largeur Numéro")->value_now - (before - 100)) < 8);
}

BOOST_AUTO_TEST_CASE(a_row_answers_the_context_menu_key) {
  GridView view;
  HeadlessScreen screen({.width = 700, .height = 500}, [&](Ui& u) { view(u); });
  BOOST_TEST(screen.click(Role::row, "F-1"), screen.failure());
  screen.press(PressedKey::context_menu);
  BOOST_TEST(view.context == 1);
}

BOOST_AUTO_TEST_CASE(a_chart_has_its_numbers_as_a_table) {
  static constexpr std::array values{12.f, 7.5f};
  static constexpr std::array<std::string_view, 2> months{"Juin", "Juil."};
  static constexpr std::array parts{ChartPart{"Payées", 30, "30 %"}, ChartPart{"Dues", 70, "70 %"}};
  HeadlessScreen screen({}, [&](Ui& u) {
    u.bar_chart({20, 20, 300, 200}, "Commandes", values, months);
    donut(u, {20, 300, 300, 120}, "Factures", "100", parts);
  });
  BOOST_TEST(screen.find(Role::table, "Commandes") != nullptr);
  BOOST_TEST(screen.find(Role::cell, "Juil.") != nullptr);
  BOOST_TEST(screen.find(Role::cell, "7.5") != nullptr);
  BOOST_TEST(screen.find(Role::cell, "70 %") != nullptr);
}

// Against npm's qrcode-generator (level M, bytes, smallest version; a text for which both take the same mask):
// the side, and FNV-1a over the modules.
BOOST_AUTO_TEST_CASE(codes_are_those_of_another_encoder) {
  const auto hash = [](const QrCode& code) {
    std::uint32_t out = 2166136261u;
    for (const std::uint8_t module : code.dark) out = (out ^ module) * 16777619u;
    return out;
  };
  const std::string payment =
      "BCD\n002\n1\nSCT\nBNPAFRPP\nAtelier Niveau "
      "SARL\nFR7630006000011234567890189\nEUR4104.00\n\n\nF-2026-0412\n";
  const std::vector<std::tuple<std::string, int, std::uint32_t>> known{{payment, 41, 0x39231bec}};
  for (const auto& [words, side, modules] : known) {
    const auto code = qr_code_of(words);
    BOOST_TEST_REQUIRE(code.has_value());
    BOOST_TEST(code->side == side);
    BOOST_TEST(hash(*code) == modules, words.substr(0, 20));
  }
  BOOST_TEST(!qr_code_of(std::string(3000, 'x')).has_value());
}

BOOST_AUTO_TEST_CASE(formatted_text_keeps_its_structure_and_its_links) {
  const auto blocks = read_rich_text(
      "# Conditions\nUn **mot** et [un lien](https://exemple.fr/a).\nSuite.\n\n- un\n- deux\n> cité\n\n3. "
      "trois\n\n[non](javascript:alert)");
  BOOST_TEST_REQUIRE(blocks.size() == 7u);
  BOOST_TEST((blocks[0].kind == BlockKind::heading && blocks[2].kind == BlockKind::bullet));
  BOOST_TEST(
      (blocks[4].kind == BlockKind::quote && blocks[5].kind == BlockKind::number && blocks[5].level == 3));
  float height = 0;
  HeadlessScreen screen({}, [&](Ui& u) { height = rich_text(u, {20, 20, 400, 800}, "t", blocks); });
  BOOST_TEST(height == rich_text_height(screen.ui(), blocks, 400));
  BOOST_TEST(screen.find(Role::heading, "Conditions") != nullptr);
  const Node* link = screen.find(Role::link, "un lien");
  BOOST_TEST_REQUIRE(link != nullptr);
  BOOST_TEST(link->href == "https://exemple.fr/a");
  BOOST_TEST(screen.find(Role::link, "non") == nullptr);
  BOOST_TEST(screen.has_text("non"));
  BOOST_TEST(screen.problems_text() == "");
}

BOOST_AUTO_TEST_CASE(pages_are_turned) {
  int page = 4;
  HeadlessScreen screen({}, [&](Ui& u) {
    paging(u, {20, 20, 600, 40}, "p", page, 12,
           {.name = "Pages", .previous = "Précédente", .next = "Suivante", .page = "Page {n}"});
  });
  BOOST_TEST((screen.find(Role::button, "Page 5")->has(State::current)));
  BOOST_TEST(screen.click(Role::button, "Suivante"), screen.failure());
  BOOST_TEST(page == 5);
  BOOST_TEST(screen.click(Role::button, "Page 12"), screen.failure());
  BOOST_TEST(page == 11);
  BOOST_TEST((screen.find(Role::button, "Suivante")->has(State::disabled)));
}

BOOST_AUTO_TEST_CASE(amounts_are_read_as_people_write_them) {  // P22
  BOOST_TEST(read_amount("1 234,5")->v == 123450);
  BOOST_TEST(read_amount("1,234.50 $")->v == 123450);
  BOOST_TEST(read_amount("12")->v == 1200);
  BOOST_TEST(read_amount("1.234")->v == 123400);
  BOOST_TEST(read_amount("\u22123,20 €")->v == -320);
  BOOST_TEST((!read_amount("douze") && !read_amount("") && !read_amount("99999999999999")));
}

BOOST_AUTO_TEST_CASE(dates_and_phones_are_shown_in_the_language_of_the_person) {
  std::string iso = "2026-11-17", phone, e164;
  HeadlessScreen screen({}, [&](Ui& u) {
    date_field(u, {20, 20, 300, 64}, "d", iso, Language::fr_ca, {.label = "Date"});
    phone_field(u, {20, 120, 300, 64}, "p", phone, e164, Language::fr_ca, {.label = "Téléphone"});
  });
  BOOST_TEST(screen.find(Role::text_field, "Date")->value == "2026-11-17");
  BOOST_TEST(screen.type("Téléphone", "(514) 555 0100"), screen.failure());
  BOOST_TEST(e164 == "+15145550100");
  screen.send(event::Blur{screen.find(Role::text_field, "Téléphone")->id});
  BOOST_TEST(phone == text::format_phone(e164, guichet::Region::ca));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
