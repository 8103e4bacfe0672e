#include "wasm-app/media/gallery_screen.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::media {

namespace {

using ui::Color;
using ui::Rect;
using ui::Size;
using ui::Ui;
namespace route = app::route;

constexpr float gap = 16;

std::size_t columns_for(float width) {
  return static_cast<std::size_t>(std::max(1.f, std::floor(width / 270)));
}

constexpr ui::TextStyle street_style{
    .weight = ui::Weight::semibold, .fit = ui::Fit::wrap, .heard = ui::Heard::no};
constexpr ui::TextStyle due_style{.size = Size::small, .color = Color::text2, .fit = ui::Fit::wrap};

float words_height(const Ui& ui, float card_width, const orders::Order& order, const app::Reader& reader) {
  const float room = card_width - 32;
  return 24 + ui.text_height(order.street, room, street_style) +
         ui.text_height(orders::due_words(order, reader), room, due_style) + 18;
}

bool order_card(Ui& ui, Rect card, float words, const orders::Order& order, std::string_view href,
                const app::Reader& reader) {
  const auto item = ui.list_item(ui::Key::of(order.number.value), card);
  ui.card(card);
  const std::string name = order.street + ", " + order.number.value;
  const bool is_open = ui.clickable(card, "open", name, href, 12);
  Rect inside = card;
  const Rect photo = inside.cut_top(card.h - words);
  if (order.photo.empty()) {
    shell::property_photo(ui, photo.inset(1), order.photo, 11);
  } else {
    ui.image(photo.inset({1, 1, 1, 0}), order.photo, {},
             {.radius = 11, .corners = ui::Corners::top, .is_decorative = true});
  }
  inside = inside.inset(16, 12);
  const std::string due = orders::due_words(order, reader);
  ui.text(inside.cut_top(ui.text_height(order.street, inside.w, street_style)), order.street, street_style);
  ui.text(inside.cut_top(ui.text_height(due, inside.w, due_style)), due, due_style);
  ui.text(inside.cut_top(16), reader.count(reader.text().files_count, order.files_released),
          {.size = Size::caption, .color = Color::text3});
  return is_open;
}

}  // namespace

void GalleryScreen::show(const app::Route& route) {
  if (const auto* here = std::get_if<route::Media>(&route)) draft_.text = here->text;
  page_.refresh();
}

float GalleryScreen::cards(Ui& ui, Rect at, const app::Reader& reader) {
  const Catalog& words = reader.text();
  const orders::OrderPage* page = page_.value();
  if (page == nullptr && page_.failure() != nullptr) {
    if (shell::load_failure(ui, at.with_height(320), *page_.failure(), reader)) page_.refresh();
    return 320;
  }
  const std::size_t columns = columns_for(at.w);
  const float width = (at.w + gap) / static_cast<float>(columns) - gap;
  float words_room = 80;
  if (page != nullptr)
    for (const orders::Order& order : page->items)
      words_room = std::max(words_room, words_height(ui, width, order, reader));
  const float height = std::round(width * 0.62f) + words_room;
  if (page == nullptr) {
    for (std::size_t n = 0; n < 2 * columns; ++n) ui.skeleton(ui::grid_cell(at, columns, gap, height, n), 12);
    return ui::grid_height(2 * columns, columns, gap, height);
  }
  if (page->items.empty()) {
    ui.empty_state(at.with_height(320), "nothing",
                   {.icon = ui::Icon::images,
                    .title = draft_.text.empty() ? words.no_media : words.nothing_found,
                    .detail = draft_.text.empty() ? words.no_media_hint.view() : std::string_view{}});
    return 320;
  }
  const float total = ui::grid_height(page->items.size(), columns, gap, height);
  const auto list = ui.list("orders", at.with_height(total), words.media);
  for (std::size_t n = 0; n < page->items.size(); ++n) {
    const orders::Order& order = page->items[n];
    const route::Order to{.number = order.number};
    const std::string href = context_.path(to);
    if (order_card(ui, ui::grid_cell(at, columns, gap, height, n), words_room, order, href, reader))
      context_.navigator.go(to);
  }
  return total;
}

void GalleryScreen::frame(Ui& ui, const app::Areas& areas) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  auto scroller = ui.scroller("gallery", areas.page, words.nav_media);
  const Rect content = shell::page_content(ui, scroller.content());
  float y = content.y + (ui.is_phone() ? 4.f : 24.f);
  Rect head{content.x, y, content.w, ui.control_height()};
  const Rect search = ui.is_phone() ? head : head.cut_right(std::min(320.f, head.w * 0.45f), 16);
  if (!ui.is_phone()) ui.heading(head.centered_vertically(32), words.nav_media, 1, {.size = Size::headline});
  if (ui.search_field(search, "search", draft_.text, words.search, words.search_everywhere)) {
    context_.navigator.go(route::Media{.text = draft_.text}, app::History::replace);
  }
  y += ui.control_height() + 20;
  y += cards(ui, {content.x, y, content.w, 0}, reader);
  scroller.finish(y + 24 - content.y);
}

std::vector<app::Crumb> GalleryScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().nav_media.str(), .route = {}}};
}

}  // namespace guichet::media
