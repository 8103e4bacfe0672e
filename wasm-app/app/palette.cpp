#include "wasm-app/app/palette.hpp"

#include <algorithm>
#include <utility>

#include "shared/core/text.hpp"

namespace guichet::app {

namespace {

using ui::Rect;

constexpr float list_height = 468;
constexpr std::string_view single_keys_key = "single_keys";

}  // namespace

void Palette::open() {
  is_open_ = true;
  shows_shortcuts_ = false;
  state_ = {.is_open = true, .active = 0};
}

void Palette::clear() {
  is_open_ = shows_shortcuts_ = false;
  state_ = {};
  chosen_ = nullptr;
  found_.clear();
}

bool Palette::has_single_keys() const {
  return context_.browser.stored(single_keys_key) != "off";
}

bool Palette::is_searching() const {
  const std::string typed = guichet::text::single_line(state_.search);
  return guichet::text::code_points(typed) >= static_cast<std::size_t>(search::text_min);
}

void Palette::update() {
  if (is_open_ && is_searching()) found_.ensure(context_.api, {.text = state_.search});
  if (chosen_ && is_gone_) std::exchange(chosen_, nullptr)();
}

void Palette::search(ui::Ui& ui, const Reader& reader, const std::vector<Group>& groups) {
  const Catalog& words = reader.text();
  std::vector<ui::Choice> options;
  std::vector<ui::ChoiceGroup> heads;
  std::vector<const Item*> items;
  for (const Group& group : groups) {
    heads.push_back({group.name, static_cast<int>(group.items.size())});
    for (const Item& item : group.items) {
      options.push_back(
          {.label = item.label, .detail = item.detail, .icon = item.icon, .language = item.language});
      items.push_back(&item);
    }
  }
  const ui::ChooserSpec spec{.field = {.label = words.palette_title, .placeholder = words.search_everywhere},
                             .none_found = found_.is_loading() ? words.loading : words.palette_empty,
                             .search = words.palette_title,
                             .is_filtered = false};
  int chosen = -1;
  const auto draw = [&](Rect content) {
    chosen = ui::search_list(ui, content, "results", options, heads, state_, spec);
  };
  bool wants_close = false;
  if (ui.is_phone()) {
    auto sheet = ui.sheet("palette", {.title = words.palette_title, .has_footer = false});
    draw(sheet.content().inset({0, 8, 0, 0}));
    wants_close = sheet.wants_close();
  } else {
    auto dialog = ui.dialog("palette", {.title = words.palette_title, .width = 640, .has_footer = false});
    const float height = std::min(list_height, ui.viewport().h - 200);
    draw(dialog.content().with_height(height));
    dialog.finish(height);
    wants_close = dialog.wants_close();
  }
  if (chosen >= 0 || wants_close || !state_.is_open) is_open_ = false;
  if (chosen >= 0) chosen_ = items[static_cast<std::size_t>(chosen)]->run;
}

void Palette::shortcuts(ui::Ui& ui, const Reader& reader) {
  const Catalog& words = reader.text();
  auto dialog = ui.dialog("shortcuts", {.title = words.shortcuts_title, .width = 480, .has_footer = false});
  Rect at = dialog.content();
  const float top = at.y;
  const std::pair<std::string_view, std::string_view> keys[] = {
      {words.palette_title, "Ctrl K"},    {words.shortcuts_title, "?"},
      {words.shortcuts_close_top, "Esc"}, {words.shortcuts_next, "Tab, Shift Tab"},
      {words.shortcuts_move, "← ↑ ↓ →"},  {words.shortcuts_ends, "Home, End"},
      {words.shortcuts_zoom, "+, −"},     {words.print, "Ctrl P"}};
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

void Palette::frame(ui::Ui& ui, const Route& here, Screen* screen) {
  if (ui.key_pressed(ui::PressedKey::k)) is_open_ ? clear() : open();
  if (!is_open_ && has_single_keys() && ui.key_pressed(ui::PressedKey::question)) shows_shortcuts_ = true;
  const Reader reader = context_.reader();
  if (shows_shortcuts_) shortcuts(ui, reader);
  is_gone_ = !is_open_;
  if (is_open_) search(ui, reader, groups(reader, here, screen));
  if (chosen_) ui.wake_after(0);
}

}  // namespace guichet::app
