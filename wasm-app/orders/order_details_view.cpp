#include <algorithm>
#include <string>

#include "wasm-app/orders/order_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::orders {

namespace {

using ui::Rect;
using ui::Size;
using ui::Ui;

// A card of names and values; its height follows from how many there are.
class FactCard {
 public:
  FactCard(Ui& ui, std::string_view title) : ui_(ui), title_(title) {}
  void add(std::string_view name, std::string value) {
    if (!text::is_blank(value)) facts_.push_back({name, std::move(value)});
  }
  [[nodiscard]] float height() const { return 20 + 24 + 8 + 32 * static_cast<float>(facts_.size()) + 12; }
  void draw(Rect at) const {
    const Rect card = at.with_height(height());
    ui_.card(card);
    Rect inside = card.inset(20);
    ui_.heading(inside.cut_top(24, 8), title_, 2, {.size = Size::lead, .weight = ui::Weight::semibold});
    const ui::TextStyle style{.size = Size::small, .align = ui::Align::end};
    for (const Fact& fact : facts_) ui_.key_value(inside.cut_top(32), fact.name, fact.value, style);
  }

 private:
  struct Fact {
    std::string_view name;
    std::string value;
  };
  Ui& ui_;
  std::string_view title_;
  std::vector<Fact> facts_;
};

FactCard property_card(Ui& ui, const OrderDetails& details, const app::Reader& reader) {
  const Catalog& words = reader.text();
  FactCard card(ui, words.property);
  card.add(words.address, details.order.street);
  card.add(words.city, place_words(details.order.city, details.order.postal_code));
  card.add(words.listing_number, details.order.listing.value);
  if (!details.listing) return card;
  const listings::Listing& listing = *details.listing;
  card.add(words.asking_price, reader.money_short(listing.price));
  card.add(words.bedrooms, reader.number(listing.bedrooms));
  card.add(words.bathrooms, reader.number(listing.bathrooms));
  if (listing.living_area_m2 > 0) card.add(words.living_area, reader.number(listing.living_area_m2) + "\u00a0m²");
  if (listing.year_built > 0) card.add(words.year_built, std::to_string(listing.year_built));
  return card;
}

FactCard visit_card(Ui& ui, const Order& order, const app::Reader& reader) {
  const Catalog& words = reader.text();
  FactCard card(ui, words.contact_on_site);
  card.add(words.client_name, order.client_name);
  card.add(words.contact_person, std::string{contact_words(order.contact, reader)});
  card.add(words.phone, reader.phone(order.phone));
  card.add(words.other_phone, reader.phone(order.other_phone));
  if (order.preferred_day) card.add(words.wished_date, reader.date(*order.preferred_day));
  card.add(words.wished_time, slot_words(order.time_slot, reader));
  card.add(words.site_access, std::string{access_words(order.access, reader)});
  card.add(words.comment, order.comment);
  return card;
}

FactCard services_card(Ui& ui, const Order& order, const app::Reader& reader) {
  const Catalog& words = reader.text();
  FactCard card(ui, words.services);
  for (const Service& service : order.services) card.add(service.name, reader.money(service.price));
  card.add(words.subtotal, reader.money(order.totals.subtotal));
  for (const TaxLine& tax : order.totals.taxes) card.add(tax_words(tax, reader), reader.money(tax.amount));
  card.add(words.total, reader.money(order.totals.total));
  return card;
}

}  // namespace

float order_details_view(Ui& ui, Rect column, const OrderDetails& details, const app::Reader& reader) {
  const FactCard property = property_card(ui, details, reader);
  const FactCard services = services_card(ui, details.order, reader);
  const FactCard visit = visit_card(ui, details.order, reader);
  const bool is_pair = column.w >= 640;
  const float gap = 16;
  Rect left = is_pair ? ui::column(column, 2, gap, 0) : column;
  Rect right = is_pair ? ui::column(column, 2, gap, 1) : column;
  property.draw(left);
  left.y += property.height() + gap;
  Rect& below = is_pair ? right : left;
  services.draw(below);
  below.y += services.height() + gap;
  visit.draw(left);
  left.y += visit.height();
  return std::max(left.y, is_pair ? right.y : left.y) - column.y;
}

}  // namespace guichet::orders
