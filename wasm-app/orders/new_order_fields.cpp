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

constexpr float pair_gap = 12;

void section_title(const NewOrderPage& page, Rect row, int number, std::string_view title,
                   std::string_view note) {
  Ui& ui = page.ui;
  const Rect badge = row.cut_left(22, 10).centered_vertically(22);
  ui.fill(badge, Color::text, 11);
  ui.text(badge.centered_vertically(16), page.reader.number(number),
          {.size = Size::caption,
           .weight = Weight::semibold,
           .color = Color::surface,
           .align = ui::Align::center,
           .heard = ui::Heard::no});
  ui::TextStyle style{.size = Size::lead, .weight = Weight::semibold};
  if (ui.text_width(title, style) > row.w) style.size = Size::body;
  ui.heading(row.cut_left(ui.text_width(title, style) + 2, 10).centered_vertically(24), title, 2, style);
  if (row.w > ui.text_width(note, {.size = Size::small})) {
    ui.text(row.centered_vertically(18), note, {.size = Size::small, .color = Color::text3});
  }
}

bool is_chosen(const PlaceOrder& order, const Service& service) {
  return std::find(order.services.begin(), order.services.end(), service.id) != order.services.end();
}

constexpr float service_height = 60, tall_service_height = 80;
constexpr ui::TextStyle service_title{
    .weight = Weight::semibold, .fit = ui::Fit::wrap, .heard = ui::Heard::no};

bool has_service_icon(float card_width) {
  return card_width >= 220;
}

float words_room(float card_width) {
  return card_width - (has_service_icon(card_width) ? 94.f : 62.f);
}

// What the longest name needs beyond one line.
float more_lines(const NewOrderPage& page, float width) {
  float more = 0;
  ui::TextStyle style = service_title;
  style.size = Size::small;
  for (const Service& service : page.model.form->services)
    more = std::max(more, page.ui.text_height(service.name, words_room(width), style) - 18);
  return more;
}
const ui::TextStyle service_price{.size = Size::small,
                                  .weight = Weight::semibold,
                                  .align = ui::Align::end,
                                  .fit = ui::Fit::exact,
                                  .heard = ui::Heard::no};

// The price stands beside the detail, or below where a language needs the whole line.
bool needs_price_line(const NewOrderPage& page, float width) {
  return std::any_of(page.model.form->services.begin(), page.model.form->services.end(),
                     [&](const Service& service) {
                       return page.ui.text_width(service.detail, {.size = Size::caption}) + 12 +
                                  page.ui.text_width(page.reader.money_short(service.price), service_price) >
                              words_room(width);
                     });
}

void service_card(const NewOrderPage& page, Rect card, const Service& service, std::string_view problem) {
  Ui& ui = page.ui;
  bool is_on = is_chosen(page.draft.order, service);
  ui.card(card, {.radius = 10,
                 .fill = is_on ? Color::accent_soft : Color::surface,
                 .border = is_on ? Color::accent_ui : Color::border});
  const std::string price = page.reader.money_short(service.price);
  const std::string name = service.name + ", " + price;
  if (ui.checkbox(card.inset(15, 8), ui::Key::of(service.id.value), name, is_on,
                  {.hides_label = true, .detail = service.detail, .error = problem})) {
    auto& ids = page.draft.order.services;
    std::erase(ids, service.id);
    if (is_on) ids.push_back(service.id);
  }
  Rect inside = card.inset({47, 11, 15, 11});
  if (has_service_icon(card.w))
    ui.icon(inside.cut_left(20, 12).centered_vertically(20), service_icon(service.icon), 20,
            is_on ? Color::accent_ui : Color::text3);
  ui::TextStyle title = service_title;
  if (ui.text_width(service.name, title) > inside.w) title.size = Size::small;
  ui.text(inside.cut_top(std::max(20.f, ui.text_height(service.name, inside.w, title)), 1), service.name,
          title);
  const Rect amount = card.h > service_height
                          ? inside.moved(0, 18)
                          : inside.cut_right(ui.text_width(price, service_price) + 2, 8).moved(0, -2);
  ui.text(amount, price, service_price);
  ui.text(inside.with_height(16), service.detail,
          {.size = Size::caption, .color = is_on ? Color::text2 : Color::text3, .heard = ui::Heard::no});
}

float services_part(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const auto& services = page.model.form->services;
  const std::size_t columns = at.w >= 470 ? 2 : 1;
  section_title(page, at.with_height(24), 1, page.words().services, page.words().tick_services);
  Rect grid = at.moved(0, 36);
  const float half = ui::column(grid, columns, 8, 0).w;
  const float row =
      (needs_price_line(page, half) ? tall_service_height : service_height) + more_lines(page, half);
  const float height = ui::grid_height(services.size(), columns, 8, row);
  const auto group = ui.region(ui::Role::group, "services", grid.with_height(height), page.words().services);
  const std::string problem = problem_text(*page.model.problems, page.draft.order.services, page.reader);
  for (std::size_t n = 0; n < services.size(); ++n) {
    // The first of them is where the problem is said.
    const std::string_view said = n == 0 ? std::string_view{problem} : std::string_view{};
    service_card(page, ui::grid_cell(grid, columns, 8, row, n), services[n], said);
  }
  if (problem.empty()) return 36 + height;
  ui.text({at.x, grid.y + height + 6, at.w, 16}, problem,
          {.size = Size::caption, .color = Color::danger_text});
  return 36 + height + 22;
}

// Two fields side by side, or one below the other.
class Pairs {
 public:
  Pairs(const NewOrderPage& page, Rect area)
      : page_(page), area_(area), y_(area.y), is_pair_(area.w >= 470) {}

  template <class Draw>
  void add(const ui::FieldSpec& spec, Draw draw) {
    const bool is_second = is_pair_ && has_first_;
    const Rect cell = is_pair_ ? ui::column({area_.x, y_, area_.w, 0}, 2, pair_gap, is_second ? 1 : 0)
                               : Rect{area_.x, y_, area_.w, 0};
    const float height = page_.ui.field_height(spec, cell.w);
    draw(cell.with_height(height));
    row_ = std::max(row_, height);
    has_first_ = is_pair_ && !is_second;
    if (has_first_) return;
    y_ += row_ + 16;
    row_ = 0;
  }
  [[nodiscard]] float height() const { return y_ - area_.y + (has_first_ ? row_ + 16 : 0); }

 private:
  const NewOrderPage& page_;
  Rect area_;
  float y_, row_ = 0;
  bool is_pair_, has_first_ = false;
};

void person_fields(const NewOrderPage& page, Pairs& pairs) {
  Ui& ui = page.ui;
  const Catalog& words = page.words();
  PlaceOrder& order = page.draft.order;
  const std::string name_problem = problem_text(*page.model.problems, order.client_name, page.reader);
  const std::string phone_problem = problem_text(*page.model.problems, order.phone, page.reader);
  const std::string other_problem = problem_text(*page.model.problems, order.other_phone, page.reader);
  const ui::FieldSpec name{.label = words.client_name,
                           .kind = ui::FieldKind::text,
                           .error = name_problem,
                           .placeholder = words.client_name_hint,
                           .max_length = static_cast<int>(client_name_max),
                           .autocomplete = "off"};
  pairs.add(name, [&](Rect rect) { ui.text_field(rect, "client_name", order.client_name, name); });
  const ui::FieldSpec day{.label = words.wished_date,
                          .kind = ui::FieldKind::date,
                          .error = page.model.day_problem,
                          .icon = Icon::calendar,
                          .label_note = words.optional};
  pairs.add(day, [&](Rect rect) {
    if (ui.text_field(rect, "day", page.draft.day_text, day))
      order.preferred_day = parse_iso_day(page.draft.day_text);
  });
  const ui::FieldSpec phone{.label = words.phone,
                            .kind = ui::FieldKind::tel,
                            .error = phone_problem,
                            .icon = Icon::phone,
                            .label_note = words.at_least_one,
                            .max_length = static_cast<int>(phone_max),
                            .autocomplete = "off"};
  pairs.add(phone, [&](Rect rect) { ui.text_field(rect, "phone", order.phone, phone); });
  const ui::FieldSpec other{.label = words.other_phone,
                            .kind = ui::FieldKind::tel,
                            .error = other_problem,
                            .placeholder = words.optional,
                            .icon = Icon::phone,
                            .max_length = static_cast<int>(phone_max),
                            .autocomplete = "off"};
  pairs.add(other, [&](Rect rect) { ui.text_field(rect, "other_phone", order.other_phone, other); });
}

void visit_fields(const NewOrderPage& page, Pairs& pairs) {
  Ui& ui = page.ui;
  PlaceOrder& order = page.draft.order;
  std::vector<std::string> slots;
  wire::each_value<TimeSlot>([&](TimeSlot slot) { slots.push_back(slot_words(slot, page.reader)); });
  std::vector<ui::Choice> slot_choices, access_choices;
  for (const std::string& slot : slots) slot_choices.push_back({.label = slot});
  wire::each_value<Access>(
      [&](Access access) { access_choices.push_back({.label = access_words(access, page.reader)}); });
  const ui::FieldSpec slot{.label = page.words().wished_time, .icon = Icon::clock};
  pairs.add(slot, [&](Rect rect) {
    int index = static_cast<int>(order.time_slot);
    if (ui.select(rect, "slot", slot_choices, index, slot)) order.time_slot = static_cast<TimeSlot>(index);
  });
  const ui::FieldSpec access{.label = page.words().site_access, .icon = Icon::key_round};
  pairs.add(access, [&](Rect rect) {
    int index = static_cast<int>(order.access);
    if (ui.select(rect, "access", access_choices, index, access)) order.access = static_cast<Access>(index);
  });
}

float contact_part(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const Catalog& words = page.words();
  section_title(page, at.with_height(24), 2, words.contact_on_site, {});
  const std::array<ui::Choice, 2> choices{
      ui::Choice{.label = words.contact_the_client, .detail = words.contact_the_client_hint},
      ui::Choice{.label = words.contact_me, .detail = words.contact_me_hint}};
  const int columns = at.w >= 470 ? 2 : 1;
  float card = 62;
  const float room = ui::column(at, static_cast<std::size_t>(columns), 8, 0).w - 14 - 8 - 32;
  for (const ui::Choice& choice : choices)
    card = std::max(
        card, ui.text_height(choice.label, room, {.weight = Weight::semibold, .fit = ui::Fit::wrap}) +
                  ui.text_height(choice.detail, room, {.size = Size::caption, .fit = ui::Fit::wrap}) + 22);
  const float cards = columns == 2 ? card : card * 2 + 8;
  int index = page.draft.order.contact == ContactChoice::client ? 0 : 1;
  if (ui.choice_cards({at.x, at.y + 36, at.w, cards}, "contact", words.contact_on_site, choices, index,
                      columns)) {
    page.draft.order.contact = index == 0 ? ContactChoice::client : ContactChoice::agent;
  }
  const float top = 36 + cards + 16;
  Pairs pairs(page, {at.x, at.y + top, at.w, 0});
  person_fields(page, pairs);
  visit_fields(page, pairs);
  return top + pairs.height();
}

float comment_part(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const std::string problem = problem_text(*page.model.problems, page.draft.order.comment, page.reader);
  const ui::FieldSpec spec{.label = page.words().order_comment,
                           .error = problem,
                           .placeholder = page.words().order_comment_hint,
                           .shows_counter = true,
                           .max_length = static_cast<int>(comment_max),
                           .lines = 3};
  const float height = 24 + 84 + (problem.empty() ? 0.f : 22.f);
  ui.text_area(at.with_height(height), "comment", page.draft.order.comment, spec);
  return height + 16;
}

float address_part(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const listings::Listing& listing = page.model.form->listing;
  const std::string problem =
      problem_text(*page.model.problems, page.draft.order.address_is_right, page.reader);
  const std::string address = listing.street + ", " + shell::join(listing.city, " ", listing.postal_code);
  const std::string label = page.words().property_details_right.str() + " " + address;
  const float line = ui.text_height(label, at.w - 32, {.fit = ui::Fit::wrap});
  const float height = std::max(ui.is_touch() ? 48.f : 44.f, line + 12) + (problem.empty() ? 0.f : 24.f);
  ui.checkbox(at.with_height(height), "address", label, page.draft.order.address_is_right,
              {.error = problem});
  return height;
}

float open_order_notice(const NewOrderPage& page, Rect at) {
  const std::string& open = page.model.form->listing.open_order;
  if (open.empty()) return 0;
  Ui& ui = page.ui;
  const std::string words = text::fill(page.words().open_order_exists.view(), {{"number", open}});
  const ui::NoticeSpec spec{.tone = ui::Tone::warning, .action = page.words().see_order};
  const float height = ui.notice_height(words, at.w, spec);
  if (ui.notice(at.with_height(height), "open_order", words, spec) == ui::NoticeResult::action) {
    page.action = app::Go{app::route::Order{.number = {.value = open}}};
  }
  return height + 16;
}

}  // namespace

float order_fields(const NewOrderPage& page, Rect column) {
  const auto form = page.ui.form("order", column, page.words().new_order);
  float y = column.y;
  const auto below = [&] { return Rect{column.x, y, column.w, 0}; };
  y += open_order_notice(page, below());
  y += services_part(page, below()) + 24;
  y += contact_part(page, below());
  y += comment_part(page, below());
  y += address_part(page, below());
  return y - column.y;
}

}  // namespace guichet::orders
