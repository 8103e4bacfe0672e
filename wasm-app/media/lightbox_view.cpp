#include <algorithm>
#include <cmath>

#include "wasm-app/media/media_view.hpp"
#include "wasm-app/ui/painter.hpp"

namespace guichet::media {

namespace {

using ui::Color;
using ui::Icon;
using ui::PressedKey;
using ui::Rect;
using ui::Size;
using ui::Ui;

constexpr float zoom_max = 6;
constexpr float swipe = 60;
constexpr int every = 1'000'000;  // more pages than there are: the first or the last

void reset(GalleryState& state) {
  state.zoom = 1, state.pan_x = state.pan_y = 0;
}

void step(GalleryState& state, const std::vector<const MediaItem*>& items, std::size_t index, int by) {
  const auto count = static_cast<int>(items.size());
  const int next = std::clamp(static_cast<int>(index) + by, 0, count - 1);
  if (next == static_cast<int>(index)) return;
  state.shown = items[static_cast<std::size_t>(next)]->id;
  reset(state);
}

void zoom(GalleryState& state, float factor) {
  state.zoom = std::clamp(state.zoom * factor, 1.f, zoom_max);
  if (state.zoom == 1) reset(state);
}

// Drags move an enlarged picture; on a whole one a long one turns the page.
int follow(GalleryState& state, const ui::ViewerInput& input, Rect box) {
  if (input.wheel != 0) zoom(state, input.wheel > 0 ? 0.9f : 1.1f);
  if (input.pinch > 0 && input.pinch != 1) zoom(state, input.pinch);
  state.pan_x += input.drag_x, state.pan_y += input.drag_y;
  int pages = 0;
  if (state.zoom == 1) {
    state.pan_y = 0;
    if (!input.is_pressed) {
      pages = state.pan_x > swipe ? -1 : state.pan_x < -swipe ? 1 : 0;
      state.pan_x = 0;
    }
  } else {
    const float room_x = box.w * (state.zoom - 1) / 2, room_y = box.h * (state.zoom - 1) / 2;
    state.pan_x = std::clamp(state.pan_x, -room_x, room_x);
    state.pan_y = std::clamp(state.pan_y, -room_y, room_y);
  }
  for (const PressedKey key : input.keys) {
    if (key == PressedKey::left) pages = -1;
    if (key == PressedKey::right) pages = 1;
    if (key == PressedKey::home) pages = -every;
    if (key == PressedKey::end) pages = every;
    if (key == PressedKey::plus) zoom(state, 1.25f);
    if (key == PressedKey::minus) zoom(state, 0.8f);
  }
  return pages;
}

// Keys while something else in the dialog has the focus. Returns by how many pictures to go on.
int follow_keys(Ui& ui, GalleryState& state, const std::vector<const MediaItem*>& items, std::size_t index) {
  if (ui.key_pressed(PressedKey::plus)) zoom(state, 1.25f);
  if (ui.key_pressed(PressedKey::minus)) zoom(state, 0.8f);
  const auto here = static_cast<int>(index), last = static_cast<int>(items.size()) - 1;
  if (ui.key_pressed(PressedKey::home)) return -here;
  if (ui.key_pressed(PressedKey::end)) return last - here;
  if (ui.key_pressed(PressedKey::left)) return -1;
  return ui.key_pressed(PressedKey::right) ? 1 : 0;
}

struct Shown {
  const std::vector<const MediaItem*>& items;
  std::size_t index = 0;

  const MediaItem& item() const { return *items[index]; }
};

// Browsers play videos and show PDFs themselves, with their own controls, search and zoom.
bool is_opened_by_browsers(const MediaItem& item) {
  return item.kind == MediaKind::video || is_pdf(item);
}

void no_picture(const MediaPage& page, Rect box, const MediaItem& item) {
  Ui& ui = page.ui;
  const float line = ui.is_touch() ? 44 : 24;
  ui.card(box, {.radius = ui.is_phone() ? 0.f : 12.f, .fill = Color::subtle, .border = Color::none});
  Rect inside = box.inset(16, 0).centered_vertically(48 + 12 + line);
  ui.icon(inside.cut_top(48, 12), kind_icon(item.kind), 48, Color::text3);
  if (is_opened_by_browsers(item)) {
    ui.link(inside, "open", page.words().open, file_path(page.model.portal, item, Variant::original),
            {.align = ui::Align::center,
             .trailing_icon = Icon::arrow_up_right,
             .opens_window = true,
             .access_name = page.words().open.str() + " " + title_of(item)});
  }
}

void picture(const MediaPage& page, Rect box, const MediaItem& item) {
  Ui& ui = page.ui;
  const float w = box.w * page.state.zoom, h = box.h * page.state.zoom;
  const Rect at{box.center().x - w / 2 + page.state.pan_x, box.center().y - h / 2 + page.state.pan_y, w, h};
  ui.painter().push_clip(box);
  ui.image(at, file_path(page.model.portal, item, Variant::web), title_of(item),
           {.fit = ui::ImageFit::contain, .radius = 0, .background = Color::none, .is_decorative = true});
  ui.painter().pop_clip();
}

std::string place_words(const MediaPage& page, const Shown& shown) {
  const bool are_photos = std::all_of(shown.items.begin(), shown.items.end(),
                                      [](const MediaItem* item) { return item->kind == MediaKind::photo; });
  return text::fill(are_photos ? page.words().photo_number : page.words().file_number,
                    {{"n", page.reader.number(static_cast<std::int64_t>(shown.index) + 1)},
                     {"total", page.reader.number(static_cast<std::int64_t>(shown.items.size()))}});
}

void download_one(const MediaPage& page, Rect rect, const MediaItem& item) {
  const ui::ButtonSpec spec{.kind = ui::ButtonKind::primary, .icon = Icon::download};
  if (!page.ui.button(rect, "get", page.words().download, spec)) return;
  const Variant variant = is_picture(item) ? chosen_size(page.state) : Variant::original;
  page.action = Download{file_path(page.model.portal, item, variant)};
}

void footer(const MediaPage& page, Rect row, const Shown& shown) {
  Ui& ui = page.ui;
  const float wide =
      ui.button_width(page.words().download, {.kind = ui::ButtonKind::primary, .icon = Icon::download});
  download_one(page, row.cut_right(wide, 12).centered_vertically(ui.control_height()), shown.item());
  Rect texts = row.centered_vertically(36);
  ui.text(texts.cut_top(18), place_words(page, shown), {.size = Size::small});
  ui.text(texts, shown.item().name + " · " + page.reader.bytes(shown.item().bytes),
          {.size = Size::caption, .color = Color::text3});
}

// The picture with the ways to the next ones.
void stage(const MediaPage& page, Rect box, const Shown& shown) {
  Ui& ui = page.ui;
  GalleryState& state = page.state;
  const ui::ViewerInput input = ui.viewer(box, "picture", title_of(shown.item()), ui.is_phone() ? 0.f : 12.f);
  is_picture(shown.item()) ? picture(page, box, shown.item()) : no_picture(page, box, shown.item());
  const int pages = follow(state, input, box) + follow_keys(ui, state, shown.items, shown.index);
  // Where thumbs are, and out of the way of a swipe.
  Rect sides = ui.is_phone() ? box.inset(8).take_bottom(44) : box.inset(8, 0);
  if (shown.index > 0 &&
      ui.icon_button(sides.cut_left(44).centered_vertically(44), "previous", Icon::chevron_left,
                     page.words().viewer_previous, {.is_over_photo = true})) {
    step(state, shown.items, shown.index, -1);
  }
  if (shown.index + 1 < shown.items.size() &&
      ui.icon_button(sides.cut_right(44).centered_vertically(44), "next", Icon::chevron_right,
                     page.words().viewer_next, {.is_over_photo = true})) {
    step(state, shown.items, shown.index, 1);
  }
  if (pages != 0) step(state, shown.items, shown.index, pages);
}

// The arrows turn pages wherever the focus is inside.
void lightbox_dialog(const MediaPage& page, const Shown& shown) {
  Ui& ui = page.ui;
  const Rect view = ui.viewport();
  auto dialog = ui.dialog(
      "lightbox",
      {.title = title_of(shown.item()), .width = std::min(1160.f, view.w - 64), .has_footer = false});
  ui.take_arrows(dialog.id());
  const Rect content = dialog.content();
  const float height = std::max(200.f, view.h - 260);
  const Rect box = content.with_height(height);
  stage(page, box, shown);
  footer(page, {content.x, box.bottom() + 12, content.w, 48}, shown);
  dialog.finish(height + 60);
  if (dialog.wants_close()) page.state.shown = {};
}

// On phones the picture goes from edge to edge.
void lightbox_page(const MediaPage& page, const Shown& shown) {
  Ui& ui = page.ui;
  const std::string title = title_of(shown.item()), place = place_words(page, shown);
  auto sheet = ui.sheet("lightbox", {.title = title, .detail = place, .has_footer = true});
  ui.take_arrows(sheet.id());
  const Rect view = ui.viewport(), content = sheet.content();
  stage(page, {view.x, content.y, view.w, content.h}, shown);
  download_one(page, sheet.footer(), shown.item());
  sheet.finish(content.h);
  if (sheet.wants_close()) page.state.shown = {};
}

}  // namespace

void lightbox_view(const MediaPage& page) {
  Ui& ui = page.ui;
  GalleryState& state = page.state;
  if (state.shown.empty()) return;
  const auto items = shown_items(page);
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const MediaItem* item) { return item->id == state.shown; });
  if (found == items.end()) {
    state.shown = {};
    return;
  }
  const Shown shown{.items = items, .index = static_cast<std::size_t>(found - items.begin())};
  ui.is_phone() ? lightbox_page(page, shown) : lightbox_dialog(page, shown);
}

}  // namespace guichet::media
