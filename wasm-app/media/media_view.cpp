#include "wasm-app/media/media_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "shared/core/text.hpp"

namespace guichet::media {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

std::int64_t count_of(const std::vector<MediaItem>& items, MediaKind kind) {
  return std::count_if(items.begin(), items.end(), [&](const MediaItem& item) { return item.kind == kind; });
}

float chip_row(const MediaPage& page, Rect at) {
  Ui& ui = page.ui;
  struct Chip {
    std::optional<MediaKind> kind;
    std::string label;
  };
  const auto& items = *page.model.items;
  std::vector<Chip> chips{{.kind = {},
                           .label = page.words().all_media.str() + " " +
                                    page.reader.number(static_cast<std::int64_t>(items.size()))}};
  wire::each_value<MediaKind>([&](MediaKind kind) {
    const std::int64_t count = count_of(items, kind);
    if (count > 0) {
      chips.push_back(
          {.kind = kind,
           .label = std::string{kind_word(kind, page.words())} + " " + page.reader.number(count)});
    }
  });
  const float height = ui.is_touch() ? 44 : 32;
  float total = 0;
  for (const Chip& chip : chips) total += ui.filter_chip_width(chip.label) + 8;
  auto scroller = ui.scroller_horizontal("kinds", at.with_height(height), total, page.words().filters);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  for (std::size_t n = 0; n < chips.size(); ++n) {
    const Rect chip = rest.cut_left(ui.filter_chip_width(chips[n].label), 8).with_height(height);
    if (ui.filter_chip(chip, ui::Key(n), chips[n].label, chips[n].kind == page.state.filter)) {
      page.state.filter = chips[n].kind;
    }
  }
  return height;
}

float selection_row(const MediaPage& page, Rect at) {
  if (page.state.selected.empty()) return 0;
  Ui& ui = page.ui;
  std::int64_t bytes = 0;
  for (const MediaItem& item : *page.model.items) bytes += is_selected(page.state, item.id) ? item.bytes : 0;
  const std::string words =
      page.reader.count(page.words().selected_count, static_cast<std::int64_t>(page.state.selected.size())) +
      " · " + page.reader.bytes(bytes);
  Rect row = at.with_height(ui.is_touch() ? 44 : 24);
  const ui::ButtonSpec spec{.kind = ui::ButtonKind::plain, .size = ui::ControlSize::small};
  const float wide = ui.button_width(page.words().deselect, spec);
  if (ui.button(row.cut_right(wide, 12).centered_vertically(ui.is_touch() ? 44.f : 24.f), "deselect",
                page.words().deselect, spec)) {
    page.state.selected.clear();
  }
  ui.text(row.centered_vertically(18), words, {.size = Size::small, .color = Color::text2});
  return row.h + 12;
}

// What a picture does not show itself: by its name where that is short, else by an icon.
std::string_view badge_word(const MediaPage& page, const MediaItem& item) {
  if (item.kind == MediaKind::panorama) return page.words().panoramas;
  return is_pdf(item) ? "PDF" : std::string_view{};
}

void badge(const MediaPage& page, Rect cell, const MediaItem& item) {
  if (item.kind == MediaKind::photo) return;
  Ui& ui = page.ui;
  if (const std::string_view word = badge_word(page, item); !word.empty()) {
    const ui::TextStyle style{.size = Size::caption,
                              .weight = Weight::semibold,
                              .color = Color::white,
                              .align = ui::Align::center,
                              .vertical = ui::Align::center,
                              .heard = ui::Heard::no};
    const float width = std::ceil(ui.text_width(word, style)) + 16;
    const Rect pill{cell.right() - 6 - width, cell.bottom() - 6 - 22, width, 22};
    ui.fill(pill, Color::ink, 11);
    ui.text(pill, word, style);
    return;
  }
  const Rect square{cell.right() - 34, cell.bottom() - 34, 26, 26};
  ui.card(square, {.radius = 13, .fill = Color::inverse, .border = Color::inverse});
  ui.icon(square, kind_icon(item.kind), 14, Color::inverse_text);
}

// Returns what shows it when activated.
ui::NodeId thumbnail(const MediaPage& page, Rect cell, const MediaItem& item) {
  Ui& ui = page.ui;
  const auto list_item = ui.list_item(ui::Key::of(item.id.value), cell);
  const ui::NodeId opener = ui.id_of("show");
  // Rooms are photographed and toured: the names of both are the room's.
  const std::string name = item.kind == MediaKind::panorama
                               ? title_of(item) + ", " + std::string{kind_word(item.kind, page.words())}
                               : title_of(item);
  bool is_on = is_selected(page.state, item.id);
  if (is_picture(item)) {
    ui.image(cell, thumbnail_of(page.model.portal, item), {}, {.is_decorative = true});
  } else {
    ui.card(cell, {.radius = 8, .fill = Color::subtle});
    ui.icon(cell, kind_icon(item.kind), 24, Color::text3);
  }
  if (ui.clickable(cell, "show", name, {}, 8)) {
    page.state.shown = item.id;
    page.state.zoom = 1, page.state.pan_x = page.state.pan_y = 0;
  }
  if (is_on) ui.outline(cell.inset(-3), Color::accent_ui, 11, 2);
  badge(page, cell, item);
  const std::string select = page.words().select_file.str() + " " + name;
  if (ui.checkbox({cell.x + 8, cell.y + 8, 20, 20}, "select", select, is_on,
                  {.hides_label = true, .is_over_photo = true})) {
    std::erase(page.state.selected, item.id);
    if (is_on) page.state.selected.push_back(item.id);
  }
  return opener;
}

// Arrows move between the pictures as they are laid out, Home and End to the first and the last.
void move_focus(Ui& ui, const std::vector<ui::NodeId>& cells, std::size_t columns) {
  const auto found =
      std::find_if(cells.begin(), cells.end(), [&](ui::NodeId id) { return ui.is_focused(id); });
  if (found == cells.end()) return;
  const std::ptrdiff_t here = found - cells.begin();
  const auto count = static_cast<std::ptrdiff_t>(cells.size());
  const auto row = static_cast<std::ptrdiff_t>(columns);
  std::ptrdiff_t to = here;
  if (ui.key_pressed(ui::PressedKey::left)) to = here - 1;
  if (ui.key_pressed(ui::PressedKey::right)) to = here + 1;
  if (ui.key_pressed(ui::PressedKey::up)) to = here - row;
  if (ui.key_pressed(ui::PressedKey::down)) to = here + row;
  if (ui.key_pressed(ui::PressedKey::home)) to = 0;
  if (ui.key_pressed(ui::PressedKey::end)) to = count - 1;
  if (to == here || to < 0 || to >= count) return;
  ui.focus(cells[static_cast<std::size_t>(to)]);
  ui.reveal(cells[static_cast<std::size_t>(to)]);
}

float grid(const MediaPage& page, Rect at) {
  const auto items = shown_items(page);
  const float gap = page.ui.is_phone() ? 8 : 12;
  const std::size_t columns =
      page.ui.is_phone() ? (at.w < 240 ? 2 : 3) : static_cast<std::size_t>(std::max(3.f, at.w / 155));
  const float cell_width = (at.w + gap) / static_cast<float>(columns) - gap;
  const float height = std::round(cell_width * 0.68f);
  const float total = ui::grid_height(items.size(), columns, gap, height);
  const auto list = page.ui.list("files", at.with_height(total), page.words().media);
  page.ui.take_arrows(list.id());
  std::vector<ui::NodeId> cells;
  for (std::size_t n = 0; n < items.size(); ++n) {
    cells.push_back(thumbnail(page, ui::grid_cell(at, columns, gap, height, n), *items[n]));
  }
  if (page.state.shown.empty()) move_focus(page.ui, cells, columns);
  return total;
}

void size_choice(const MediaPage& page, Rect at) {
  const std::array<ui::Choice, 2> sizes{ui::Choice{.label = page.words().size_for_web},
                                        ui::Choice{.label = page.words().size_original}};
  page.ui.segmented(at, "size", page.words().download, sizes, page.state.size);
}

std::string archive_of(const MediaPage& page, const std::vector<MediaId>& only) {
  return archive_path(page.model.portal, page.model.order, chosen_size(page.state), only);
}

void kind_row(const MediaPage& page, Rect row, MediaKind kind) {
  Ui& ui = page.ui;
  std::vector<MediaId> only;
  std::int64_t bytes = 0;
  for (const MediaItem& item : *page.model.items) {
    if (item.kind != kind) continue;
    only.push_back(item.id);
    bytes += item.bytes;
  }
  const std::string name = page.words().download.str() + ", " + std::string{kind_word(kind, page.words())};
  const std::string url = archive_of(page, only);
  Rect inside = row;
  ui.icon(inside.cut_left(20, 12), kind_icon(kind), 20, Color::text3);
  if (ui.icon_button(inside.cut_right(40, 8).centered_vertically(40), "get", Icon::download, name)) {
    page.action = Download{url};
  }
  inside = inside.centered_vertically(36);
  ui.text(inside.cut_top(20), kind_word(kind, page.words()), {.weight = Weight::semibold});
  ui.text(inside,
          page.reader.count(page.words().files_count, static_cast<std::int64_t>(only.size())) + " · " +
              page.reader.bytes(bytes),
          {.size = Size::caption, .color = Color::text3});
}

}  // namespace

std::string_view kind_word(MediaKind kind, const Catalog& words) {
  switch (kind) {
    case MediaKind::photo:
      return words.photos;
    case MediaKind::panorama:
      return words.panoramas;
    case MediaKind::floor_plan:
      return words.floor_plans;
    case MediaKind::video:
      return words.videos;
    case MediaKind::document:
      break;
  }
  return words.documents;
}

Icon kind_icon(MediaKind kind) {
  switch (kind) {
    case MediaKind::photo:
      return Icon::image;
    case MediaKind::panorama:
      return Icon::rotate_3d;
    case MediaKind::floor_plan:
      return Icon::ruler;
    case MediaKind::video:
      return Icon::video;
    case MediaKind::document:
      break;
  }
  return Icon::file_text;
}

std::string title_of(const MediaItem& item) {
  return item.title.empty() ? item.name : item.title;
}

bool is_pdf(const MediaItem& item) {
  return text::fold(item.name).ends_with(".pdf");
}

bool is_picture(const MediaItem& item) {
  return item.state == MediaState::ready && item.width > 0;
}

std::vector<const MediaItem*> panoramas(const std::vector<MediaItem>& items) {
  std::vector<const MediaItem*> scenes;
  for (const MediaItem& item : items) {
    if (item.kind == MediaKind::panorama && item.cube) scenes.push_back(&item);
  }
  return scenes;
}

std::vector<const MediaItem*> shown_items(const MediaPage& page) {
  std::vector<const MediaItem*> items;
  for (const MediaItem& item : *page.model.items) {
    if (!page.state.filter || item.kind == *page.state.filter) items.push_back(&item);
  }
  return items;
}

std::string thumbnail_of(std::string_view portal, const MediaItem& item) {
  return file_path(portal, item, Variant::thumbnail);
}

Variant chosen_size(const GalleryState& state) {
  return state.size == 0 ? Variant::web : Variant::original;
}

bool is_selected(const GalleryState& state, const MediaId& id) {
  return std::find(state.selected.begin(), state.selected.end(), id) != state.selected.end();
}

float tour_section(const MediaPage& page, Rect column) {
  if (panoramas(*page.model.items).empty()) return 0;
  const float height = std::clamp(column.w * (page.ui.is_phone() ? 0.86f : 0.5f), 260.f, 396.f);
  return tour_view(page, column.with_height(height));
}

float gallery_view(const MediaPage& page, Rect column) {
  float y = column.y;
  y += chip_row(page, {column.x, y, column.w, 0}) + 12;
  y += selection_row(page, {column.x, y, column.w, 0});
  y += grid(page, {column.x, y, column.w, 0});
  return y - column.y;
}

void download_button(const MediaPage& page, Rect rect) {
  const auto& selected = page.state.selected;
  const std::string label = selected.empty() ? page.words().download_all.str()
                                             : page.reader.count(page.words().download_selection,
                                                                 static_cast<std::int64_t>(selected.size()));
  if (page.ui.button(rect, "download", label, {.kind = ui::ButtonKind::primary, .icon = Icon::download})) {
    page.action = Download{archive_of(page, selected)};
  }
}

float download_panel(const MediaPage& page, Rect column) {
  Ui& ui = page.ui;
  ui::Stack stack(column);
  ui.heading(stack.next(24), page.words().download, 2, {.size = Size::lead, .weight = Weight::semibold});
  stack.skip(12);
  size_choice(page, stack.next(ui.is_touch() ? 44 : 36));
  stack.skip(8);
  wire::each_value<MediaKind>([&](MediaKind kind) {
    if (count_of(*page.model.items, kind) == 0) return;
    const Rect row = stack.next(56);
    const auto scope = ui.scope(ui::Key(static_cast<int>(kind)));
    kind_row(page, row, kind);
    ui.separator({row.x, row.bottom() - 1, row.w, 1});
  });
  stack.skip(16);
  download_button(page, stack.next(ui.control_height()));
  return stack.height();
}

}  // namespace guichet::media
