#include "wasm-app/home/home_view.hpp"

#include <algorithm>
#include <string>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::home {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

constexpr std::int64_t days_kept = 90;

// One frame of the home page: what every region of it needs.
struct Page {
  Ui& ui;
  const HomeModel& model;
  const app::Reader& reader;
  std::optional<HomeAction>& action;

  const Catalog& words() const { return reader.text(); }
  std::string path(const app::Route& to) const { return app::to_path(model.portal, to); }
  void go(bool is_wanted, const app::Route& to) const {
    if (is_wanted) action = app::Go{to};
  }
};

std::string day_words(const Page& page) {
  const std::string day = capitalised(format_long_date(page.reader.today(), page.reader.locale));
  if (page.model.home == nullptr) return day;
  const std::int64_t due = page.model.home->due_today;
  const std::string deliveries =
      due > 0 ? page.reader.count(page.words().deliveries_today, due) : page.words().no_delivery_today.str();
  return page.ui.is_phone() ? capitalised(deliveries) : day + " — " + deliveries + ".";
}

void greeting(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const std::string hello = text::fill(page.words().hello_name.view(), {{"name", page.model.first_name}});
  if (page.model.may_order && !ui.is_phone()) {
    const ui::ButtonSpec primary{.kind = ui::ButtonKind::primary, .icon = Icon::plus};
    const ui::ButtonSpec secondary{.icon = Icon::search};
    Rect buttons = row.take_bottom(ui.control_height());
    const float wide = ui.button_width(page.words().nav_new_order, primary);
    page.go(ui.link_button(buttons.cut_right(wide, 8), "new", page.words().nav_new_order,
                           page.path(route::NewOrder{}), primary),
            route::NewOrder{});
    const float follow = ui.button_width(page.words().follow_order, secondary);
    if (row.w - wide - follow > 360) {
      page.go(ui.link_button(buttons.cut_right(follow, 16), "follow", page.words().follow_order,
                             page.path(route::Orders{}), secondary),
              route::Orders{});
    }
    row.w = buttons.w;
  }
  if (!ui.is_phone()) row.cut_top(4);
  ui.heading(row.cut_top(32, 4), hello, 1, {.size = Size::headline});
  ui.text(row, day_words(page), {.color = Color::text2});
}

struct TileText {
  std::string media_detail, media_chip;
};

TileText tile_text(const Page& page) {
  TileText text;
  if (page.model.home == nullptr) return text;
  const Home& home = *page.model.home;
  text.media_detail = page.reader.count(page.words().media_count, home.media_total);
  if (home.media_recent == 0) return text;
  const std::string recent = page.reader.count(page.words().new_count, home.media_recent);
  if (page.ui.is_phone()) {
    text.media_detail = recent;
    return text;
  }
  text.media_detail += " · " + recent;
  text.media_chip = page.reader.number(home.media_recent);
  return text;
}

float tiles(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const TileText text = tile_text(page);
  const bool is_phone = ui.is_phone();
  const ui::TileSpec order{.icon = Icon::camera,
                           .title = is_phone ? page.words().nav_new_order : page.words().order_button,
                           .detail = page.words().tile_new_order_hint,
                           .is_filled = true,
                           .is_wide = is_phone};
  const ui::TileSpec media{.icon = Icon::images,
                           .title = page.words().tile_media_short,
                           .detail = text.media_detail,
                           .chip = text.media_chip};
  const ui::TileSpec tools{
      .icon = Icon::wrench, .title = page.words().nav_tools, .detail = page.words().tile_tools_hint};
  const auto show = [&](Rect rect, ui::Key key, ui::TileSpec spec, const app::Route& to) {
    const std::string href = page.path(to);
    spec.href = href;
    page.go(ui.tile(rect, key, spec), to);
  };
  float top = 0;
  if (is_phone && page.model.may_order) {
    show(area.with_height(74), "order", order, route::NewOrder{});
    top = 86;
  }
  const bool shows_order = !is_phone && page.model.may_order;
  const std::size_t count = (shows_order ? 1u : 0u) + (page.model.has_media ? 1u : 0u) + 1u;
  const float height = is_phone ? 118 : 152;
  Rect row = area.moved(0, top).with_height(height);
  std::size_t index = 0;
  const float gap = is_phone ? 12 : 16;
  // The one that is filled is a quarter wider than the others.
  const float room = row.w - gap * static_cast<float>(count - 1);
  const float first = std::round(1.25f * room / (1.25f + static_cast<float>(count - 1)));
  if (shows_order) show(row.cut_left(first, gap), "order", order, route::NewOrder{});
  const std::size_t others = count - (shows_order ? 1u : 0u);
  if (page.model.has_media) show(ui::column(row, others, gap, index++), "media", media, route::Media{});
  show(ui::column(row, others, gap, index), "tools", tools, route::Account{});
  return top + height;
}

void order_texts(const Page& page, Rect text, const orders::Order& order) {
  Ui& ui = page.ui;
  ui.text(text.cut_top(20), order.street, {.weight = Weight::semibold});
  ui.text(text.cut_top(20, 3), orders::place_words(order.city, order.postal_code),
          {.size = Size::small, .color = Color::text3});
  Rect line = text.cut_top(16);
  ui.icon(line.cut_left(14, 6), Icon::hash, 14, Color::text3);
  ui.text(line, orders::number_words(order, page.reader), {.size = Size::caption, .color = Color::text3});
}

constexpr ui::TextStyle when_style{.size = Size::small, .weight = Weight::semibold, .align = ui::Align::end};

// The same for all rows, so that their steps stand below each other.
float due_column(const Page& page, float row_width) {
  float widest = 100;
  for (const orders::Order& order : page.model.home->in_progress) {
    const ui::TextStyle who{.size = Size::caption};
    widest =
        std::max(widest, page.ui.text_width(orders::short_due_words(order, page.reader), when_style) + 2);
    widest = std::max(widest, page.ui.text_width(orders::worker_words(order, page.reader), who) + 2);
  }
  return std::min(widest, std::max(100.f, row_width * 0.27f));
}

void order_row(const Page& page, Rect row, const orders::Order& order, float due_width) {
  Ui& ui = page.ui;
  const app::Route to = route::Order{.number = order.number};
  const std::string href = page.path(to);
  const std::string name = order.street + ", " + order.number.value;
  auto region = ui.list_row(row, ui::Key::of(order.number.value), {.name = name, .href = href, .radius = 0});
  (void)region.cell();
  Rect inside = row.inset(20, 0);
  const Rect photo = inside.cut_left(88, 16).centered_vertically(66);
  shell::property_photo(ui, photo, order.photo);
  const std::string when = orders::short_due_words(order, page.reader);
  Rect due = inside.cut_right(due_width, 28).centered_vertically(34);
  if (inside.w >= 400) {
    const Rect track = inside.cut_right(223, 20).moved(0, 37).with_height(42);
    const auto labels = orders::step_words(page.reader);
    ui.steps(track, labels, orders::step_of(order.state));
  }
  order_texts(page, inside.centered_vertically(60), order);
  ui.text(due.cut_top(18), when, when_style);
  ui.text(due, orders::worker_words(order, page.reader),
          {.size = Size::caption, .color = Color::text3, .align = ui::Align::end});
  page.go(region.is_activated(), to);
}

void order_card(const Page& page, Rect card, const orders::Order& order) {
  Ui& ui = page.ui;
  const app::Route to = route::Order{.number = order.number};
  const std::string href = page.path(to);
  const std::string name = order.street + ", " + order.number.value;
  ui.card(card);
  auto region =
      ui.list_row(card, ui::Key::of(order.number.value), {.name = name, .href = href, .radius = 12});
  (void)region.cell();
  Rect inside = card.inset(13);
  Rect top = inside.cut_top(58, 10);
  shell::property_photo(ui, top.cut_left(72, 12).with_height(56), order.photo);
  ui.icon(top.cut_right(20, 8), Icon::chevron_right, 20, Color::text3);
  ui.text(top.cut_top(20), order.street, {.weight = Weight::semibold});
  ui.text(top.cut_top(19), orders::number_words(order, page.reader),
          {.size = Size::small, .color = Color::text3});
  ui.text(top.cut_top(18), orders::due_words(order, page.reader),
          {.size = Size::small, .weight = Weight::semibold});
  const auto labels = orders::step_words(page.reader);
  const int step = orders::step_of(order.state);
  ui.step_bar(inside, labels[static_cast<std::size_t>(std::clamp(step, 0, orders::step_count - 1))], step,
              orders::step_count);
  page.go(region.is_activated(), to);
}

void skeleton_rows(Ui& ui, Rect area, float height, int count) {
  for (int n = 0; n < count; ++n) {
    Rect row = area.cut_top(height).inset(20, 0);
    ui.skeleton(row.cut_left(88, 16).centered_vertically(66), 8);
    Rect lines = row.centered_vertically(48);
    ui.skeleton(lines.cut_top(14, 10).take_left(lines.w * 0.4f));
    ui.skeleton(lines.cut_top(12).take_left(lines.w * 0.3f));
  }
}

float orders_rows(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const Home* home = page.model.home;
  if (home == nullptr) {
    skeleton_rows(ui, area, 111, 3);
    return 333;
  }
  if (home->in_progress.empty()) {
    page.go(ui.empty_state(
                area.with_height(260), "no_orders",
                {.icon = Icon::camera,
                 .title = page.words().no_current_orders,
                 .detail = page.words().no_orders_hint,
                 .action = page.model.may_order ? page.words().make_first_order.view() : std::string_view{},
                 .action_kind = ui::ButtonKind::secondary}),
            route::NewOrder{});
    return 260;
  }
  const float due_width = due_column(page, area.w);
  const auto list = ui.list("orders", area.with_height(111 * static_cast<float>(home->in_progress.size())),
                            page.words().current_orders);
  ui::Stack stack(area);
  for (const orders::Order& order : home->in_progress) {
    const Rect row = stack.next(111);
    const auto item = ui.list_item(ui::Key::of(order.number.value), row);
    ui.separator(row);
    order_row(page, row, order, due_width);
  }
  return stack.height();
}

void group_chips(const Page& page, Rect row) {
  Ui& ui = page.ui;
  using enum orders::OrderGroup;
  for (const orders::OrderGroup group : {archived, completed, in_progress}) {
    const std::string_view label = orders::group_word(group, page.reader);
    const float wide = ui.filter_chip_width(label);
    if (row.w < wide) return;
    const Rect chip = row.cut_right(wide, 8).centered_vertically(32);
    page.go(ui.filter_chip(chip, ui::Key(static_cast<int>(group)), label, group == in_progress),
            route::Orders{.group = group});
  }
}

float orders_card(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const std::size_t count = page.model.home == nullptr ? 3 : page.model.home->in_progress.size();
  const float rows = count == 0 ? 260 : 111 * static_cast<float>(count);
  const Rect card = area.with_height(64 + rows);
  ui.card(card);
  Rect head = card.take_top(64).inset(20, 0);
  const float wide =
      ui.text_width(page.words().current_orders, {.size = Size::lead, .weight = Weight::semibold});
  ui.heading(head.cut_left(wide + 2, 12).centered_vertically(24), page.words().current_orders, 2,
             {.size = Size::lead, .weight = Weight::semibold});
  if (page.model.home != nullptr && page.model.home->counts.in_progress > 0) {
    const Rect badge = head.cut_left(24, 16);
    ui.counter(badge.center(), static_cast<int>(page.model.home->counts.in_progress), ui::Tone::neutral);
  }
  group_chips(page, head);
  Rect body = card;
  body.cut_top(64);
  orders_rows(page, body);
  return card.h;
}

ui::Tone erasure_tone(std::int64_t days) {
  return days <= 7 ? ui::Tone::danger : days <= 30 ? ui::Tone::warning : ui::Tone::neutral;
}

void erased_row(const Page& page, Rect row, const orders::Order& order) {
  Ui& ui = page.ui;
  const std::int64_t days =
      order.erased_on ? std::max<std::int64_t>(0, days_between(page.reader.today(), *order.erased_on))
                      : days_kept;
  const app::Route to = route::Order{.number = order.number};
  const std::string left = page.reader.count(page.words().days_count, days);
  const std::string href = page.path(to);
  const std::string name = order.street + ", " + left;
  auto region = ui.list_row(row, ui::Key::of(order.number.value), {.name = name, .href = href, .radius = 0});
  (void)region.cell();
  Rect inside = row.inset({16, 13, 16, 0});
  shell::property_photo(ui, inside.cut_left(48, 12).moved(0, -2).with_height(36), order.photo, 6);
  const ui::TextStyle style{.size = Size::caption,
                            .color = days > 30 ? Color::text3 : ui::tone_text(erasure_tone(days)),
                            .align = ui::Align::end,
                            .vertical = ui::Align::center};
  Rect line = inside.cut_top(18, 6);
  ui.text(line.cut_right(ui.text_width(left, style) + 2, 8), left, style);
  ui.text(line, order.street, {.size = Size::small, .weight = Weight::semibold});
  ui.progress(inside.take_top(6), static_cast<float>(days_kept - days) / static_cast<float>(days_kept), left,
              erasure_tone(days));
  page.go(region.is_activated(), to);
}

float erased_card(const Page& page, Rect area) {
  const Home* home = page.model.home;
  if (home == nullptr || home->erased_soon.empty()) return 0;
  Ui& ui = page.ui;
  const Rect card = area.with_height(53 + 57 * static_cast<float>(home->erased_soon.size()));
  ui.card(card);
  Rect head = card.take_top(53).inset(16, 0);
  const std::string kept = page.reader.count(page.words().kept_days, days_kept);
  const ui::TextStyle note{.size = Size::caption, .color = Color::text3, .align = ui::Align::end};
  ui.text(head.cut_right(ui.text_width(kept, note) + 2, 8).centered_vertically(16), kept, note);
  ui.heading(head.centered_vertically(24), page.words().soon_erased, 2,
             {.size = Size::lead, .weight = Weight::semibold});
  Rect body = card;
  body.cut_top(53);
  const auto list = ui.list("erased", body, page.words().soon_erased);
  ui::Stack stack(body);
  for (const orders::Order& order : home->erased_soon) {
    const Rect row = stack.next(57);
    const auto item = ui.list_item(ui::Key::of(order.number.value), row);
    ui.separator(row);
    erased_row(page, row, order);
  }
  return card.h;
}

float phone_orders(const Page& page, Rect area) {
  Ui& ui = page.ui;
  ui::Stack stack(area, 10);
  Rect head = stack.next(24);
  const float wide = ui.link_width(page.words().see_all, {.size = Size::small});
  page.go(ui.link(head.cut_right(wide, 8).centered_vertically(18), "all", page.words().see_all,
                  page.path(route::Orders{}), {.size = Size::small}),
          route::Orders{});
  ui.heading(head, page.words().current_orders, 2, {.size = Size::lead, .weight = Weight::semibold});
  const Home* home = page.model.home;
  if (home == nullptr) {
    for (int n = 0; n < 2; ++n) ui.skeleton(stack.next(123), 12);
    return stack.height();
  }
  if (home->in_progress.empty()) {
    Rect rest = stack.next(260);
    orders_rows(page, rest);
    return stack.height();
  }
  const auto list = ui.list("orders", area, page.words().current_orders);
  for (const orders::Order& order : home->in_progress) {
    const Rect card = stack.next(123);
    const auto item = ui.list_item(ui::Key::of(order.number.value), card);
    order_card(page, card, order);
  }
  return stack.height();
}

float phone_page(const Page& page, Rect content) {
  ui::Stack stack(content, 12);
  stack.skip(8);
  greeting(page, stack.next(58));
  stack.skip(tiles(page, {content.x, stack.y() + 12, content.w, 0}) + 12);
  stack.skip(22);
  stack.skip(phone_orders(page, {content.x, stack.y(), content.w, 0}));
  const float erased = erased_card(page, {content.x, stack.y() + 20, content.w, 0});
  if (erased > 0) stack.skip(erased + 20);
  return stack.height() + 24;
}

float desktop_page(const Page& page, Rect content) {
  float y = content.y + 24;
  greeting(page, {content.x, y, content.w, 60});
  y += 60 + 22;
  y += tiles(page, {content.x, y, content.w, 0}) + 24;
  const bool has_erased = page.model.home != nullptr && !page.model.home->erased_soon.empty();
  const bool is_split = has_erased && content.w >= 960;
  Rect left{content.x, y, content.w, 0};
  Rect right = left;
  if (is_split) {
    right = left.cut_right(340, 20);
  }
  const float orders_height = orders_card(page, left);
  if (!is_split) right.y = y + orders_height + 20;
  const float erased_height = erased_card(page, right);
  const float bottom = std::max(left.y + orders_height, erased_height > 0 ? right.y + erased_height : 0);
  return bottom - content.y + 32;
}

}  // namespace

std::optional<HomeAction> home_view(Ui& ui, Rect page_rect, const HomeModel& model,
                                    const app::Reader& reader) {
  std::optional<HomeAction> action;
  if (model.home == nullptr && model.failure != nullptr) {
    if (shell::load_failure(ui, page_rect, *model.failure, reader)) action = app::Retry{};
    return action;
  }
  const Page page{ui, model, reader, action};
  auto scroller = ui.scroller("home", page_rect, reader.text().nav_home);
  const Rect content = shell::page_content(ui, scroller.content());
  scroller.finish(ui.is_phone() ? phone_page(page, content) : desktop_page(page, content));
  return action;
}

}  // namespace guichet::home
