#include "wasm-app/listings/import_screen.hpp"

#include <algorithm>
#include <string>

#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/near_rows.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::listings {

namespace {

using ui::Color;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr std::size_t rejected_shown = 5;

std::string_view verdict_word(ImportVerdict verdict, const Catalog& words) {
  switch (verdict) {
    case ImportVerdict::applied:
      return words.import_verdict_applied;
    case ImportVerdict::unchanged:
      return words.import_verdict_unchanged;
    case ImportVerdict::held:
      return words.import_verdict_held;
    case ImportVerdict::refused:
      break;
  }
  return words.import_verdict_refused;
}

ui::Tone verdict_tone(ImportVerdict verdict) {
  switch (verdict) {
    case ImportVerdict::applied:
      return ui::Tone::success;
    case ImportVerdict::held:
      return ui::Tone::warning;
    case ImportVerdict::refused:
      return ui::Tone::danger;
    case ImportVerdict::unchanged:
      break;
  }
  return ui::Tone::neutral;
}

std::string figures(const ImportRun& run, const app::Reader& reader) {
  const Catalog& words = reader.text();
  std::string line = reader.count(words.import_added, run.created);
  line += " · " + reader.count(words.import_changed, run.updated);
  line += " · " + reader.count(words.import_removed, run.archived + run.missing);
  if (run.rejected_total > 0) line += " · " + reader.count(words.import_errors, run.rejected_total);
  return line;
}

std::string row_words(const RejectedRow& row, const app::Reader& reader) {
  return text::fill(reader.text().import_row_error.view(),
                    {{"n", reader.number(row.line)}, {"reason", row.reason}});
}

struct Lines {
  Rect area;
  float y = 0;
  bool is_drawn = true;

  // Wrapped text below the last; without drawing, only its height counts.
  void add(Ui& ui, std::string_view words, ui::TextStyle style, float gap) {
    style.fit = ui::Fit::wrap;
    const float height = ui.text_height(words, area.w, style);
    if (is_drawn) ui.text({area.x, y, area.w, height}, words, style);
    y += height + gap;
  }
};

float run_lines(Ui& ui, Rect area, const ImportRun& run, const app::Reader& reader, bool is_drawn) {
  Lines lines{area, area.y, is_drawn};
  lines.add(ui, figures(run, reader), {.size = Size::small, .color = Color::text2}, 6);
  if (!run.reason.empty()) {
    lines.add(ui, run.reason, {.size = Size::small, .color = ui::tone_text(verdict_tone(run.verdict))}, 6);
  }
  const std::size_t shown = std::min(run.rejected.size(), rejected_shown);
  for (std::size_t n = 0; n < shown; ++n) {
    lines.add(ui, row_words(run.rejected[n], reader), {.size = Size::caption, .color = Color::text3}, 4);
  }
  return lines.y - area.y;
}

// Files of boards have long names whose end says what they are.
constexpr ui::TextStyle file_style{.weight = Weight::semibold, .fit = ui::Fit::wrap};

// What of a card has a height of its own.
struct CardLines {
  float chip = 0, name = 0, head = 0, date = 0, rest = 0;

  float height() const { return 16 + head + 4 + date + 8 + rest + 12; }
};

constexpr ui::TextStyle when_style{.size = Size::small, .color = Color::text3, .fit = ui::Fit::wrap};

CardLines card_lines(Ui& ui, float width, const ImportRun& run, const app::Reader& reader) {
  const Rect column = Rect{0, 0, width, 0}.inset(20, 0);
  CardLines lines;
  lines.chip = ui.status_chip_width(verdict_word(run.verdict, reader.text()));
  // The verdict goes below where it would break the name.
  const bool is_below = ui.text_width(run.file, file_style) > column.w - lines.chip - 12;
  lines.name = ui.text_height(run.file, is_below ? column.w : column.w - lines.chip - 12, file_style);
  lines.head = std::max(24.f, lines.name + 4) + (is_below ? 28.f : 0.f);
  lines.date = ui.text_height(reader.date(run.started), column.w, when_style);
  lines.rest = run_lines(ui, column, run, reader, false);
  return lines;
}

ui::Key key_of(const ImportRun& run) {
  return ui::Key::of(run.file + std::to_string(run.started.ms));
}

void run_card(Ui& ui, Rect card, const ImportRun& run, const app::Reader& reader) {
  const CardLines lines = card_lines(ui, card.w, run, reader);
  const auto item = ui.list_item(key_of(run), card);
  ui.card(card);
  Rect inside = card.inset(20, 16);
  Rect head = inside.cut_top(lines.head, 4);
  const Rect below = head.take_bottom(24);
  const bool is_below = lines.head > std::max(24.f, lines.name + 4);
  ui.status_chip_right(
      is_below ? below.take_left(lines.chip) : head.cut_right(lines.chip, 12).with_height(24),
      verdict_word(run.verdict, reader.text()), verdict_tone(run.verdict));
  ui.text(head.moved(0, 2).with_height(lines.name), run.file, file_style);
  ui.text(inside.cut_top(lines.date, 8), reader.date(run.started), when_style);
  run_lines(ui, inside, run, reader, true);
}

float run_list(Ui& ui, Rect area, const std::vector<ImportRun>& runs, const app::Reader& reader) {
  const auto list = ui.list("runs", area, reader.text().listings_import);
  ui::Stack stack(area, 16);
  ui::NearRows near(ui);
  for (const ImportRun& run : runs) {
    const float height = near.height(key_of(run), area.w,
                                     shell::row_stamp(reader, run.verdict, run.reason, run.rejected_total),
                                     [&] { return card_lines(ui, area.w, run, reader).height(); });
    near.add(key_of(run), stack.next(height));
  }
  near.draw([&](std::size_t n, const Rect& card) { run_card(ui, card, runs[n], reader); });
  return stack.height();
}

}  // namespace

void ImportScreen::frame(Ui& ui, const app::Areas& areas) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  auto scroller = ui.scroller("imports", areas.page, words.listings_import);
  const Rect content = shell::page_content(ui, scroller.content());
  float y = content.y + (ui.is_phone() ? 4.f : 24.f);
  if (!ui.is_phone()) {
    ui.heading({content.x, y, content.w, 32}, words.listings_import, 1, {.size = Size::headline});
    y += 52;
  }
  const ImportRuns* runs = runs_.value();
  const Rect rest{content.x, y, content.w, 320};
  if (runs == nullptr && runs_.failure() != nullptr) {
    if (shell::load_failure(ui, rest, *runs_.failure(), reader)) runs_.refresh();
    y += 320;
  } else if (runs == nullptr) {
    for (int n = 0; n < 3; ++n, y += 126) ui.skeleton({content.x, y, content.w, 110}, 12);
  } else if (runs->runs.empty()) {
    ui.empty_state(rest, "no_runs", {.icon = ui::Icon::refresh_cw, .title = words.no_imports});
    y += 320;
  } else {
    y += run_list(ui, rest, runs->runs, reader) + 16;
  }
  scroller.finish(y + 16 - content.y);
}

std::vector<app::Crumb> ImportScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().listings_import.str(), .route = {}}};
}

}  // namespace guichet::listings
