#include <algorithm>
#include <string>

#include "wasm-app/orders/new_order_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/heights.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

float property_part(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const listings::Listing& listing = page.model.form->listing;
  const Rect photo = at.with_height(142);
  shell::property_photo(ui, photo, listing.photo, 10);
  const std::string number =
      text::fill(page.words().listing_number_short.view(), {{"number", listing.number.value}});
  const ui::TextStyle tag{.size = Size::caption, .weight = Weight::semibold};
  const Rect pill{photo.x + 8, photo.bottom() - 32, ui.text_width(number, tag) + 18, 24};
  ui.fill(pill, Color::surface, 12);
  ui.text(pill.inset(9, 4), number, tag);
  Rect texts = at.moved(0, 156).with_height(46);
  ui.text(texts.cut_top(24), listing.street, {.size = Size::lead, .weight = Weight::semibold});
  ui.text(texts, shell::join(listing.city, " · ", page.reader.money_short(listing.price)),
          {.size = Size::small, .color = Color::text3});
  return 156 + 46 + 10;
}

float amounts(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const auto services = chosen_services(page);
  const Totals totals = totals_of(services, page.model.form->taxes);
  const ui::TextStyle value{.size = Size::small, .align = ui::Align::end, .fit = ui::Fit::exact};
  ui::Stack stack(at);
  const auto line = [&](std::string_view name, Cents amount) {
    const std::string sum = page.reader.money(amount);
    ui.key_value(stack.next(ui::fact_height(ui, at.w, name, sum, 28, value)), name, sum, value);
  };
  const auto rule = [&] {
    ui.separator(stack.next(1));
    stack.skip(7);
  };
  rule();
  for (const Service& service : services) line(service.name, service.price);
  if (!services.empty()) rule();
  line(page.words().subtotal, totals.subtotal);
  for (const TaxLine& tax : totals.taxes) line(tax_words(tax, page.reader), tax.amount);
  const std::string sum = page.reader.money(totals.total);
  const bool is_below = 80 + ui.text_width(sum, {.size = Size::headline}) > at.w;
  Rect total = stack.next(is_below ? 64 : 44);
  const Rect label = is_below ? total.cut_top(20) : total.cut_left(80).moved(0, 14).with_height(20);
  ui.text(label, page.words().total, {.weight = Weight::semibold});
  ui.text(total.moved(0, 6).with_height(32), sum,
          {.size = Size::headline, .align = ui::Align::end, .fit = ui::Fit::exact});
  const auto caption = [&](std::string_view words) {
    const ui::TextStyle style{.size = Size::caption, .color = Color::text3, .fit = ui::Fit::wrap};
    ui.text(stack.next(std::max(16.f, ui.text_height(words, at.w, style))), words, style);
  };
  caption(page.words().payable_on_delivery);
  if (!totals.taxes.empty()) caption(rounding_words(page.reader));
  return stack.height();
}

}  // namespace

void empty_summary(const NewOrderPage& page, Rect column) {
  Ui& ui = page.ui;
  const Catalog& words = page.words();
  shell::property_photo(ui, column.cut_top(142, 14), {}, 10);
  ui.text(column.cut_top(24), words.property_missing, {.size = Size::lead, .weight = Weight::semibold});
  ui.text(column.cut_top(20, 14), words.tick_services,
          {.size = Size::small, .color = Color::text3, .fit = ui::Fit::ellipsis});
  ui.separator(column.cut_top(1, 7));
  const ui::TextStyle value{.size = Size::small, .align = ui::Align::end, .fit = ui::Fit::exact};
  ui.key_value(column.cut_top(28), words.subtotal, page.reader.money({}), value);
  Rect total = column.cut_top(44);
  const std::string sum = page.reader.money({});
  ui.text(total.cut_left(80).moved(0, 14).with_height(20), words.total, {.weight = Weight::semibold});
  ui.text(total.moved(0, 6).with_height(32), sum,
          {.size = Size::headline, .color = Color::text3, .align = ui::Align::end, .fit = ui::Fit::exact});
  ui.text(column.cut_top(16, 16), words.payable_on_delivery, {.size = Size::caption, .color = Color::text3});
  ui.button(column.cut_top(48), "place", words.place_order,
            {.kind = ui::ButtonKind::primary,
             .size = ui::ControlSize::large,
             .is_disabled = true,
             .reason = words.property_missing});
}

void order_button(const NewOrderPage& page, Rect rect) {
  if (page.ui.button(rect.with_height(48), "place", page.words().place_order,
                     {.kind = ui::ButtonKind::primary,
                      .size = ui::ControlSize::large,
                      .is_busy = page.model.is_sending,
                      .submits = true})) {
    page.action = PlaceNow{};
  }
}

float order_summary(const NewOrderPage& page, Rect column, bool has_button) {
  Ui& ui = page.ui;
  float y = column.y;
  const auto below = [&] { return Rect{column.x, y, column.w, 0}; };
  if (ui.viewport().w > 1180) y += property_part(page, below());
  y += amounts(page, below()) + 16;
  const bool has_field_problems = page.model.failure != nullptr && !page.model.failure->problems.empty();
  if (!has_field_problems) y += shell::command_failure(ui, below(), page.model.failure, page.reader);
  if (!page.model.problems->empty()) {
    const std::string_view words = page.words().failure_invalid;
    const ui::NoticeSpec spec{.tone = ui::Tone::danger};
    const float height = ui.notice_height(words, column.w, spec);
    ui.notice(below().with_height(height), "problems", words, spec);
    y += height + 12;
  }
  if (has_button) {
    order_button(page, below().with_height(48));
    y += 48 + 8;
    if (ui.button(below().with_height(40), "print", page.words().print_order,
                  {.kind = ui::ButtonKind::plain, .icon = Icon::printer})) {
      page.action = PrintNow{};
    }
    y += 40;
  }
  return y - column.y;
}

}  // namespace guichet::orders
