#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "shared/core/text.hpp"
#include "wasm-app/home/home_parts.hpp"
#include "wasm-app/ui/heights.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::home {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

constexpr float tile_width_min = 196;
constexpr ui::TextStyle summary_style{.color = Color::text2, .fit = ui::Fit::wrap};

std::string delivery_words(const Page& page) {
  const std::int64_t due = page.model.home->due_today;
  return due > 0 ? page.reader.count(page.words().deliveries_today, due)
                 : page.words().no_delivery_today.str();
}

std::string unread_words(const Page& page) {
  const std::int64_t unread = page.model.home->unread_total;
  return unread > 0 ? page.reader.count(page.words().unread_messages, unread)
                    : page.words().no_unread_messages.str();
}

std::string summary(const Page& page) {
  const bool is_phone = page.ui.is_phone();
  const std::string day = capitalised(format_long_date(page.reader.today(), page.reader.locale));
  if (page.model.home == nullptr) return is_phone ? std::string{} : day;
  const std::string deliveries = delivery_words(page);
  const std::string messages = page.model.has_messages ? unread_words(page) : std::string{};
  if (is_phone) return capitalised(messages.empty() ? deliveries : deliveries + ", " + messages);
  if (messages.empty()) return day + " — " + deliveries + ".";
  return text::fill(page.words().day_summary.view(),
                    {{"day", day}, {"deliveries", deliveries}, {"messages", messages}});
}

// The buttons at the end of the row; returns how much they took.
float greeting_buttons(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const ui::ButtonSpec primary{.kind = ui::ButtonKind::primary, .icon = Icon::plus};
  const ui::ButtonSpec secondary{.icon = Icon::search};
  Rect buttons = row.take_bottom(ui.control_height());
  const float wide = ui.button_width(page.words().nav_new_order, primary);
  page.go(ui.link_button(buttons.cut_right(wide, 8), "new", page.words().nav_new_order,
                         page.path(route::NewOrder{}), primary),
          route::NewOrder{});
  const float follow = ui.button_width(page.words().follow_order, secondary);
  if (row.w - wide - follow > 480) {
    page.go(ui.link_button(buttons.cut_right(follow, 16), "follow", page.words().follow_order,
                           page.path(route::Orders{}), secondary),
            route::Orders{});
  }
  return row.w - buttons.w;
}

float buttons_width(const Page& page, float width) {
  if (!page.model.may_order || page.ui.is_phone()) return 0;
  const float wide = page.ui.button_width(page.words().nav_new_order, {.icon = Icon::plus}) + 8;
  const float follow = page.ui.button_width(page.words().follow_order, {.icon = Icon::search});
  return width - wide + 8 - follow > 480 ? wide + follow + 16 : wide;
}

struct TileText {
  std::string media_detail, media_chip, messages_detail, messages_chip;
};

TileText tile_text(const Page& page) {
  TileText text;
  if (page.model.home == nullptr) return text;
  const Home& home = *page.model.home;
  const bool is_phone = page.ui.is_phone();
  text.media_detail = page.reader.count(page.words().media_count, home.media_total);
  if (home.media_recent > 0) {
    const std::string recent = page.reader.count(page.words().new_count, home.media_recent);
    text.media_detail = is_phone ? recent : text.media_detail + " · " + recent;
    if (!is_phone) text.media_chip = page.reader.number(home.media_recent);
  }
  text.messages_detail = home.answered_at ? text::fill(page.words().answered_ago.view(),
                                                       {{"ago", page.reader.ago(*home.answered_at)}})
                                          : capitalised(page.words().no_unread_messages.str());
  if (home.unread_total > 0)
    text.messages_chip = is_phone ? page.reader.number(home.unread_total)
                                  : page.reader.count(page.words().unread_count, home.unread_total);
  return text;
}

struct Tile {
  ui::Key key;
  ui::TileSpec spec;
  app::Route route;
};

void show(const Page& page, Rect rect, const Tile& tile) {
  const std::string href = page.path(tile.route);
  ui::TileSpec spec = tile.spec;
  spec.href = href;
  page.go(page.ui.tile(rect, tile.key, spec), tile.route);
}

std::vector<Tile> tile_list(const Page& page, const TileText& text) {
  const bool is_phone = page.ui.is_phone();
  std::vector<Tile> list;
  if (page.model.may_order)
    list.push_back({"order",
                    {.icon = Icon::camera,
                     .title = is_phone ? page.words().nav_new_order : page.words().order_button,
                     .detail = page.words().tile_new_order_hint,
                     .is_filled = true},
                    route::NewOrder{}});
  if (page.model.has_media)
    list.push_back({"media",
                    {.icon = Icon::images,
                     .title = page.words().tile_media_short,
                     .detail = text.media_detail,
                     .chip = text.media_chip},
                    route::Media{}});
  if (page.model.has_messages)
    list.push_back({"messages",
                    {.icon = Icon::messages_square,
                     .title = page.words().nav_messages,
                     .detail = text.messages_detail,
                     .chip = text.messages_chip},
                    route::Messages{}});
  list.push_back(
      {"tools",
       {.icon = Icon::wrench, .title = page.words().nav_tools, .detail = page.words().tile_tools_hint},
       route::Account{}});
  return list;
}

// The filled one and one without a neighbour are as wide as the page; very narrow pages have no columns.
float phone_tiles(const Page& page, Rect area, std::vector<Tile> list) {
  constexpr float gap = 12;
  const bool has_columns = area.w >= 336;
  ui::Stack stack(area, gap);
  for (std::size_t n = 0; n < list.size(); ++n) {
    const bool has_neighbour = has_columns && !list[n].spec.is_filled && n + 1 < list.size();
    list[n].spec.is_wide = !has_neighbour;
    const float half = std::round((area.w - gap) / 2);
    const auto height = [&](std::size_t at) {
      return ui::tile_height(page.ui, has_neighbour ? half : area.w, list[at].spec);
    };
    Rect row = stack.next(has_neighbour ? std::max(height(n), height(n + 1)) : height(n));
    if (has_neighbour) show(page, row.cut_left(half, gap), list[n++]);
    show(page, row, list[n]);
  }
  return stack.height();
}

// As many in a row as have room, the rows as even as can be.
float desktop_tiles(const Page& page, Rect area, const std::vector<Tile>& list) {
  constexpr float gap = 16;
  const auto count = list.size();
  const auto fitting = static_cast<std::size_t>(std::max(1.f, (area.w + gap) / (tile_width_min + gap)));
  const std::size_t rows = (count + fitting - 1) / fitting, columns = (count + rows - 1) / rows;
  ui::Stack stack(area, gap);
  for (std::size_t n = 0; n < count;) {
    Rect row = stack.next(rows == 1 ? 152 : 132);
    const std::size_t here = std::min(columns, count - n);
    const float room = row.w - gap * static_cast<float>(here - 1);
    // The one that is filled is a quarter wider than the others.
    if (rows == 1 && list[n].spec.is_filled)
      show(page, row.cut_left(std::round(1.25f * room / (0.25f + static_cast<float>(here))), gap), list[n++]);
    const std::size_t others = rows == 1 && n == 1 ? here - 1 : here;
    for (std::size_t at = 0; at < others; ++at) show(page, ui::column(row, others, gap, at), list[n++]);
  }
  return stack.height();
}

}  // namespace

float greeting_height(const Page& page, float width) {
  const float room = width - buttons_width(page, width);
  // Room for the line that is still to come, so that nothing moves then.
  const float text = std::max(20.f, page.ui.text_height(summary(page), room, summary_style));
  return (page.ui.is_phone() ? 36.f : 40.f) + text;
}

void greeting(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const ui::ReadingRow reading(ui);
  const std::string hello = text::fill(page.words().hello_name.view(), {{"name", page.model.first_name}});
  if (page.model.may_order && !ui.is_phone()) row.w -= greeting_buttons(page, row);
  if (!ui.is_phone()) row.cut_top(4);
  ui.heading(row.cut_top(32, 4), hello, 1, {.size = Size::headline});
  ui.text(row, summary(page), summary_style);
}

float tiles(const Page& page, Rect area) {
  const TileText text = tile_text(page);
  std::vector<Tile> list = tile_list(page, text);
  return page.ui.is_phone() ? phone_tiles(page, area, std::move(list)) : desktop_tiles(page, area, list);
}

}  // namespace guichet::home
