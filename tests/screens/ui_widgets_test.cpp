#include <boost/test/unit_test.hpp>

#include <array>

#include "tests/support/screens/headless_screen.hpp"

namespace guichet::tests {

using namespace ui;

BOOST_AUTO_TEST_SUITE(ui_widgets)

BOOST_AUTO_TEST_CASE(a_button_reports_its_activation_once) {
  int pressed = 0;
  HeadlessScreen screen({}, [&](Ui& u) {
    pressed += u.button({20, 20, 120, 40}, "send", "Envoyer") ? 1 : 0;
  });
  BOOST_TEST(screen.click(Role::button, "Envoyer"), screen.failure());
  BOOST_TEST(pressed == 1);
  screen.press(PressedKey::enter);
  BOOST_TEST(pressed == 2);
}

BOOST_AUTO_TEST_CASE(a_disabled_button_does_nothing_and_says_why) {
  int pressed = 0;
  HeadlessScreen screen({}, [&](Ui& u) {
    pressed +=
        u.button({20, 20, 120, 40}, "send", "Envoyer", {.is_disabled = true, .reason = "Rien à envoyer"}) ? 1
                                                                                                          : 0;
  });
  BOOST_TEST(!screen.click(Role::button, "Envoyer"));
  const Node* node = screen.find(Role::button, "Envoyer");
  BOOST_TEST_REQUIRE(node != nullptr);
  BOOST_TEST(node->description == "Rien à envoyer");
  screen.send(event::Activate{node->id});
  BOOST_TEST(pressed == 0);
}

BOOST_AUTO_TEST_CASE(a_field_takes_what_is_typed_and_shows_its_error) {
  std::string mail;
  HeadlessScreen screen({}, [&](Ui& u) {
    u.text_field({20, 20, 300, 90}, "mail", mail,
                 {.label = "E-mail", .kind = FieldKind::email, .error = mail.empty() ? "Manque" : ""});
  });
  BOOST_TEST((screen.find(Role::text_field, "E-mail")->has(State::invalid)));
  BOOST_TEST(screen.type("E-mail", "zażółć@exemple.fr"), screen.failure());
  BOOST_TEST(mail == "zażółć@exemple.fr");
  BOOST_TEST(screen.find(Role::text_field, "E-mail")->value == mail);
  BOOST_TEST((!screen.find(Role::text_field, "E-mail")->has(State::invalid)));
}

BOOST_AUTO_TEST_CASE(a_password_is_drawn_as_dots_until_it_is_revealed) {
  std::string secret = "abc";
  HeadlessScreen screen({}, [&](Ui& u) {
    u.text_field({20, 20, 300, 64}, "p", secret,
                 {.label = "Mot de passe", .kind = FieldKind::current_password});
  });
  BOOST_TEST((!screen.find(Role::text_field, "Mot de passe")->has(State::reveals_value)));
  BOOST_TEST(screen.click(Role::button, "Afficher le mot de passe"), screen.failure());
  BOOST_TEST((screen.find(Role::text_field, "Mot de passe")->has(State::reveals_value)));
}

BOOST_AUTO_TEST_CASE(choices_follow_their_bound_values) {
  bool is_checked = false, is_on = false;
  int radio = 0, slot = 0;
  static constexpr std::array options{Choice{.label = "Matin"}, Choice{.label = "Soir"}};
  HeadlessScreen screen({}, [&](Ui& u) {
    u.checkbox({20, 20, 200, 32}, "c", "Accepter", is_checked);
    u.switch_({20, 60, 200, 32}, "s", "Alertes", is_on);
    u.segmented({20, 100, 200, 36}, "m", "Moment", options, radio);
    u.select({20, 150, 200, 64}, "p", options, slot, {.label = "Plage"});
  });
  BOOST_TEST(screen.click(Role::checkbox, "Accepter"), screen.failure());
  BOOST_TEST(screen.click(Role::switch_, "Alertes"), screen.failure());
  BOOST_TEST(screen.click(Role::radio, "Soir"), screen.failure());
  BOOST_TEST(screen.choose("Plage", "Soir"), screen.failure());
  BOOST_TEST((is_checked && is_on && radio == 1 && slot == 1));
  BOOST_TEST((screen.find(Role::checkbox, "Accepter")->has(State::checked)));
}

BOOST_AUTO_TEST_CASE(tabs_are_chosen_by_click_and_by_arrow) {
  int tab = 0;
  static constexpr std::array tabs{TabSpec{.label = "Un"}, TabSpec{.label = "Deux"},
                                   TabSpec{.label = "Trois"}};
  HeadlessScreen screen({}, [&](Ui& u) { u.tabs({20, 20, 400, 44}, "t", "Onglets", tabs, tab); });
  BOOST_TEST(screen.click(Role::tab, "Deux"), screen.failure());
  BOOST_TEST(tab == 1);
  screen.press(PressedKey::right);
  BOOST_TEST(tab == 2);
  BOOST_TEST(screen.focused()->name == "Trois");
}

BOOST_AUTO_TEST_CASE(a_table_reports_its_rows_and_its_sorting) {
  int opened = -1, sorted = -1;
  static constexpr std::array columns{Column{.title = "Numéro", .sort = Sort::possible},
                                      Column{.title = "Total", .width = 100}};
  HeadlessScreen screen({}, [&](Ui& u) {
    auto table = u.table({20, 20, 500, u.table_height(2)}, "t",
                         {.name = "Factures", .columns = columns, .row_count = 2});
    if (table.sort_clicked() >= 0) sorted = table.sort_clicked();
    for (int n = 0; n < 2; ++n) {
      auto row = table.row(n, {.name = n == 0 ? "Première" : "Seconde"});
      u.text(row.cell(), "F-1", {});
      u.text(row.cell(), "4,00", {});
      if (row.is_activated()) opened = n;
    }
  });
  BOOST_TEST(screen.click(Role::row, "Seconde"), screen.failure());
  BOOST_TEST(opened == 1);
  BOOST_TEST(screen.click(Role::column_header, "Numéro"), screen.failure());
  BOOST_TEST(sorted == 0);
}

BOOST_AUTO_TEST_CASE(a_dialog_covers_the_page_and_escape_asks_to_close_it) {
  bool is_open = true;
  int below = 0;
  HeadlessScreen screen({}, [&](Ui& u) {
    below += u.button({700, 430, 120, 40}, "below", "Dessous") ? 1 : 0;
    if (!is_open) return;
    auto dialog = u.dialog("d", {.title = "Question"});
    u.text(dialog.content(), "Vraiment ?", {});
    dialog.finish(40);
    if (u.button(dialog.footer().take_right(120), "yes", "Oui") || dialog.wants_close()) is_open = false;
  });
  BOOST_TEST(!screen.click(Role::button, "Dessous"));
  screen.press(PressedKey::escape);
  BOOST_TEST(!is_open);
  BOOST_TEST(screen.click(Role::button, "Dessous"), screen.failure());
  BOOST_TEST(below == 1);
}

BOOST_AUTO_TEST_CASE(scrolling_moves_pixels_but_no_node) {
  HeadlessScreen screen({.width = 400, .height = 300}, [&](Ui& u) {
    auto scroller = u.scroller("s", u.viewport(), "Liste");
    u.button(scroller.content().moved(0, 900).with_height(40), "last", "Dernier");
    scroller.finish(1000);
  });
  const Rect before = screen.find(Role::button, "Dernier")->box;
  BOOST_TEST(screen.scroll("Liste", 700));
  BOOST_TEST((screen.find(Role::button, "Dernier")->box == before));
  BOOST_TEST(screen.ui().on_screen(*screen.find(Role::button, "Dernier")).y == 200);
  BOOST_TEST(screen.click(Role::button, "Dernier"), screen.failure());
}

BOOST_AUTO_TEST_CASE(a_toast_offers_its_action_and_leaves) {
  bool is_undone = false;
  HeadlessScreen screen({}, [&](Ui& u) { is_undone |= u.toast_action("sent"); });
  screen.ui().toast("sent", "Devis envoyé", {.action = "Annuler"});
  screen.settle();
  BOOST_TEST(screen.click(Role::button, "Annuler"), screen.failure());
  BOOST_TEST(is_undone);
  screen.send(event::PointerMove{900, 20});
  screen.ui().toast("sent", "Devis envoyé", {});
  screen.settle();
  BOOST_TEST(screen.has_text("Devis envoyé"));
  screen.advance(6000);
  BOOST_TEST(!screen.has_text("Devis envoyé"));
}

// WCAG 2.2.1
BOOST_AUTO_TEST_CASE(a_toast_waits_for_whoever_is_on_it) {
  HeadlessScreen screen({}, [](Ui&) {});
  const auto is_there = [&] { return screen.has_text("Message supprimé"); };
  screen.ui().toast("gone", "Message supprimé", {.action = "Annuler"});
  screen.advance(19000);
  BOOST_TEST(is_there());
  screen.hover(Role::button, "Annuler");
  screen.advance(60000);
  BOOST_TEST(is_there());
  BOOST_TEST(screen.ui().is_toast_held("gone"));
  BOOST_TEST(screen.frames_at_rest(100) == 0);
  screen.send(event::PointerMove{900, 20});
  screen.tab();  // it has the only controls
  screen.advance(60000);
  BOOST_TEST(is_there());
  screen.send(event::Blur{screen.focused()->id});
  screen.advance(4000);
  BOOST_TEST(is_there());
  screen.advance(2000);
  BOOST_TEST(!is_there());
}

// WCAG 2.4.11
BOOST_AUTO_TEST_CASE(a_toast_does_not_cover_what_has_the_focus) {
  for (const float width : {390.f, 1440.f}) {
    HeadlessScreen screen({.width = width}, [](Ui& u) {
      (void)u.button({24, 770, 200, 44}, "low", "En bas");
      (void)u.button({24, 300, 200, 44}, "middle", "Au milieu");
    });
    screen.ui().toast("sent", "Devis envoyé", {.stays = true});
    screen.settle();
    const auto is_covered = [&] {
      const Rect toast = screen.ui().on_screen(*screen.find(Role::paragraph, "Devis envoyé"));
      return toast.intersects(screen.ui().on_screen(*screen.focused()));
    };
    screen.tab();
    BOOST_TEST(screen.focused()->name == "En bas");
    BOOST_TEST(!is_covered());
    screen.tab();
    BOOST_TEST(!is_covered());
  }
}

BOOST_AUTO_TEST_CASE(a_viewer_gets_drags_and_keys) {
  ViewerInput seen;
  HeadlessScreen screen({}, [&](Ui& u) {
    ViewerInput now = u.viewer({0, 0, 400, 300}, "v", "Visite");
    if (now.drag_x != 0 || !now.keys.empty()) seen = now;
  });
  const NodeId id = screen.find(Role::viewer, "Visite")->id;
  screen.send(event::PointerDown{.id = id, .x = 10, .y = 10});
  screen.send(event::PointerMove{.x = 35, .y = 10});
  BOOST_TEST(seen.drag_x == 25);
  screen.send(event::PointerUp{.id = id, .x = 35, .y = 10});
  screen.send(event::Key{.id = id, .key = PressedKey::left});
  BOOST_TEST(seen.keys.size() == 1u);
}

BOOST_AUTO_TEST_CASE(absurdly_long_texts_are_cut_without_leaving_their_box) {
  const std::string absurd(400, 'W');
  std::string value = absurd;
  HeadlessScreen screen({}, [&](Ui& u) {
    u.text({20, 20, 200, 20}, absurd, {});
    u.text({20, 60, 200, 60}, absurd, {.fit = Fit::wrap, .max_lines = 3});
    u.text_field({20, 140, 200, 64}, "f", value, {.label = absurd});
    u.filter_chip({20, 220, 200, 32}, "c", absurd, true);
    u.tile({300, 20, 200, 152}, "t", {.icon = Icon::camera, .title = absurd, .detail = absurd});
    u.text({300, 200, 200, 20}, "4 104,00 €", {.fit = Fit::exact});
  });
  BOOST_TEST(screen.problems_text() == "");
  for (const Node& n : screen.ui().nodes()) BOOST_TEST(n.text_box.right() <= 501);
}

BOOST_AUTO_TEST_CASE(an_amount_that_does_not_fit_is_a_layout_problem) {
  HeadlessScreen screen({}, [&](Ui& u) { u.text({20, 20, 20, 20}, "4 104,00 €", {.fit = Fit::exact}); });
  BOOST_TEST(!screen.problems_text().empty());
}

BOOST_AUTO_TEST_CASE(a_line_never_breaks_at_a_no_break_space) {
  HeadlessScreen screen({}, [&](Ui& u) {
    u.text({0, 0, 70, 60}, "Total d\u00FB\u00A0: 4\u202F104\u00A0\u20AC", {.fit = Fit::wrap});
  });
  const std::string& name = screen.ui().nodes().front().name;
  BOOST_TEST(name.find("4\u202F104\u00A0\u20AC") != std::string::npos);
  BOOST_TEST(name.find("d\u00FB\u00A0:") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
