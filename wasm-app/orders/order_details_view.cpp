#include <algorithm>
#include <string>

#include "wasm-app/orders/order_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/heights.hpp"

namespace guichet::orders {

namespace {

using ui::Rect;
using ui::Size;
using ui::Ui;

// A card of names and values; its height follows from how many there are.
class FactCard {
 public:
  FactCard(Ui& ui, std::string_view title, float width) : ui_(ui), title_(title), text_width_(width - 40) {}
  enum class Weight : std::uint8_t { plain, strong };
  void add(std::string name, std::string value, Weight weight = Weight::plain) {
    if (!text::is_blank(value)) facts_.push_back({std::move(name), std::move(value), weight, false, {}});
  }
  void add_phone(std::string name, const std::string& number, const app::Reader& reader) {
    if (!text::is_blank(number))
      facts_.push_back(
          {std::move(name), reader.phone(number), Weight::plain, false, shell::phone_href(number)});
  }
  // A line below what was added so far.
  void add_rule() {
    if (!facts_.empty() && !facts_.back().has_rule) facts_.back().has_rule = true, ++rules_;
  }
  [[nodiscard]] float height() const {
    float facts = 0;
    for (const Fact& fact : facts_) facts += height_of(fact);
    return 40 + title_height() + facts + rule_height * static_cast<float>(rules_) + note_height() +
           caption_height() + 8;
  }
  void draw(Rect at) const {
    const Rect card = at.with_height(height());
    ui_.card(card);
    Rect inside = card.inset({20, 20, 20, 0});
    ui_.heading(inside.cut_top(title_height(), 8), title_, 2, title_style);
    for (const Fact& fact : facts_) {
      ui_.key_value(inside.cut_top(height_of(fact)), fact.name, fact.value, style_of(fact), fact.href);
      if (fact.has_rule) ui_.separator(inside.cut_top(rule_height).centered_vertically(1));
    }
    if (!caption_.empty()) ui_.text(inside.cut_top(caption_height()), caption_, caption_style);
    if (note_.empty()) return;
    ui_.text(inside.cut_top(22), note_name_, {.color = ui::Color::text3});
    ui_.text(inside.cut_top(note_height() - 34), note_, note_style);
  }
  // A quiet line below the facts.
  void set_caption(std::string words) { caption_ = std::move(words); }
  // Words of any length, below the facts.
  void set_note(std::string name, std::string words) {
    note_name_ = std::move(name), note_ = std::move(words);
  }

 private:
  struct Fact {
    std::string name;
    std::string value;
    Weight weight = Weight::plain;
    bool has_rule = false;
    std::string href;  // of a link
  };
  static ui::TextStyle style_of(const Fact& fact) {
    const bool is_strong = fact.weight == Weight::strong;
    return {.size = is_strong ? Size::lead : Size::small,
            .weight = is_strong ? ui::Weight::semibold : ui::Weight::regular,
            .align = ui::Align::end};
  }
  [[nodiscard]] float height_of(const Fact& fact) const {
    return ui::fact_height(ui_, text_width_, fact.name, fact.value, 32, style_of(fact));
  }
  static constexpr ui::TextStyle title_style{
      .size = Size::lead, .weight = ui::Weight::semibold, .fit = ui::Fit::wrap};
  [[nodiscard]] float title_height() const { return ui_.text_height(title_, text_width_, title_style); }
  static constexpr float rule_height = 13;
  static constexpr ui::TextStyle note_style{.size = Size::small, .fit = ui::Fit::wrap};
  static constexpr ui::TextStyle caption_style{
      .size = Size::caption, .color = ui::Color::text3, .fit = ui::Fit::wrap};
  [[nodiscard]] float caption_height() const {
    return caption_.empty() ? 0 : ui_.text_height(caption_, text_width_, caption_style) + 4;
  }
  [[nodiscard]] float note_height() const {
    return note_.empty() ? 0 : ui_.text_height(note_, text_width_, note_style) + 34;
  }
  Ui& ui_;
  std::string_view title_;
  std::string note_name_, note_, caption_;
  float text_width_ = 0;
  std::vector<Fact> facts_;
  int rules_ = 0;
};

FactCard property_card(Ui& ui, const OrderDetails& details, const app::Reader& reader, float width) {
  const Catalog& words = reader.text();
  FactCard card(ui, words.property, width);
  card.add(words.address.str(), details.order.street);
  card.add(words.city.str(), place_words(details.order.city, details.order.postal_code));
  card.add(words.listing_number.str(), details.order.listing.value);
  if (!details.listing) return card;
  const listings::Listing& listing = *details.listing;
  card.add(words.asking_price.str(), reader.money_short(listing.price));
  card.add(words.bedrooms.str(), reader.number(listing.bedrooms));
  card.add(words.bathrooms.str(), reader.number(listing.bathrooms));
  if (listing.living_area_m2 > 0)
    card.add(words.living_area.str(), reader.number(listing.living_area_m2) + "\u00a0m²");
  if (listing.year_built > 0) card.add(words.year_built.str(), std::to_string(listing.year_built));
  return card;
}

FactCard visit_card(Ui& ui, const Order& order, const app::Reader& reader, float width) {
  const Catalog& words = reader.text();
  FactCard card(ui, words.order_details, width);
  card.add(words.client_name.str(), order.client_name);
  card.add(words.contact_on_site.str(), std::string{contact_words(order.contact, reader)});
  card.add_phone(words.phone.str(), order.phone, reader);
  card.add_phone(words.other_phone.str(), order.other_phone, reader);
  if (order.preferred_day) card.add(words.wished_date.str(), reader.date(*order.preferred_day));
  card.add(words.wished_time.str(), slot_words(order.time_slot, reader));
  card.add(words.site_access.str(), std::string{access_words(order.access, reader)});
  if (!text::is_blank(order.comment)) card.set_note(words.comment.str(), order.comment);
  return card;
}

FactCard services_card(Ui& ui, const Order& order, const app::Reader& reader, float width) {
  const Catalog& words = reader.text();
  FactCard card(ui, words.services, width);
  for (const Service& service : order.services) card.add(service.name, reader.money(service.price));
  card.add_rule();
  card.add(words.subtotal.str(), reader.money(order.totals.subtotal));
  for (const TaxLine& tax : order.totals.taxes) card.add(tax_words(tax, reader), reader.money(tax.amount));
  card.add_rule();
  card.add(words.total.str(), reader.money(order.totals.total), FactCard::Weight::strong);
  if (!order.totals.taxes.empty()) card.set_caption(rounding_words(reader));
  return card;
}

}  // namespace

float order_details_view(Ui& ui, Rect column, const OrderDetails& details, const app::Reader& reader) {
  const bool is_pair = column.w >= 640;
  const float gap = 16, width = is_pair ? ui::column(column, 2, gap, 0).w : column.w;
  const FactCard property = property_card(ui, details, reader, width);
  const FactCard services = services_card(ui, details.order, reader, width);
  const FactCard visit = visit_card(ui, details.order, reader, width);
  Rect left = is_pair ? ui::column(column, 2, gap, 0) : column;
  Rect right = is_pair ? ui::column(column, 2, gap, 1) : column;
  property.draw(left);
  left.y += property.height() + gap;
  Rect& below = is_pair ? right : left;
  services.draw(below);
  below.y += services.height() + gap;
  // Where there is more room below.
  Rect& last = is_pair && right.y < left.y ? right : left;
  visit.draw(last);
  last.y += visit.height() + gap;
  return std::max(left.y, is_pair ? right.y : left.y) - column.y;
}

}  // namespace guichet::orders
