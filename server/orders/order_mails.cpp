#include "server/orders/order_mails.hpp"

#include "languages/mails.hpp"
#include "server/outbox/outbox.hpp"
#include "server/portal.hpp"
#include "shared/portal/addresses.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

std::string about(const Order& order) {
  return "order " + order.number.value;
}

std::string sentence(std::string_view words, const Order& order, std::string_view name) {
  return portals::filled(words, {{"number", order.number.value},
                                 {"street", order.street},
                                 {"city", order.city},
                                 {"agent", order.agent_name},
                                 {"name", name}});
}

std::string price_list(const Order& order, const server::PortalConfig& portal, Language language) {
  const Locale locale{language, portal.portal.currency == Currency::CAD ? Region::ca : Region::gb};
  const auto line = [&](const std::string& name, Cents amount) {
    return name + " · " + format_money(amount, portal.portal.currency, locale) + "\n";
  };
  std::string out;
  for (const Service& service : order.services) out += line(service.name, service.price);
  for (const TaxLine& tax : order.totals.taxes) {
    const TaxRate rate{static_cast<std::int32_t>(tax.rate_per_100000)};
    out += line(tax.name + " " + format_percent(rate, locale), tax.amount);
  }
  const Catalog& words = catalog(language);
  return out + words.total.str() + " · " + format_money(order.totals.total, portal.portal.currency, locale);
}

void mail_staff(server::Call& call, const portals::PublicUrl& url, const Order& order,
                std::string_view subject, std::vector<std::string> paragraphs) {
  if (call.portal.rules.staff_mail.empty()) return;
  const Language language = call.portal.language;
  portals::Letter letter{
      .language = language,
      .subject = sentence(subject, order, ""),
      .paragraphs = std::move(paragraphs),
      .button = std::string(mails::orders(language).open_button),
      .url = url.page(call.portal.id.value, portal::addresses::order_in_queue(order.number.value))};
  call.outbox.add(portals::written(letter, {.email = call.portal.rules.staff_mail, .about = about(order)},
                                   call.portal.portal));
}

void mail_client(server::Call& call, const portals::Person& client, const Order& order,
                 const portals::Letter& letter) {
  if (client.email.empty()) return;
  call.outbox.add(portals::written(letter,
                                   {.email = client.email, .account = client.id.value, .about = about(order)},
                                   call.portal.portal));
}

}  // namespace

void mail_placed(server::Call& call, const portals::PublicUrl& url, const portals::Person& client,
                 const Order& order) {
  const Language language = portals::language_of(client, call.portal.language);
  const mails::Orders& words = mails::orders(language);
  portals::Letter letter{.language = language,
                         .subject = sentence(words.placed_subject, order, client.first_name),
                         .paragraphs = {sentence(words.placed_text, order, client.first_name),
                                        price_list(order, call.portal, language)},
                         .button = std::string(words.open_button),
                         .url = url.page(call.portal.id.value, portal::addresses::order(order.number.value))};
  mail_client(call, client, order, letter);
  const mails::Orders& staff = mails::orders(call.portal.language);
  mail_staff(call, url, order, staff.placed_subject,
             {sentence(staff.placed_staff, order, ""), price_list(order, call.portal, call.portal.language)});
}

void mail_cancelled(server::Call& call, const portals::PublicUrl& url, const Order& order) {
  const mails::Orders& words = mails::orders(call.portal.language);
  mail_staff(call, url, order, words.cancelled_subject, {sentence(words.cancelled_text, order, "")});
}

void mail_ready(server::Call& call, const portals::PublicUrl& url, const portals::Person& client,
                const Order& order) {
  const Language language = portals::language_of(client, call.portal.language);
  const mails::Orders& words = mails::orders(language);
  portals::Letter letter{.language = language,
                         .subject = catalog(language).media_ready.str() + " · " + order.street,
                         .paragraphs = {sentence(words.ready_text, order, client.first_name)},
                         .button = std::string(words.ready_button),
                         .url = url.page(call.portal.id.value, portal::addresses::order(order.number.value))};
  mail_client(call, client, order, letter);
}

}  // namespace guichet::orders
