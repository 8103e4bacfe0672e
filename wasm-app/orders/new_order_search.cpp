#include <algorithm>
#include <array>
#include <string>

#include "wasm-app/orders/new_order_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr float row_height = 100;

void listing_row(const NewOrderPage& page, Rect row, const listings::Listing& listing) {
  Ui& ui = page.ui;
  const Catalog& words = page.words();
  const bool is_chosen = listing.number == page.draft.order.listing;
  const app::Route to = app::route::NewOrder{.listing = listing.number};
  const std::string href = app::to_path(page.model.portal, to);
  auto region = ui.list_row(row, "choose", {.is_selected = is_chosen, .href = href});
  (void)region.cell();
  if (region.is_activated()) page.action = app::Go{to};
  Rect inside = row.inset(12);
  const Rect photo = inside.cut_left(96, 12);
  shell::property_photo(ui, photo, listing.photo);
  Rect top = inside.cut_top(20);
  // The street names the row.
  ui.text(inside.cut_top(18), listing.street, {.size = Size::small});
  const std::string price = page.reader.money_short(listing.price);
  const ui::TextStyle strong{.weight = Weight::semibold, .fit = ui::Fit::exact};
  if (!listing.open_order.empty()) {
    // Beside the price where both fit, else on the picture.
    const ui::TextStyle tag{.size = Size::caption, .weight = Weight::semibold, .color = Color::neutral_text};
    const float wide = ui.text_width(words.already_ordered, tag) + 18;
    const bool is_beside = wide + 8 + ui.text_width(price, strong) <= top.w;
    const Rect pill = is_beside ? top.cut_right(wide, 8).moved(0, -2).with_height(24)
                                : Rect{photo.x + 2, photo.bottom() - 26, wide, 24};
    ui.fill(pill, Color::neutral_bg, 12);
    ui.text(pill.inset(9, 4), words.already_ordered, tag);
  } else if (is_chosen) {
    ui.icon(top.cut_right(18, 4), Icon::circle_check, 18, Color::accent_ui);
  }
  ui.text(top, price, strong);
  const Color soft = is_chosen ? Color::text2 : Color::text3;
  ui.text(inside.cut_top(18), shell::join(listing.city, " ", listing.postal_code),
          {.size = Size::caption, .color = soft});
  const std::string rooms =
      text::fill(words.bedrooms_short.view(), {{"n", page.reader.number(listing.bedrooms)}}) + " · " +
      text::fill(words.bathrooms_short.view(), {{"n", page.reader.number(listing.bathrooms)}});
  const std::string number =
      text::fill(words.listing_number_short.view(), {{"number", listing.number.value}});
  const ui::TextStyle style{.size = Size::caption, .color = soft};
  std::string line = number + " · " + rooms;
  if (ui.text_width(line, style) > inside.w) line = listing.number.value + " · " + rooms;
  ui.text(inside.cut_top(18), line, style);
}

float result_head(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const listings::ListingPage* results = page.model.results;
  if (results == nullptr) return 0;
  Rect row = at.with_height(16);
  const ui::TextStyle style{.size = Size::caption, .color = Color::text3};
  const std::string count = page.reader.count(page.words().properties_count, results->total);
  ui.text(row.cut_left(ui.text_width(count, style) + 2, 12), count, style);
  if (!results->data_as_of) return 24;
  const std::string as_of =
      text::fill(page.words().data_as_of.view(), {{"time", page.reader.moment(*results->data_as_of)}});
  const bool is_one_line = ui.text_width(as_of, style) <= row.w;
  ui::TextStyle end = style;
  end.align = is_one_line ? ui::Align::end : ui::Align::start;
  ui.text(is_one_line ? row : at.moved(0, 18).with_height(16), as_of, end);
  return is_one_line ? 24 : 42;
}

float nothing_found(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const Catalog& words = page.words();
  const bool was_searched = !page.draft.search.text.empty();
  const std::string text =
      was_searched ? shell::join(words.listing_not_found.view(), " ", words.listing_not_found_help.view())
                   : words.nothing_found.str();
  const ui::NoticeSpec spec{.tone = ui::Tone::info,
                            .action = was_searched ? words.contact_write.view() : std::string_view{}};
  const float height = ui.notice_height(text, at.w, spec);
  if (ui.notice(at.with_height(height), "not_found", text, spec) == ui::NoticeResult::action)
    page.action = app::Go{app::route::NewMessage{}};
  return height;
}

float results(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const std::vector<listings::Listing>* found = page.model.listings;
  if (found == nullptr && page.model.search_failure != nullptr) {
    if (shell::load_failure(ui, at.with_height(280), *page.model.search_failure, page.reader))
      page.action = app::Retry{};
    return 280;
  }
  if (found == nullptr) {
    ui::Stack stack(at, 8);
    for (int n = 0; n < 4; ++n) ui.skeleton(stack.next(row_height), 10);
    return stack.height();
  }
  if (found->empty()) return nothing_found(page, at);
  const Rect wide = at.inset(-4, 0);
  const auto list = ui.list("results", wide, page.words().search_database);
  ui::Stack stack(wide, 4);
  for (const listings::Listing& listing : *found) {
    const Rect row = stack.next(row_height);
    const auto item = ui.list_item(ui::Key::of(listing.number.value), row);
    listing_row(page, row, listing);
  }
  if (page.model.results == nullptr || page.model.results->next.empty()) return stack.height();
  stack.skip(8);
  const ui::ButtonSpec spec{.is_busy = page.model.is_searching};
  if (ui.button(stack.next(ui.control_height()).inset(4, 0), "more", page.words().show_more, spec)) {
    page.action = MoreResults{};
  }
  return stack.height();
}

}  // namespace

float property_search(const NewOrderPage& page, Rect column) {
  Ui& ui = page.ui;
  const Catalog& words = page.words();
  ui::Stack stack(column, 12);
  ui.heading(stack.next(24), words.which_property, 2, {.size = Size::lead, .weight = Weight::semibold});
  const std::array<ui::Choice, 2> scopes{ui::Choice{.label = words.my_listings},
                                         ui::Choice{.label = words.office_listings}};
  int scope = page.draft.search.scope == listings::Scope::mine ? 0 : 1;
  if (ui.segmented(stack.next(ui.is_touch() ? 44 : 36), "scope", words.search_database, scopes, scope)) {
    page.draft.search.scope = scope == 0 ? listings::Scope::mine : listings::Scope::office;
    page.action = SearchNow{};
  }
  if (ui.search_field(stack.next(ui.control_height()), "search", page.draft.search.text,
                      words.search_database, words.search_listing_hint)) {
    page.action = SearchNow{};
  }
  float y = stack.y() + 12;
  y += result_head(page, {column.x, y, column.w, 0});
  y += results(page, {column.x, y, column.w, 0});
  return y - column.y;
}

void exclusive_help(const NewOrderPage& page, Rect rect) {
  Ui& ui = page.ui;
  ui.separator(rect);
  Rect inside = rect.inset(ui.is_phone() ? 0.f : 20.f, 14);
  ui.icon(inside.cut_left(18, 10).with_height(20), Icon::info, 18, Color::text2);
  ui.text(inside.cut_top(19), page.words().exclusive_question, {.size = Size::small, .color = Color::text2});
  const std::string href = shell::mail_href(*page.model.contact);
  if (href.empty()) return;
  const std::string label =
      text::fill(page.words().exclusive_write_to.view(), {{"name", page.model.contact->name}});
  const ui::LinkSpec spec{.size = Size::small};
  (void)ui.link(inside.with_height(19).with_width(std::min(inside.w, ui.link_width(label, spec))), "write",
                label, href, spec);
}

}  // namespace guichet::orders
