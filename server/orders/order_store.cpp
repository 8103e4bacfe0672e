#include "server/orders/order_store.hpp"

#include "server/media/scene_store.hpp"
#include "server/orders/order_index.hpp"
#include "server/worker/job.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

// Rates are kept in millionths, on the wire in 100,000ths.
constexpr std::int64_t ppm_per_100000 = 10;

struct TaxRow {
  std::string name{};
  std::int64_t rate_ppm = 0;
  Cents amount{};
  WIRE_FIELDS(name, rate_ppm, amount)
};

void insert_lines(storage::Tx& tx, const Order& order) {
  std::int64_t position = 0;
  for (const Service& service : order.services) {
    tx.run(
        "insert into order_services (portal, order_number, position, service, name, unit_price, amount)"
        " values (:portal, $1, $2, $3, $4, $5, $5)",
        order.number, ++position, service.id, service.name, service.price);
  }
  position = 0;
  for (const TaxLine& tax : order.totals.taxes) {
    tx.run(
        "insert into order_taxes (portal, order_number, position, code, rate_ppm, base, amount)"
        " values (:portal, $1, $2, $3, $4, $5, $6)",
        order.number, ++position, tax.name, tax.rate_per_100000 * ppm_per_100000, order.totals.subtotal,
        tax.amount);
  }
}

std::vector<Service> load_services(storage::Tx& tx, const OrderNumber& number, Language language) {
  return tx.all<Service>(
      "select o.service as id, coalesce(t.name, o.name) as name, coalesce(t.description, '') as detail,"
      " coalesce(s.icon, '') as icon, o.unit_price as price, coalesce(s.files_expected, 0) as files_expected,"
      " coalesce(s.kind, 'document') as makes from order_services o"
      " left join services s on s.portal = o.portal and s.code = o.service"
      " left join service_texts t on t.portal = o.portal and t.service = o.service and t.language = $2"
      " where o.portal = :portal and o.order_number = $1 order by o.position",
      number, language_tag(language));
}

std::vector<TaxLine> load_taxes(storage::Tx& tx, const OrderNumber& number) {
  std::vector<TaxLine> taxes;
  tx.each<TaxRow>(
      "select code as name, rate_ppm, amount from order_taxes where portal = :portal and order_number = $1"
      " order by position",
      [&taxes](TaxRow&& row) {
        taxes.push_back({.name = std::move(row.name),
                         .rate_per_100000 = row.rate_ppm / ppm_per_100000,
                         .amount = row.amount});
      },
      number);
  return taxes;
}

struct MediaRow {
  media::MediaItem item{};
  std::int64_t tile_levels = 0;
  std::int64_t tile_size = 0;
  std::int64_t cube_size = 0;
  WIRE_FIELDS(item, tile_levels, tile_size, cube_size)
};

// `refusal` is a worker::Refusal, as stored.
std::string problem_in_words(std::string_view refusal, Language language) {
  using worker::Refusal;
  const Catalog& words = catalog(language);
  switch (wire::parse_name<Refusal>(refusal).value_or(Refusal::none)) {
    case Refusal::none:
      return {};
    case Refusal::unknown_type:
    case Refusal::damaged:
    case Refusal::not_a_panorama:
      return words.file_kind_refused.str();
    case Refusal::too_large:
      return words.failure_too_large.str();
    case Refusal::over_limits:
    case Refusal::worker_failed:
      return words.failure_internal.str();
  }
  return {};
}

}  // namespace

OrderNumber next_number(storage::Tx& tx, const std::string& prefix, std::int64_t first) {
  const auto value = tx.one<std::int64_t>(
      "insert into counters (portal, name, value) values (:portal, 'orders', $1)"
      " on conflict (portal, name) do update set value = counters.value + 1 returning value",
      first);
  return OrderNumber{prefix + std::to_string(value.value_or(first))};
}

void insert_order(storage::Tx& tx, const PlacedOrder& placed) {
  const Order& o = placed.order;
  const Cents taxes = o.totals.total - o.totals.subtotal;
  const auto office = placed.office.empty() ? std::nullopt : std::optional(placed.office);
  const auto listing = o.listing.empty() ? std::nullopt : std::optional(o.listing);
  tx.run(
      "insert into orders (portal, number, listing, account, office, state, street, city, postal_code, photo,"
      " client_name, contact, phone, other_phone, preferred_day, time_slot, access, comment, currency, "
      "subtotal,"
      " tax_total, total, due_at, created_at, updated_at, search_id)"
      " values (:portal, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20,"
      " $21, $22, $23, $23, $24)",
      o.number, listing, placed.account, office, o.state, o.street, o.city, o.postal_code, o.photo,
      o.client_name, o.contact, o.phone, o.other_phone, o.preferred_day, o.time_slot, o.access, o.comment,
      placed.currency, o.totals.subtotal, taxes, o.totals.total, o.due, o.placed,
      next_search_id(tx, o.placed));
  insert_lines(tx, o);
  add_to_index(tx, o.number);
  add_event(tx, {.number = o.number, .from = o.state, .to = o.state, .by = placed.account, .at = o.placed});
}

std::optional<Order> load_order(storage::Tx& tx, const OrderNumber& number, Language language) {
  auto order = tx.one<Order>(
      "select o.number, o.state, coalesce(o.listing, '') as listing, o.street, o.city, o.postal_code, "
      "o.photo,"
      " o.subtotal as totals_subtotal, o.total as totals_total, o.client_name, o.contact, o.phone, "
      "o.other_phone,"
      " o.preferred_day, o.time_slot, o.access, o.comment, trim(a.first_name || ' ' || a.last_name) as "
      "agent_name,"
      " o.assignee, trim(coalesce(b.first_name || ' ' || b.last_name, '')) as assignee_name, o.due_at as due,"
      " o.created_at as placed, o.completed_at as completed, o.archived_on as erased_on,"
      " (select count(*) from media m where m.portal = o.portal and m.order_number = o.number"
      "   and m.deleted_at is null) as files_total,"
      " (select count(*) from media m where m.portal = o.portal and m.order_number = o.number"
      "   and m.deleted_at is null and m.released_at is not null) as files_released"
      " from orders o join accounts a on a.portal = o.portal and a.id = o.account"
      " left join accounts b on b.portal = o.portal and b.id = o.assignee"
      " where o.portal = :portal and o.number = $1",
      number);
  if (!order) return std::nullopt;
  if (order->erased_on) order->erased_on = add_days(*order->erased_on, retention_days);
  order->services = load_services(tx, number, language);
  order->totals.taxes = load_taxes(tx, number);
  return order;
}

AccountId account_of(storage::Tx& tx, const OrderNumber& number) {
  return tx.one<AccountId>("select account from orders where portal = :portal and number = $1", number)
      .value_or(AccountId{});
}

std::vector<media::MediaItem> load_media(storage::Tx& tx, const OrderNumber& number, Language language) {
  std::vector<media::MediaItem> items;
  tx.each<MediaRow>(
      "select id as item_id, kind as item_kind, state as item_state, name as item_name, title as item_title,"
      " bytes as item_bytes, width as item_width, height as item_height, error as item_problem,"
      " released_at is not null as item_is_released, tile_levels, tile_size, cube_size"
      " from media where portal = :portal and order_number = $1 and deleted_at is null order by position, id",
      [&items, language](MediaRow&& row) {
        row.item.problem = problem_in_words(row.item.problem, language);
        if (row.tile_levels > 0)
          row.item.cube =
              media::Cube{.levels = row.tile_levels, .tile_size = row.tile_size, .cube_size = row.cube_size};
        items.push_back(std::move(row.item));
      },
      number);
  media::add_scenes(tx, number, items);
  return items;
}

std::vector<OrderEvent> load_events(storage::Tx& tx, const OrderNumber& number) {
  return tx.all<OrderEvent>(
      "select e.to_state as state, e.at, trim(coalesce(a.first_name || ' ' || a.last_name, '')) as by"
      " from order_events e left join accounts a on a.portal = e.portal and a.id = e.account"
      " where e.portal = :portal and e.order_number = $1 and e.kind = 'state' order by e.seq",
      number);
}

void add_event(storage::Tx& tx, const OrderChange& change) {
  const auto by = change.by.empty() ? std::nullopt : std::optional(change.by);
  tx.run(
      "insert into order_events (portal, order_number, seq, at, account, kind, from_state, to_state)"
      " values (:portal, $1, (select coalesce(max(seq), 0) + 1 from order_events"
      "   where portal = :portal and order_number = $1), $2, $3, 'state', $4, $5)",
      change.number, change.at, by, change.from, change.to);
}

bool store_change(storage::Tx& tx, const OrderChange& change) {
  const auto changed = tx.run(
      "update orders set state = $3, completed_at = $4, due_at = $5, archived_on = $6, updated_at = $7,"
      " version = version + 1 where portal = :portal and number = $1 and state = $2",
      change.number, change.from, change.to, change.completed, change.due, change.archived_on, change.at);
  if (changed.rows != 1) return false;
  change_in_index(tx, change.number, group_of(change.from), group_of(change.to));
  add_event(tx, change);
  return true;
}

void archive_with_listings(storage::Tx& tx, Instant now, Day today) {
  const auto numbers = tx.all<OrderNumber>(
      "select o.number from orders o join listings l on l.portal = o.portal and l.number = o.listing"
      " where o.portal = :portal and o.state = 'completed' and l.state = 'archived' and l.archived_on = $1"
      " and l.updated_at = $2",
      today, now);
  for (const OrderNumber& number : numbers) {
    tx.run(
        "update orders set state = 'archived', archived_on = $2, updated_at = $3, version = version + 1"
        " where portal = :portal and number = $1 and state = 'completed'",
        number, today, now);
    change_in_index(tx, number, OrderGroup::completed, OrderGroup::archived);
    add_event(tx, {.number = number, .from = OrderState::completed, .to = OrderState::archived, .at = now});
  }
}

void release_media(storage::Tx& tx, const OrderNumber& number, Instant now) {
  tx.run(
      "update media set released_at = $2, updated_at = $2 where portal = :portal and order_number = $1"
      " and state = 'ready' and released_at is null and deleted_at is null",
      number, now);
}

void assign(storage::Tx& tx, const OrderNumber& number, const std::optional<AccountId>& to, Instant now) {
  tx.run("update orders set assignee = $2, updated_at = $3 where portal = :portal and number = $1", number,
         to, now);
}

std::vector<Service> active_services(storage::Tx& tx, Language language) {
  return tx.all<Service>(
      // In a language that came after the services were named, they have the name of another one.
      "select s.code as id, coalesce(t.name, (select n.name from service_texts n where n.portal = s.portal"
      " and n.service = s.code order by n.language limit 1), s.code) as name,"
      " coalesce(t.description, '') as detail, s.icon, s.price,"
      " s.files_expected, s.kind as makes from services s"
      " left join service_texts t on t.portal = s.portal and t.service = s.code and t.language = $1"
      " where s.portal = :portal and s.is_active = 1 order by s.position, s.code",
      language_tag(language));
}

}  // namespace guichet::orders
