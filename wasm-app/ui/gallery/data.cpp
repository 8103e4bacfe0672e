// Labels, navigation, tables, messages and figures.
#include <array>

#include "wasm-app/ui/charts.hpp"
#include "wasm-app/ui/gallery/stage.hpp"
#include "wasm-app/ui/pieces.hpp"
#include "wasm-app/ui/qr_code.hpp"
#include "wasm-app/ui/rich_text.hpp"
#include "wasm-app/ui/tree.hpp"

namespace guichet::ui::gallery {

void labels(Stage& s) {
  Ui& ui = s.ui;
  const std::array chips{std::pair{Word::archived, Tone::neutral}, std::pair{Word::due, Tone::warning},
                         std::pair{Word::late, Tone::danger},      std::pair{Word::disputed, Tone::violet},
                         std::pair{Word::paid, Tone::success},     std::pair{Word::capture, Tone::info},
                         std::pair{Word::unread, Tone::accent}};
  Rect row = s.next(ui.px(24), 12);
  for (const auto& [word, tone] : chips) {
    const float width = ui.status_chip_width(s(word));
    if (width > row.w) row = s.next(ui.px(24), 12);
    const Rect chip = row.cut_left(width, 6);
    ui.status_chip({chip.x, chip.y}, s(word), tone);
  }
  row = s.next(ui.px(32), 0);
  const auto filter = [&](Key key, Word word, bool is_active, const ChipSpec& spec) {
    const float width = std::min(ui.filter_chip_width(s(word), spec), row.w);
    if (width > 40) ui.filter_chip(row.cut_left(width, 8), key, s(word), is_active, spec);
  };
  filter("all", Word::all, true, {});
  filter("due", Word::due, false, {.dot = Tone::warning, .has_dot = true});
  filter("brand", Word::photographer, true, {.is_removable = true});
  filter("more", Word::filters, false, {.icon = Icon::sliders_horizontal});
}

void navigation(Stage& s) {
  Ui& ui = s.ui;
  const bool is_brief = s.words.length() == Length::brief;
  const std::array tabs{TabSpec{.label = s(Word::media), .count = 42}, TabSpec{.label = s(Word::details)},
                        TabSpec{.label = s(Word::messages), .count = 2}, TabSpec{.label = s(Word::invoice)}};
  ui.tabs(s.next(ui.px(44)), "tabs", s(Word::orders), std::span(tabs).first(is_brief ? 4 : 2), s.state.tab);
  const bool is_narrow = s.rest.w < 480;
  Rect row = s.next(ui.px(36));
  const std::array modes{Choice{.label = s(Word::view), .icon = Icon::eye},
                         Choice{.label = s(Word::download), .icon = Icon::download}};
  ui.segmented(row.cut_right(is_narrow ? row.w : ui.px(240), 16), "mode", s(Word::view), modes, s.state.mode);
  const std::array crumbs{Crumb{s(Word::orders), "/a"}, Crumb{"Québec", "/b"}, Crumb{s(Word::street), ""}};
  if (is_narrow) row = s.next(ui.px(36));
  ui.breadcrumb(row, "crumbs", s(Word::orders), crumbs);
  row = s.next(is_narrow ? ui.px(40) * 3 + 16 : ui.px(40));
  const auto item = [&](std::size_t n) {
    return grid_cell(row, is_narrow ? 1 : 3, is_narrow ? 8.f : 12.f, ui.px(40), n);
  };
  ui.nav_item(item(0), "nav", s(Word::orders), {.icon = Icon::camera, .count = 4, .is_current = true});
  {
    const Pretend pretend(ui, true);
    ui.nav_item(item(1), "nav2", s(Word::media), {.icon = Icon::images});
  }
  ui.nav_item(item(2), "nav3", s(Word::messages), {.icon = Icon::mail, .count = 2, .is_urgent = true});
  paging(ui, s.next(ui.px(40)), "pages", s.state.page, 12,
         {.name = "Pages", .previous = "‹", .next = "›", .page = s(Word::page)});
  const auto bar = ui.toolbar("bar", s.rest, s(Word::details));
  row = s.next(ui.px(40), 0);
  ui.icon_button(row.cut_left(ui.px(40), 4), 1, Icon::rotate_cw, s(Word::preview));
  ui.icon_button(row.cut_left(ui.px(40), 4), 2, Icon::copy, s(Word::download));
  ui.icon_button(row.cut_left(ui.px(40), 4), 3, Icon::trash_2, s(Word::erase));
}

void steps(Stage& s) {
  Ui& ui = s.ui;
  const std::array labels{s(Word::received), s(Word::planned), s(Word::capture), s(Word::editing),
                          s(Word::delivered)};
  ui.steps(s.next(ui.px(44)), labels, 3, s.words.length() == Length::brief);
  ui.step_bar(s.next(ui.px(28)), s(Word::editing), 3, 5);
  const std::array items{
      TimelineItem{.title = s(Word::verified), .detail = "15:40 · Karim Benali", .tone = Tone::success},
      TimelineItem{.title = s(Word::editing), .detail = "14:05", .state = StepState::current},
      TimelineItem{.title = s(Word::capture), .detail = "9:10 · Noémie Roy", .state = StepState::to_come}};
  ui.timeline(s.next(ui.timeline_height(items.size()), 0), s(Word::editing), items);
}

void table(Stage& s) {
  Ui& ui = s.ui;
  for (int n = 0; ui.is_phone() && n < 2; ++n)
    ui.card_row(s.next(ui.card_row_height(), 12), n,
                {.reference = "F-2026-0412",
                 .title = s(Word::street),
                 .detail = "17 nov. 2026",
                 .amount = "4 104,00 €",
                 .chip = s(Word::due),
                 .chip_tone = Tone::warning,
                 .href = "/f"});
  if (ui.is_phone()) return;
  const std::array columns{
      Column{.title = s(Word::invoice), .sort = Sort::descending},
      Column{.title = s(Word::amount), .width = 150, .align = Align::end, .sort = Sort::possible},
      Column{.title = s(Word::state), .width = 130},
      Column{.title = s(Word::more), .width = 64, .hides_title = true}};
  auto t = ui.table(s.next(ui.table_height(3), 0), "invoices",
                    {.name = s(Word::invoice), .columns = columns, .row_count = 3});
  for (int n = 0; n < 3; ++n) {
    const Pretend pretend(ui, n == 1);
    auto row = t.row(n, {.is_selected = n == 2, .name = "F-2026-0412"});
    if (n == 1) ui.fill(row.box().inset({1, 0, 1, 1}), Color::hover);
    Rect cell = row.cell().centered_vertically(ui.px(36));
    ui.text(cell.cut_top(ui.px(20)), "F-2026-0412", {.weight = Weight::semibold, .fit = Fit::exact});
    ui.text(cell, s(Word::street), {.size = Size::caption, .color = Color::text3});
    ui.text(row.cell(), "4 104,00 €",
            {.weight = Weight::semibold, .align = Align::end, .fit = Fit::exact, .vertical = Align::center});
    const Rect state = row.cell();
    if (ui.status_chip_width(s(Word::due)) <= state.w)
      ui.status_chip({state.x, state.center().y - ui.px(12)}, s(Word::due), Tone::warning);
    ui.icon_button(row.cell().centered(ui.px(32), ui.px(32)), "more", Icon::ellipsis, s(Word::more));
  }
}

void large_table(Stage& s) {
  Ui& ui = s.ui;
  if (ui.is_phone()) return;  // cards there, as above
  const std::array columns{
      Column{.title = s(Word::invoice), .sort = Sort::ascending},
      Column{.title = s(Word::client), .sort = Sort::possible},
      Column{.title = s(Word::amount), .width = 140, .align = Align::end, .sort = Sort::possible}};
  auto t = grid(ui, s.next(ui.px(36 + 48 + 4 * 48), 0), "million",
                {.name = s(Word::orders),
                 .columns = columns,
                 .row_count = 1'000'000,
                 .row_height = 48,
                 .is_resizable = true,
                 .is_selectable = true,
                 .some_selected = true,
                 .select_all = s(Word::all),
                 .select_row = s(Word::choice),
                 .resize = s(Word::view),
                 .has_totals = true},
                s.state.grid);
  for (const int n : t.rows()) {
    const std::string number = "F-" + std::to_string(1'000'000 + n);
    auto row = t.row(n, {.is_selected = n == 1, .name = number});
    ui.text(row.cell(), number, {.weight = Weight::semibold, .fit = Fit::exact, .vertical = Align::center});
    ui.text(row.cell(), s(Word::street), {.color = Color::text2, .vertical = Align::center});
    ui.text(row.cell(), std::to_string(n * 7 % 900) + ",00 €",
            {.align = Align::end, .fit = Fit::exact, .vertical = Align::center});
  }
  auto foot = t.totals();
  ui.text(foot.cell(), "1 000 000", {.weight = Weight::semibold, .vertical = Align::center});
  foot.cell();
  ui.text(foot.cell(), "449 498 500 €",
          {.weight = Weight::semibold, .align = Align::end, .fit = Fit::exact, .vertical = Align::center});
}

void notices(Stage& s) {
  Ui& ui = s.ui;
  const auto put = [&](Key key, Word word, const NoticeSpec& spec) {
    const float height = ui.notice_height(s(word), s.rest.w, spec);
    ui.notice(s.next(height, 8), key, s(word), spec);
  };
  put("a", Word::notice, {.is_closable = true});
  put("b", Word::locked,
      {.tone = Tone::warning,
       .icon = Icon::lock,
       .action = s.words.length() == Length::brief ? s(Word::retry) : ""});
  put("c", Word::expired, {.tone = Tone::danger});
  put("d", Word::verified,
      {.tone = Tone::success, .title = s.words.length() == Length::brief ? s(Word::sent) : ""});
  const BannerSpec spec{.tone = Tone::warning,
                        .icon = Icon::wifi,
                        .action = s.words.length() == Length::brief ? s(Word::retry) : "",
                        .is_closable = true};
  banner(ui, s.next(banner_height(ui, s(Word::error_text), s.rest.w, spec), 0), "banner", s(Word::error_text),
         spec);
}

void empty(Stage& s) {
  const float words = s.ui.text_height(s(Word::empty_text), s.ui.px(340), {.fit = Fit::wrap});
  s.ui.empty_state(s.next(s.ui.px(180) + words, 0), "empty",
                   {.icon = Icon::images,
                    .title = s(Word::empty_title),
                    .detail = s(Word::empty_text),
                    .action = s.words.length() == Length::brief ? s(Word::order_now) : "",
                    .action_icon = Icon::plus});
}

void failed(Stage& s) {
  const float words = s.ui.text_height(s(Word::error_text), s.ui.px(340), {.fit = Fit::wrap});
  error_state(s.ui, s.next(s.ui.px(200) + words, 0), "failed",
              {.title = s(Word::error_title),
               .detail = s(Word::error_text),
               .action = s.words.length() == Length::brief ? s(Word::retry) : "",
               .reference = "ref. 7f3a91"});
}

void progress(Stage& s) {
  Ui& ui = s.ui;
  Rect row = s.next(ui.px(24), 8);
  ui.spinner(row.cut_right(ui.px(24), 16));
  ui.text(
      row.cut_right(ui.px(44)), "64 %",
      {.size = Size::caption, .weight = Weight::semibold, .align = Align::end, .vertical = Align::center});
  ui.progress(row, 0.64f, s(Word::sending));
  const auto list = ui.list("uploads", s.rest, s(Word::sending));
  (void)ui.upload_row(s.next(ui.px(60), 0), 1,
                      {.name = "erables_04.jpg",
                       .caption = "18 % · 9,0 Mo",
                       .icon = Icon::file_image,
                       .fraction = 0.18f,
                       .action = s(Word::cancel)});
  ui.separator(s.rest);
  (void)ui.upload_row(s.next(ui.px(60), 0), 2,
                      {.name = "Erables-1248.zip",
                       .caption = s(Word::verified),
                       .icon = Icon::file_archive,
                       .fraction = 1,
                       .state = UploadRowState::done,
                       .action = s(Word::more),
                       .action_icon = Icon::ellipsis});
  ui.separator(s.rest);
  (void)ui.upload_row(s.next(ui.px(60), 12), 3,
                      {.name = "drone_4k.mp4",
                       .caption = s(Word::interrupted),
                       .icon = Icon::video,
                       .fraction = 0.41f,
                       .state = UploadRowState::failed,
                       .action = s(Word::retry),
                       .action_icon = Icon::refresh_cw});
  ui.drop_zone(s.next(ui.px(120), 0), "drop", {.title = s(Word::drop_title), .detail = s(Word::drop_text)});
}

void skeleton(Stage& s) {
  for (int n = 0; n < 3; ++n) {
    Rect line = s.next(s.ui.px(48), 8);
    s.ui.skeleton(line.cut_left(s.ui.px(64), 12));
    s.ui.skeleton(line.cut_right(s.ui.px(76), 12).centered_vertically(s.ui.px(24)), s.ui.px(12));
    s.ui.skeleton(line.cut_top(s.ui.px(12), 10).with_width(line.w * 0.55f));
    s.ui.skeleton(line.take_top(s.ui.px(10)).with_width(line.w * 0.85f));
  }
}

void tiles(Stage& s) {
  Ui& ui = s.ui;
  const std::size_t columns = s.rest.w < 480 ? 1 : 3;
  const Rect row = s.next(grid_height(3, columns, 12, ui.px(152)));
  const auto place = [&](std::size_t n) { return grid_cell(row, columns, 12, ui.px(152), n); };
  ui.tile(place(0), "order",
          {.icon = Icon::camera, .title = s(Word::order_now), .detail = s(Word::photos), .is_filled = true});
  ui.tile(place(1), "media",
          {.icon = Icon::images, .title = s(Word::media), .detail = s(Word::photos), .chip = "38"});
  {
    const Pretend pretend(ui, true);
    ui.tile(place(2), "invoices",
            {.icon = Icon::receipt_text,
             .title = s(Word::invoice),
             .detail = s(Word::due),
             .chip = "1",
             .chip_tone = Tone::warning});
  }
  const Rect figures = s.next(ui.px(84), 0);
  ui.stat(column(figures, 3, 12, 0),
          {.label = s(Word::orders_delivered), .value = "67", .detail = "+ 12 %", .tone = Tone::success});
  ui.stat(column(figures, 3, 12, 1), {.label = s(Word::mean_delay), .value = "21 h", .detail = "− 3 h"});
  ui.stat(column(figures, 3, 12, 2),
          {.label = s(Word::late), .value = "1", .detail = s(Word::late), .tone = Tone::danger});
}

void avatars(Stage& s) {
  Ui& ui = s.ui;
  Rect faces = s.next(ui.px(56), 0);
  for (const auto& [name, side] :
       {std::pair{"Maude Tremblay", 24.f}, std::pair{"Karim Benali", 32.f}, std::pair{"Élise Gagnon", 40.f},
        std::pair{"Łucja Sowa", 56.f}, std::pair{"Noémie Roy", 40.f}})
    ui.avatar(faces.cut_left(ui.px(side), 12).centered(ui.px(side), ui.px(side)), name,
              {.is_online = name[0] == 'N'});
  static constexpr std::array<std::string_view, 4> people{"Maude Tremblay", "Karim Benali", "Élise Gagnon",
                                                          "Noémie Roy"};
  avatar_group(ui, faces.cut_left(ui.px(200)).centered_vertically(ui.px(32)), s(Word::photographer), people,
               "+3");
}

void charts(Stage& s) {
  Ui& ui = s.ui;
  static constexpr std::array bars{40.f, 32.f, 44.f, 36.f, 56.f, 43.f};
  static constexpr std::array<std::string_view, 6> months{"Juin", "Juil.", "Août", "Sept.", "Oct.", "Nov."};
  static constexpr std::array delay{40.f, 34.f, 36.f, 30.f, 28.f, 31.f, 25.f, 26.f, 22.f, 21.f};
  static constexpr std::array<std::string_view, 2> weeks{"7 sept.", "16 nov."};
  const auto titled = [&](Rect at, Word word, std::string_view value) {
    Rect head = at.cut_top(ui.px(20), 12);
    ui.text(
        head.cut_right(ui.px(48), 8), value,
        {.size = Size::small, .weight = Weight::semibold, .align = Align::end, .vertical = Align::center});
    ui.text(head, s(word), {.size = Size::small, .color = Color::text2, .vertical = Align::center});
    return at;
  };
  const Rect row = s.next(ui.px(180));
  ui.bar_chart(titled(column(row, 2, 24, 0), Word::orders_delivered, "67"), s(Word::orders_delivered), bars,
               months);
  ui.line_chart(titled(column(row, 2, 24, 1), Word::mean_delay, "21 h"), s(Word::mean_delay), delay, weeks);
  const std::array parts{ChartPart{s(Word::paid), 52, "52 %"}, ChartPart{s(Word::due), 28, "28 %"},
                         ChartPart{s(Word::late), 20, "20 %"}};
  Rect line = s.next(ui.px(24));
  ui.text(line.cut_left(ui.px(90), 12), s(Word::trend),
          {.size = Size::small, .color = Color::text2, .vertical = Align::center});
  spark(ui, line.cut_left(ui.px(110), 16), s(Word::trend), delay);
  share_bar(ui, line, s(Word::invoice), parts);
  donut(ui, s.next(ui.px(120), 0), s(Word::state), "67", parts);
}

void tree(Stage& s) {
  const std::array items{TreeItem{.key = 1,
                                  .label = s(Word::folder),
                                  .icon = Icon::folder_open,
                                  .has_children = true,
                                  .is_open = true},
                         TreeItem{.key = 2,
                                  .label = s(Word::plans),
                                  .icon = Icon::folder,
                                  .level = 2,
                                  .has_children = true,
                                  .detail = "12"},
                         TreeItem{.key = 3,
                                  .label = s(Word::photos),
                                  .icon = Icon::folder_open,
                                  .level = 2,
                                  .has_children = true,
                                  .is_open = true,
                                  .detail = "42"},
                         TreeItem{.key = 4,
                                  .label = "erables_04.jpg",
                                  .icon = Icon::file_image,
                                  .level = 3,
                                  .is_selected = true,
                                  .detail = "9,0 Mo"},
                         TreeItem{.key = 5,
                                  .label = s(Word::terms).substr(2, s(Word::terms).find('\n') - 2),
                                  .icon = Icon::file_text,
                                  .level = 1}};
  ui::tree(s.ui, s.next(tree_height(s.ui, items.size()), 0), "files", s(Word::folder), items);
}

void rich_text(Stage& s) {
  const auto blocks = read_rich_text(s(Word::terms));
  ui::rich_text(s.ui, s.next(rich_text_height(s.ui, blocks, s.rest.w), 0), "terms", blocks, 3);
}

void codes(Stage& s) {
  const auto code = qr_code_of(
      "BCD\n002\n1\nSCT\nBNPAFRPP\nAtelier Niveau "
      "SARL\nFR7630006000011234567890189\nEUR4104.00\n\n\nF-2026-0412\n");
  Rect row = s.next(s.ui.px(180), 0);
  if (code) draw_qr_code(s.ui, row.cut_left(s.ui.px(180), 24), *code, s(Word::invoice));
  if (const auto link = qr_code_of("https://guichet.example/"); link)
    draw_qr_code(s.ui, row.cut_left(s.ui.px(120)).centered_vertically(s.ui.px(120)), *link, s(Word::view));
}

void viewer(Stage& s) {
  Ui& ui = s.ui;
  Rect row = s.next(std::max(ui.px(200), picture_grid_height(ui, s.rest.w * 0.4f - 16, 4, 90)));
  ui.viewer(row.cut_left(row.w * 0.6f, 16), "tour", s(Word::view));
  const std::array pictures{Picture{"/a.jpg", "Séjour", true}, Picture{"/b.jpg", "Cuisine"},
                            Picture{"/c.jpg", "Jardin"}, Picture{"/d.jpg", "Chambre"}};
  picture_grid(ui, row, "pictures", s(Word::photos), pictures, 90);
}

}  // namespace guichet::ui::gallery
