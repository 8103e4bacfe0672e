#include "wasm-app/shell/shell_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "wasm-app/shell/mark.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/painter.hpp"

namespace guichet::shell {

namespace {

using app::Go;
using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

struct Frame {
  Ui& ui;
  const ShellModel& model;
  const app::Reader& reader;
  std::optional<ShellAction>& action;

  const Catalog& words() const { return reader.text(); }
  std::string path(const app::Route& to) const { return app::to_path(model.portal->slug, to); }
};

std::string full_name(const portal::Me& me) {
  return join(me.first_name, " ", me.last_name);
}

void brand(const Frame& frame, Rect row) {
  Ui& ui = frame.ui;
  const auto region = ui.region(ui::Role::region, "portal", row, frame.model.portal->name);
  const std::string home = frame.path(app::route::Home{});
  const std::string name = join(frame.model.portal->name, ", ", frame.words().nav_home);
  if (ui.clickable(row, "brand", name, home, 8)) frame.action = Go{app::route::Home{}};
  draw_mark(ui, row.cut_left(36, 10).centered_vertically(36), frame.model.portal->mark);
  Rect texts = row.centered_vertically(36);
  ui.text(texts.cut_top(19), frame.model.portal->name, {.weight = Weight::semibold, .heard = ui::Heard::no});
  const std::string_view place =
      is_staff(frame.model.me->role) ? frame.words().back_office.view() : frame.model.portal->subtitle;
  ui.text(texts, place, {.size = Size::caption, .color = Color::text3, .heard = ui::Heard::no});
}

// Both buttons get their label's width and half of what is left, or a little less padding; without room for
// icons they go without.
void contact_buttons(const Frame& frame, Rect row) {
  Ui& ui = frame.ui;
  const portal::Contact& contact = frame.model.portal->contact;
  const std::string mail = mail_href(contact.email), phone = phone_href(contact.phone);
  ui::ButtonSpec write{.size = ui::ControlSize::small, .icon = Icon::message_square};
  ui::ButtonSpec call{.size = ui::ControlSize::small, .icon = Icon::phone};
  const std::string_view write_label = frame.words().contact_write, call_label = frame.words().contact_call;
  const auto needed = [&] {
    return ui.button_width(write_label, write) + ui.button_width(call_label, call) + 8;
  };
  if (needed() > row.w + 16) write.icon = call.icon = Icon::none;
  const float spare = (row.w - needed()) / 2;
  if (!mail.empty()) {
    const float width = phone.empty() ? row.w : std::floor(ui.button_width(write_label, write) + spare);
    (void)ui.link_button(row.cut_left(width, 8), "write", write_label, mail, write);
  }
  if (!phone.empty()) (void)ui.link_button(row, "call", call_label, phone, call);
}

void contact_card(const Frame& frame, Rect card) {
  Ui& ui = frame.ui;
  const portal::Contact& contact = frame.model.portal->contact;
  const auto region = ui.region(ui::Role::complementary, "contact", card, frame.words().contact_details);
  ui.card(card);
  Rect inside = card.inset(15);
  Rect who = inside.cut_top(40, 12);
  ui.avatar(who.cut_left(40, 10), contact.name);
  who = who.centered_vertically(34);
  ui.text(who.cut_top(18), contact.name, {.size = Size::small, .weight = Weight::semibold});
  ui.text(who, contact.role, {.size = Size::caption, .color = Color::text3});
  contact_buttons(frame, inside.take_top(32));
}

// Of a rail without room for words: the same ways in the same order.
void contact_icons(const Frame& frame, Rect area) {
  Ui& ui = frame.ui;
  const portal::Contact& contact = frame.model.portal->contact;
  const auto region = ui.region(ui::Role::complementary, "contact", area, frame.words().contact_details);
  const auto way = [&](ui::Key key, Icon icon, std::string_view words, const std::string& href) {
    if (href.empty()) return;
    const Rect box = area.cut_top(48, 4);
    (void)ui.clickable(box, key, join(words, ", ", contact.name), href, 12);
    ui.icon(box, icon, 20, Color::text2);
  };
  way("write", Icon::message_square, frame.words().contact_write, mail_href(contact.email));
  way("call", Icon::phone, frame.words().contact_call, phone_href(contact.phone));
}

// Beside the main menu, if that leaves so much height.
bool has_contact_beside(const Frame& frame, float height) {
  const float menu = 48 * static_cast<float>(frame.model.items.size());
  return !is_staff(frame.model.me->role) && !frame.model.portal->contact.name.empty() && height > menu;
}

void user_row(const Frame& frame, Rect row) {
  Ui& ui = frame.ui;
  ui.separator(row);
  row.cut_top(10);
  Rect inside = row.take_top(36).inset(8, 0);
  const portal::Me& me = *frame.model.me;
  const std::string name = full_name(me);
  const auto region = ui.region(ui::Role::region, "person", row, name);
  const Rect out = inside.cut_right(32, 8).centered_vertically(32);
  ui.avatar(inside.cut_left(32, 10).centered_vertically(32), name);
  inside = inside.centered_vertically(34);
  ui.text(inside.cut_top(18), name, {.size = Size::small, .weight = Weight::semibold});
  const std::string_view what =
      is_staff(me.role) ? role_word(me.role, frame.reader) : std::string_view{me.office};
  ui.text(inside, what.empty() ? std::string_view{me.login} : what,
          {.size = Size::caption, .color = Color::text3});
  if (ui.icon_button(out, "sign_out", Icon::log_out, frame.words().sign_out_of_system,
                     {.icon_size = 16, .is_busy = frame.model.is_signing_out})) {
    frame.action = SignOutNow{};
  }
}

// A label too long for one line takes two, whether it is bold or not.
float rail_item_height(const Ui& ui, const NavItem& item, float width) {
  const float room = width - 54 - (item.count > 0 ? 28.f : 0.f);
  return ui.text_width(item.label, {.weight = Weight::semibold}) > room ? 52 : 40;
}

void rail_items(const Frame& frame, Rect area, bool is_icon_only) {
  Ui& ui = frame.ui;
  const auto navigation = ui.region(ui::Role::navigation, "navigation", area, frame.words().main_menu);
  for (const NavItem& item : frame.model.items) {
    if (item.starts_section && !is_icon_only) {
      area.cut_top(10);
      ui.text(area.cut_top(16, 8).inset(12, 0), frame.words().nav_administration,
              {.size = Size::caption, .color = Color::text3});
    }
    const std::string href = frame.path(item.route);
    const Rect box = is_icon_only ? area.cut_top(48, 4).centered_horizontally(48)
                                  : area.cut_top(rail_item_height(ui, item, area.w), 4);
    const ui::NavSpec spec{.icon = item.icon,
                           .href = href,
                           .count = item.count,
                           .count_words = item.count_words,
                           .is_current = item.is_current,
                           .is_urgent = item.is_urgent,
                           .is_icon_only = is_icon_only};
    if (ui.nav_item(box, ui::Key(item.route.index()), item.label, spec)) frame.action = Go{item.route};
  }
}

void rail(const Frame& frame, Rect area) {
  Rect inside = area.inset(12, 0);
  inside.cut_bottom(12);
  brand(frame, inside.cut_top(76).inset({8, 16, 8, 16}));
  user_row(frame, inside.cut_bottom(49, 12));
  const bool has_contact = has_contact_beside(frame, inside.h - 190);
  const Rect card = has_contact ? inside.cut_bottom(114, 12) : Rect{};
  rail_items(frame, inside, false);
  if (has_contact) contact_card(frame, card);
}

void icon_rail(const Frame& frame, Rect area) {
  Ui& ui = frame.ui;
  Rect inside = area.inset(12, 16);
  const Rect mark = inside.cut_top(48, 16);
  {
    const auto region = ui.region(ui::Role::region, "portal", mark, frame.model.portal->name);
    const std::string name = join(frame.model.portal->name, ", ", frame.words().nav_home);
    if (ui.clickable(mark, "brand", name, frame.path(app::route::Home{}), 12)) {
      frame.action = Go{app::route::Home{}};
    }
  }
  draw_mark(ui, mark.centered(36, 36), frame.model.portal->mark);
  const Rect out = inside.cut_bottom(48, 12);
  const bool has_contact = has_contact_beside(frame, inside.h - 150);
  const Rect contact = has_contact ? inside.cut_bottom(100, 12) : Rect{};
  rail_items(frame, inside, true);
  if (has_contact) contact_icons(frame, contact);
  const auto region = ui.region(ui::Role::region, "person", out, full_name(*frame.model.me));
  if (ui.icon_button(out, "sign_out", Icon::log_out, frame.words().sign_out_of_system,
                     {.is_busy = frame.model.is_signing_out})) {
    frame.action = SignOutNow{};
  }
}

constexpr std::string_view search_keys = "Control+K Meta+K";

// A box where there is room for it, elsewhere its icon; both open the same search.
void search_button(const Frame& frame, Rect& row) {
  Ui& ui = frame.ui;
  const std::string_view name = frame.words().palette_title;
  const bool is_box = frame.model.is_home && row.w >= 420;
  if (!is_box) {
    const Rect square = row.cut_right(36, 8).centered_vertically(36);
    if (ui.icon_button(square, "search_all", Icon::search, name, {.shortcut = search_keys}))
      frame.action = Search{};
    return;
  }
  const std::string_view hint = frame.words().search_everywhere;
  const float width = std::max(280.f, ui.text_width(hint, {.size = Size::small}) + 108);
  const Rect box = row.cut_right(width, 12).centered_vertically(36);
  ui.fill(box, Color::sunken, 8);
  const ui::ButtonSpec spec{.kind = ui::ButtonKind::plain, .access_name = name, .shortcut = search_keys};
  if (ui.button(box, "search_all", {}, spec)) frame.action = Search{};
  Rect inside = box.inset(12, 0);
  ui.icon(inside.cut_left(18, 8), Icon::search, 18, Color::text3);
  const ui::TextStyle keys{
      .size = Size::caption, .color = Color::text3, .align = ui::Align::center, .heard = ui::Heard::no};
  const Rect cap = inside.cut_right(48, 8).moved(6, 0).centered_vertically(24);
  ui.card(cap, {.radius = 6});
  ui.text(cap.centered_vertically(16), "Ctrl K", keys);
  ui.text(inside.centered_vertically(18), hint,
          {.size = Size::small, .color = Color::text3, .heard = ui::Heard::no});
}

Rect top_bar(const Frame& frame, Rect bar) {
  Ui& ui = frame.ui;
  const auto banner = ui.region(ui::Role::banner, "bar", bar);
  ui.separator(Rect{bar.x, bar.bottom() - 1, bar.w, 1});
  std::vector<std::string> paths;
  for (const app::Crumb& crumb : frame.model.crumbs)
    paths.push_back(crumb.route ? frame.path(*crumb.route) : "");
  std::vector<ui::Crumb> crumbs;
  for (std::size_t n = 0; n < paths.size(); ++n) {
    crumbs.push_back({.label = frame.model.crumbs[n].label, .href = paths[n]});
  }
  Rect inside = bar.inset({24, 0, 20, 0});
  const int chosen =
      ui.breadcrumb(inside.take_left(inside.w * 0.5f), "crumbs", frame.words().breadcrumb, crumbs);
  if (chosen >= 0) {
    if (const auto& route = frame.model.crumbs[static_cast<std::size_t>(chosen)].route)
      frame.action = Go{*route};
  }
  inside.cut_left(inside.w * 0.5f);
  search_button(frame, inside);
  return inside;
}

void phone_search_and_out(const Frame& frame, Rect& row, float gap, bool is_over_photo) {
  Ui& ui = frame.ui;
  const float size = std::min(44.f, row.h);
  if (ui.icon_button(row.cut_right(size, gap).centered_vertically(size), "search_all", Icon::search,
                     frame.words().palette_title,
                     {.is_over_photo = is_over_photo, .shortcut = search_keys})) {
    frame.action = Search{};
  }
  // On every page (V17).
  const Rect out = row.cut_right(size, gap).centered_vertically(size);
  if (ui.icon_button(out, "sign_out", Icon::log_out, frame.words().sign_out_of_system,
                     {.is_over_photo = is_over_photo, .is_busy = frame.model.is_signing_out})) {
    frame.action = SignOutNow{};
  }
}

void phone_back(const Frame& frame, Rect square, bool is_over_photo) {
  if (frame.ui.icon_button(square, "back", Icon::arrow_left, frame.words().back,
                           {.color = Color::text, .is_over_photo = is_over_photo})) {
    frame.action = Back{};
  }
}

// What names a phone's page: beside the buttons, or below them where that is too narrow.
struct PhoneTitle {
  std::string_view words;
  ui::TextStyle style{.weight = Weight::semibold};
  bool has_back = false, is_heading = false, is_below = false;
  float height = 0;  // below the buttons
};

constexpr float header_height = 56, back_width = 38, phone_buttons = 2 * 48;
constexpr int title_lines = 3;

PhoneTitle phone_title(const Frame& frame, float width) {
  const Ui& ui = frame.ui;
  PhoneTitle title;
  float room = width - phone_buttons;
  if (frame.model.is_home) {
    title.is_below = ui.text_width(frame.model.portal->name, title.style) > room - 46;
    title.height = title.is_below ? 44.f : 0.f;
    return title;
  }
  if (frame.model.crumbs.empty()) return title;
  const app::Crumb& here = frame.model.crumbs.back();
  title.has_back = frame.model.crumbs.size() > 1 && frame.model.crumbs.front().route.has_value();
  if (title.has_back) room -= back_width;
  title.is_heading = here.short_label.empty();
  title.words = title.is_heading ? here.label : here.short_label;
  title.style.size = title.has_back ? Size::lead : Size::title;
  if (ui.text_width(title.words, title.style) > room) title.style.size = Size::lead;
  if (ui.text_width(title.words, title.style) <= room) return title;
  title.is_below = true;
  title.style.fit = ui::Fit::wrap, title.style.max_lines = title_lines;
  title.height = ui.text_height(title.words, width, title.style) + 8;
  return title;
}

void phone_header(const Frame& frame, Rect bar, const PhoneTitle& title) {
  Ui& ui = frame.ui;
  const auto banner = ui.region(ui::Role::banner, "bar", bar);
  Rect inside = bar.inset(phone_margin, 0);
  const Rect below = inside.cut_bottom(title.height);
  phone_search_and_out(frame, inside, 4, false);
  if (frame.model.is_home) return brand(frame, title.is_below ? below : inside.centered_vertically(44));
  if (title.has_back)
    phone_back(frame, inside.cut_left(back_width).moved(-10, 0).with_width(44).centered_vertically(44),
               false);
  if (title.words.empty()) return;
  const Rect line = title.is_below ? below : inside.centered_vertically(ui.line_height(title.style.size));
  if (title.is_heading) {
    ui.heading(line, title.words, 1, title.style);
  } else {
    ui.text(line, title.words, title.style);  // the page has a heading of its own
  }
}

// Equal widths, unless a label needs more than that.
std::vector<float> bar_widths(const Ui& ui, std::span<const NavItem* const> items, float room) {
  std::vector<float> widths;
  float total = 0, widest = 0;
  for (const NavItem* item : items) {
    const ui::TextStyle style{.size = Size::caption, .weight = Weight::semibold};
    widths.push_back(ui.text_width(item->short_label, style));
    total += widths.back(), widest = std::max(widest, widths.back());
  }
  const auto count = static_cast<float>(items.size());
  const bool is_tight = widest > room / count - 4;
  for (float& width : widths)
    width = is_tight ? std::max({44.f, width + 4, width + (room - total) / count}) : room / count;
  return widths;
}

void bar_items(const Frame& frame, Rect row, std::span<const NavItem* const> items,
               std::span<const float> widths) {
  for (std::size_t n = 0; n < items.size(); ++n) {
    const NavItem& item = *items[n];
    const std::string href = frame.path(item.route);
    const ui::NavSpec spec{.icon = item.short_icon,
                           .href = href,
                           .count = item.is_urgent ? item.count : 0,
                           .count_words = item.count_words,
                           .is_current = item.is_current,
                           .is_urgent = item.is_urgent};
    if (frame.ui.bottom_bar_item(row.cut_left(widths[n]), ui::Key(item.route.index()), item.short_label,
                                 spec))
      frame.action = Go{item.route};
  }
}

// Where more lies beyond an edge, what is there goes out.
void fade_ends(Ui& ui, Rect view, Rect content) {
  constexpr float step = 3;
  constexpr int steps = 10;
  const ui::Rgba cover = ui.theme()[Color::surface];
  for (int n = 0; n < steps; ++n) {
    const ui::Rgba shade = ui::with_alpha(cover, 1 - static_cast<float>(n) / steps);
    const float at = step * static_cast<float>(n);
    if (content.right() > view.right() + 1)
      ui.painter().fill({view.right() - at - step, view.y, step, view.h}, shade);
    if (content.x < view.x - 1) ui.painter().fill({view.x + at, view.y, step, view.h}, shade);
  }
}

void bottom_bar(const Frame& frame, Rect bar) {
  Ui& ui = frame.ui;
  const auto layer = ui.layer(ui::Layer::sticky);
  const auto navigation = ui.region(ui::Role::navigation, "navigation", bar, frame.words().main_menu);
  ui.card(bar.grown(1), {.radius = 0});
  Rect items = bar.take_top(64).inset(6, 0);
  std::vector<const NavItem*> shown;
  for (const NavItem& item : frame.model.items) {
    if (item.bar_place > 0) shown.push_back(&item);
  }
  std::sort(shown.begin(), shown.end(),
            [](const NavItem* a, const NavItem* b) { return a->bar_place < b->bar_place; });
  if (shown.size() > 5) shown.resize(5);
  const std::vector<float> widths = bar_widths(ui, shown, items.w);
  float total = 0;
  for (const float width : widths) total += width;
  if (total <= items.w + 0.5f) return bar_items(frame, items, shown, widths);
  // More than fits scrolls sideways.
  auto scroller = ui.scroller_horizontal("entries", items, total, frame.words().main_menu);
  const Rect row = scroller.content().with_width(total).with_height(64);
  bar_items(frame, row, shown, widths);
  fade_ends(ui, items, row);
}

ShellResult phone_shell(const Frame& frame, Rect view) {
  const ui::Insets safe = frame.ui.safe_area();
  const float bar_height = frame.model.hides_bottom_bar ? safe.bottom : 64 + safe.bottom;
  const Rect bar = view.cut_bottom(bar_height);
  if (!frame.model.covers_header) {
    view.cut_top(safe.top);
    const PhoneTitle title = phone_title(frame, view.w - 2 * phone_margin);
    phone_header(frame, view.cut_top(header_height + title.height), title);
  }
  if (!frame.model.hides_bottom_bar) bottom_bar(frame, bar);
  return {.areas = {.page = view, .bar = {}}, .action = {}};
}

ShellResult wide_shell(const Frame& frame, Rect view) {
  const bool is_tablet = frame.ui.width_class() == ui::WidthClass::tablet;
  const Rect side = view.cut_left(is_tablet ? 72 : 236);
  const Rect sheet = view.inset({0, 8, 8, 8});
  frame.ui.sheet_surface(sheet, 14);
  is_tablet ? icon_rail(frame, side) : rail(frame, side);
  Rect inside = sheet.inset(1);
  const Rect free = top_bar(frame, inside.cut_top(60));
  return {.areas = {.page = inside, .bar = free}, .action = {}};
}

}  // namespace

std::string_view role_word(Role role, const app::Reader& reader) {
  const Catalog& words = reader.text();
  switch (role) {
    case Role::office_manager:
      return words.role_office_manager;
    case Role::agent_liaison:
      return words.role_agent_liaison;
    case Role::data_operator:
      return words.role_data_operator;
    case Role::dispatcher:
      return words.role_dispatcher;
    case Role::photographer:
      return words.role_photographer;
    case Role::editor:
      return words.role_editor;
    case Role::quality_lead:
      return words.role_quality_lead;
    case Role::service_desk:
      return words.role_service_desk;
    case Role::accountant:
      return words.role_accountant;
    case Role::administrator:
      return words.role_administrator;
    case Role::anonymous:
    case Role::client:
      break;
  }
  return words.role_client;
}

std::optional<ShellAction> header_over_picture(Ui& ui, Rect row, const ShellModel& model,
                                               const app::Reader& reader) {
  std::optional<ShellAction> action;
  const Frame frame{ui, model, reader, action};
  phone_back(frame, row.cut_left(row.h), true);
  phone_search_and_out(frame, row, 8, true);
  return action;
}

ShellResult shell_view(Ui& ui, const ShellModel& model, const app::Reader& reader) {
  std::optional<ShellAction> action;
  const Frame frame{ui, model, reader, action};
  const Rect view = ui.viewport();
  if (model.is_bare) return {.areas = {.page = view, .bar = {}}, .action = {}};
  // A phone's page of one thing is a sheet, others are a desk with cards.
  ui.fill(view, ui.is_phone() && model.hides_bottom_bar ? Color::surface : Color::bg);
  ShellResult result = ui.is_phone() ? phone_shell(frame, view) : wide_shell(frame, view);
  result.action = std::move(action);
  return result;
}

}  // namespace guichet::shell
