#include <algorithm>
#include <array>
#include <string>

#include "wasm-app/orders/new_order_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/near_rows.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr float row_height = 100;
// Rows below this width have no picture, and their words take the lines they need.
constexpr float picture_from = 260;

constexpr ui::TextStyle street_style{.size = Size::small, .fit = ui::Fit::wrap},
    small_style{.size = Size::caption, .fit = ui::Fit::wrap};

std::string place_of(const listings::Listing& listing) {
  return shell::join(listing.city, " ", listing.postal_code);
}

// The number goes without its word where that helps.
std::string facts_of(const NewOrderPage& page, const listings::Listing& listing, float room) {
  const Catalog& words = page.words();
  const std::string rooms =
      text::fill(words.bedrooms_short.view(), {{"n", page.reader.number(listing.bedrooms)}}) + " · " +
      text::fill(words.bathrooms_short.view(), {{"n", page.reader.number(listing.bathrooms)}});
  const std::string line =
      text::fill(words.listing_number_short.view(), {{"number", listing.number.value}}) + " · " + rooms;
  return page.ui.text_width(line, small_style) > room ? listing.number.value + " · " + rooms : line;
}

constexpr ui::TextStyle price_style{.weight = Weight::semibold, .fit = ui::Fit::exact};
constexpr ui::TextStyle tag_style{
    .size = Size::caption, .weight = Weight::semibold, .color = Color::neutral_text};

float tag_width(const NewOrderPage& page) {
  return page.ui.text_width(page.words().already_ordered, tag_style) + 18;
}

// Beside the picture: what has an order says so behind the price where both fit, else below everything.
bool has_tag_below(const NewOrderPage& page, float width, const listings::Listing& listing) {
  if (listing.open_order.empty()) return false;
  const float price = page.ui.text_width(page.reader.money_short(listing.price), price_style);
  return price + 4 + tag_width(page) > width - 24 - 96 - 12;
}

float listing_height(const NewOrderPage& page, ui::NearRows& near, float width,
                     const listings::Listing& listing) {
  if (width >= picture_from) return row_height + (has_tag_below(page, width, listing) ? 28.f : 0.f);
  const Ui& ui = page.ui;
  const std::uint64_t stamp = shell::row_stamp(page.reader, listing.street, listing.open_order.empty());
  return near.height(ui::Key::of(listing.number.value), width, stamp, [&] {
    const float room = width - 24;
    return 24 + 20 + (listing.open_order.empty() ? 0.f : 28.f) +
           ui.text_height(listing.street, room, street_style) +
           ui.text_height(place_of(listing), room, small_style) +
           ui.text_height(facts_of(page, listing, room), room, small_style);
  });
}

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
  const bool has_picture = row.w >= picture_from;
  if (has_picture) shell::property_photo(ui, inside.cut_left(96, 12).with_height(76), listing.photo);
  Rect top = inside.cut_top(20);
  const bool is_ordered = !listing.open_order.empty();
  const bool is_below = has_picture && has_tag_below(page, row.w, listing);
  const Rect below_price = !has_picture && is_ordered ? inside.cut_top(28) : Rect{};
  // As high as its words where they wrap.
  const auto line = [&](const std::string& said, ui::TextStyle style) {
    if (has_picture) style.fit = ui::Fit::ellipsis;
    ui.text(inside.cut_top(has_picture ? 18.f : ui.text_height(said, inside.w, style)), said, style);
  };
  // The street names the row.
  line(listing.street, street_style);
  const std::string price = page.reader.money_short(listing.price);
  if (is_ordered) {
    const float wide = tag_width(page);
    const Rect pill = !has_picture ? below_price.take_top(24).with_width(wide)
                      : is_below   ? row.inset(12).take_bottom(24).moved(108, 0).with_width(wide)
                                   : top.cut_right(wide, 4).moved(0, -2).with_height(24);
    ui.fill(pill, Color::neutral_bg, 12);
    ui.text(pill.inset(9, 4), words.already_ordered, tag_style);
  } else if (is_chosen) {
    ui.icon(top.cut_right(18, 4), Icon::circle_check, 18, Color::accent_ui);
  }
  ui.text(top, price, price_style);
  ui::TextStyle small = small_style;
  small.color = is_chosen ? Color::text2 : Color::text3;
  line(place_of(listing), small);
  line(facts_of(page, listing, inside.w), small);
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
  if (!is_one_line) end.fit = ui::Fit::wrap;
  const float lines = ui.text_height(as_of, at.w, end);
  ui.text(is_one_line ? row : at.moved(0, 18).with_height(lines), as_of, end);
  return is_one_line ? 24 : 26 + lines;
}

float nothing_found(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const Catalog& words = page.words();
  const std::string& searched = page.draft.search.text;
  const bool was_searched = !searched.empty();
  const bool is_number = searched.find_first_not_of("0123456789 ") == std::string::npos;
  const std::string what = !was_searched ? words.nothing_found.str()
                           : is_number
                               ? words.listing_not_found.str()
                               : text::fill(words.nothing_found_for.view(), {{"query", searched}}) + ".";
  const std::string text = was_searched ? shell::join(what, " ", words.listing_not_found_help.view()) : what;
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
  ui::NearRows near(ui);
  for (const listings::Listing& listing : *found)
    near.add(ui::Key::of(listing.number.value), stack.next(listing_height(page, near, wide.w, listing)));
  near.draw([&](std::size_t n, const Rect& row) {
    const auto item = ui.list_item(ui::Key::of((*found)[n].number.value), row);
    listing_row(page, row, (*found)[n]);
  });
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
  ui::TextStyle question{.size = Size::small, .color = Color::text2};
  if (ui.text_width(page.words().exclusive_question, question) > inside.w)
    question.size = Size::caption, question.fit = ui::Fit::wrap;
  const float lines = ui.text_height(page.words().exclusive_question, inside.w, question);
  ui.text(inside.cut_top(std::max(19.f, lines)), page.words().exclusive_question, question);
  const std::string href = shell::mail_href(page.model.contact->email);
  if (href.empty()) return;
  const std::string label =
      text::fill(page.words().exclusive_write_to.view(), {{"name", page.model.contact->name}});
  const ui::LinkSpec spec{.size = Size::small};
  (void)ui.link(inside.with_height(19).with_width(std::min(inside.w, ui.link_width(label, spec))), "write",
                label, href, spec);
}

}  // namespace guichet::orders
