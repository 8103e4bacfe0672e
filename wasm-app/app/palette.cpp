#include "wasm-app/app/palette.hpp"

#include <algorithm>

#include "shared/core/text.hpp"
#include "wasm-app/app/navigation.hpp"

namespace guichet::app {

namespace {

using ui::Icon;
using ui::Rect;

constexpr std::size_t typed_min = 2, group_max = 5, recent_max = 5;
constexpr float list_height = 420;
constexpr std::string_view recent_draft = "recent", single_keys_key = "single_keys";

bool is_match(std::string_view label, std::string_view typed) {
  return guichet::text::fold(label).find(guichet::text::fold(typed)) != std::string::npos;
}

}  // namespace

void Palette::open() {
  is_open_ = true;
  shows_shortcuts_ = false;
  text_.clear();
}

void Palette::clear() {
  is_open_ = shows_shortcuts_ = false;
  text_.clear();
  in_progress_.clear(), completed_.clear(), archived_.clear(), queue_.clear(), listings_.clear();
}

bool Palette::has_single_keys() const {
  return context_.browser.stored(single_keys_key) != "off";
}

// One line for each page: address, tab, title; the newest first.
void Palette::note_visit(const Route& route, std::string_view title) {
  if (is_public(route) || title.empty() || std::holds_alternative<route::NotFound>(route)) return;
  const std::string line = context_.path(route) + "\t" + std::string{title};
  std::string kept = line;
  const std::string before = context_.drafts.read(recent_draft);
  std::size_t count = 1;
  for (std::string_view rest = before; !rest.empty() && count < recent_max;) {
    const std::string_view one = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (one.substr(0, one.find('\t')) == std::string_view{line}.substr(0, line.find('\t'))) continue;
    kept.append("\n").append(one);
    ++count;
  }
  if (kept != before) context_.drafts.write(recent_draft, kept);
}

void Palette::update() {
  if (!is_open_ || text_.size() < typed_min) return;
  Api& api = context_.api;
  using enum orders::OrderGroup;
  if (may_visit(context_.session, route::Orders{})) {
    in_progress_.ensure(api, {.group = orders::OrderGroup::in_progress, .text = text_, .after = {}});
    completed_.ensure(api, {.group = completed, .text = text_, .after = {}});
    archived_.ensure(api, {.group = archived, .text = text_, .after = {}});
  }
  if (may_visit(context_.session, route::StaffOrders{})) {
    queue_.ensure(api, {.filter = orders::QueueFilter::all, .text = text_, .after = {}});
  }
  if (may_visit(context_.session, route::NewOrder{})) {
    listings_.ensure(api, {.text = text_, .scope = listings::Scope::mine, .after = {}});
  }
}

Palette::Group Palette::recent(const Reader& reader) const {
  Group group{.name = reader.text().palette_recent, .items = {}};
  const std::string kept = context_.drafts.read(recent_draft);
  for (std::string_view rest = kept; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    Route route = from_path(line.substr(0, tab));
    if (!may_visit(context_.session, route)) continue;
    group.items.push_back({Icon::history, std::string{line.substr(tab + 1)}, {}, std::move(route)});
  }
  return group;
}

void Palette::add_orders(std::vector<Group>& groups, const Reader& reader) const {
  Group found{.name = reader.text().nav_orders, .items = {}};
  const auto add = [&](const std::vector<orders::Order>& list, bool is_staff) {
    for (const orders::Order& order : list) {
      if (found.items.size() == group_max) return;
      Route route = is_staff ? Route{route::StaffOrders{.filter = {}, .text = {}, .order = order.number}}
                             : Route{route::Order{.number = order.number}};
      found.items.push_back({Icon::camera, order.street, order.number.value, std::move(route)});
    }
  };
  for (const auto* remote : {&in_progress_, &completed_, &archived_}) {
    if (remote->is_current() && remote->value() != nullptr) add(remote->value()->items, false);
  }
  if (queue_.is_current() && queue_.value() != nullptr) add(queue_.value()->items, true);
  groups.push_back(std::move(found));
  Group properties{.name = reader.text().palette_properties, .items = {}};
  if (listings_.is_current() && listings_.value() != nullptr) {
    for (const listings::Listing& listing : listings_.value()->items) {
      if (properties.items.size() == group_max) break;
      properties.items.push_back({Icon::building_2, listing.street, listing.number.value,
                                  Route{route::NewOrder{.listing = listing.number}}});
    }
  }
  groups.push_back(std::move(properties));
}

std::vector<Palette::Group> Palette::groups(const Reader& reader, const Route& here) const {
  const Catalog& words = reader.text();
  std::vector<Group> all;
  if (text_.size() < typed_min) all.push_back(recent(reader));
  Group pages{.name = words.palette_pages, .items = {}};
  for (const shell::NavItem& item : navigation_items(context_.session, here, 0, reader)) {
    if (is_match(item.label, text_))
      pages.items.push_back({item.icon, std::string{item.label}, {}, item.route});
  }
  all.push_back(std::move(pages));
  Group actions{.name = words.palette_actions, .items = {}};
  if (is_match(words.shortcuts_title, text_))
    actions.items.push_back({Icon::info, words.shortcuts_title.str(), "?", ShowShortcuts{}});
  if (is_match(words.sign_out_of_system, text_))
    actions.items.push_back({Icon::log_out, words.sign_out_of_system.str(), {}, SignOut{}});
  all.push_back(std::move(actions));
  if (text_.size() >= typed_min) add_orders(all, reader);
  std::erase_if(all, [](const Group& group) { return group.items.empty(); });
  return all;
}

std::optional<Palette::Deed> Palette::results(ui::Ui& ui, Rect area, const std::vector<Group>& groups,
                                              const Reader& reader) {
  std::optional<Deed> chosen;
  auto scroller = ui.scroller("results", area, reader.text().palette_title);
  const float row = ui.is_touch() ? 52.f : 40.f;
  Rect at = scroller.content();
  const float top = at.y;
  std::uint32_t number = 0;
  for (const Group& group : groups) {
    ui.text(at.cut_top(28).inset({8, 8, 0, 0}), group.name,
            {.size = ui::Size::caption, .color = ui::Color::text3, .heard = ui::Heard::no});
    const auto list = ui.list(ui::Key(1000 + number), at, group.name);
    for (const Item& item : group.items) {
      Rect line = at.cut_top(row);
      const auto entry = ui.list_item(ui::Key(2000 + number), line);
      const std::string name = item.detail.empty() ? item.label : item.label + ", " + item.detail;
      const auto* route = std::get_if<Route>(&item.deed);
      const std::string href = route == nullptr ? std::string{} : context_.path(*route);
      if (ui.clickable(line, ui::Key(++number), name, href)) chosen = item.deed;
      line = line.inset(8, 0);
      ui.icon(line.cut_left(20, 12), item.icon, 18, ui::Color::text2);
      const ui::TextStyle caption{.size = ui::Size::caption,
                                  .color = ui::Color::text3,
                                  .align = ui::Align::end,
                                  .vertical = ui::Align::center,
                                  .heard = ui::Heard::no};
      if (!item.detail.empty()) ui.text(line.cut_right(96, 8), item.detail, caption);
      ui.text(line, item.label, {.vertical = ui::Align::center, .heard = ui::Heard::no});
    }
  }
  if (groups.empty())
    ui.text(at.cut_top(48).inset(8, 14), reader.text().palette_empty, {.color = ui::Color::text2});
  scroller.finish(at.y - top + 8);
  return chosen;
}

std::optional<Palette::Deed> Palette::search(ui::Ui& ui, const Reader& reader, const Route& here) {
  const Catalog& words = reader.text();
  std::optional<Deed> chosen;
  const auto draw = [&](Rect content) {
    const auto field = ui.text_field(content.cut_top(ui.control_height(), 8), "search", text_,
                                     {.label = words.palette_title,
                                      .kind = ui::FieldKind::search,
                                      .placeholder = words.search_everywhere,
                                      .icon = Icon::search,
                                      .hides_label = true,
                                      .is_focused_first = true,
                                      .autocomplete = "off"});
    const std::vector<Group> found = groups(reader, here);
    chosen = results(ui, content, found, reader);
    // Enter takes the first result.
    if (field.is_committed && field.is_focused && !text_.empty() && !found.empty())
      chosen = found[0].items[0].deed;
  };
  if (ui.is_phone()) {
    auto sheet = ui.sheet("palette", {.title = words.palette_title, .has_footer = false});
    draw(sheet.content().inset({0, 8, 0, 0}));
    if (sheet.wants_close()) is_open_ = false;
    return chosen;
  }
  auto dialog = ui.dialog("palette", {.title = words.palette_title, .width = 640, .has_footer = false});
  const float height = std::min(list_height, ui.viewport().h - 200);
  draw(dialog.content().with_height(height));
  dialog.finish(height);
  if (dialog.wants_close()) is_open_ = false;
  return chosen;
}

void Palette::shortcuts(ui::Ui& ui, const Reader& reader) {
  const Catalog& words = reader.text();
  auto dialog = ui.dialog("shortcuts", {.title = words.shortcuts_title, .width = 440, .has_footer = false});
  Rect at = dialog.content();
  const float top = at.y;
  const std::pair<std::string_view, std::string_view> keys[] = {
      {words.palette_title, "Ctrl K"}, {words.shortcuts_title, "?"}, {words.shortcuts_close_top, "Esc"}};
  for (const auto& [name, key] : keys) ui.key_value(at.cut_top(32), name, key);
  at.cut_top(8);
  bool has_keys = has_single_keys();
  const float line = ui.is_touch() ? 44.f : 28.f;
  if (ui.switch_(at.cut_top(line), "single_keys", words.shortcuts_single_keys, has_keys))
    context_.browser.store(single_keys_key, has_keys ? "" : "off");
  const ui::TextStyle hint{.size = ui::Size::caption, .color = ui::Color::text3, .fit = ui::Fit::wrap};
  const float height = ui.text_height(words.shortcuts_single_keys_hint, at.w, hint);
  ui.text(at.cut_top(height), words.shortcuts_single_keys_hint, hint);
  dialog.finish(at.y - top);
  if (dialog.wants_close()) shows_shortcuts_ = false;
}

bool Palette::frame(ui::Ui& ui, const Route& here) {
  if (ui.key_pressed(ui::PressedKey::k)) is_open_ ? clear() : open();
  if (!is_open_ && has_single_keys() && ui.key_pressed(ui::PressedKey::question)) shows_shortcuts_ = true;
  const Reader reader = context_.reader();
  if (shows_shortcuts_) shortcuts(ui, reader);
  if (!is_open_) return false;
  const auto chosen = search(ui, reader, here);
  if (!chosen) return false;
  is_open_ = false;
  if (const auto* route = std::get_if<Route>(&*chosen)) context_.navigator.go(*route);
  shows_shortcuts_ = std::holds_alternative<ShowShortcuts>(*chosen);
  return std::holds_alternative<SignOut>(*chosen);
}

}  // namespace guichet::app
