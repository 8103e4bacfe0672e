#include "server/demo/orders.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>

#include "server/demo/order_table.hpp"
#include "server/demo/tours.hpp"
#include "server/listings/listing_photos.hpp"
#include "server/listings/listing_store.hpp"
#include "server/media/scene_store.hpp"
#include "server/orders/order_store.hpp"
#include "server/outbox/jobs.hpp"
#include "server/outbox/outbox.hpp"
#include "server/portals/people.hpp"
#include "server/portals/zones.hpp"

namespace guichet::demo {

namespace {

using orders::OrderState;

// "a b" -> {"a", "b"}
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// The way to a state, each step an event.
std::vector<OrderState> way_to(OrderState state) {
  using enum OrderState;
  if (state == cancelled) return {received, cancelled};
  std::vector<OrderState> way;
  for (const OrderState step :
       {received, scheduled, captured, in_production, quality_check, completed, archived}) {
    way.push_back(step);
    if (step == state) break;
  }
  return way;
}

// Fronts of the properties. Those of the same street look different, as do those of one list.
struct Front {
  std::string_view number;
  std::string_view file;
};
constexpr std::array fronts{
    Front{"24718803", "facade-moderne.jpg"},    Front{"26190447", "facade-brique.jpg"},
    Front{"25003316", "facade-plain-pied.jpg"}, Front{"27440120", "facade-ferme.jpg"},
    Front{"23981755", "immeuble.jpg"},          Front{"25571902", "facade-brique.jpg"},
    Front{"26842217", "facade-plain-pied.jpg"}, Front{"27105538", "facade-ferme.jpg"},
    Front{"24330671", "immeuble.jpg"},          Front{"23760984", "vue-aerienne.jpg"},
    Front{"23518840", "facade-crepuscule.jpg"}, Front{"25918813", "immeuble.jpg"},
    Front{"26077349", "facade-ferme.jpg"},      Front{"26513370", "facade-plain-pied.jpg"},
    Front{"27260415", "facade-brique.jpg"},     Front{"27388126", "facade-crepuscule.jpg"},
    Front{"27401933", "vue-aerienne.jpg"}};

// "salle-a-manger.jpg" -> "Salle à manger" is a translator's work; the names of rooms are known.
std::string title_of(std::string_view file) {
  struct Title {
    std::string_view begins;
    std::string_view title;
  };
  constexpr std::array titles{Title{"salon-vers", "Vers la cuisine"},
                              Title{"salon", "Salon"},
                              Title{"sejour", "Séjour"},
                              Title{"cuisine", "Cuisine"},
                              Title{"detail", "Détail"},
                              Title{"salle", "Salle à manger"},
                              Title{"facade-crep", "Crépuscule"},
                              Title{"facade", "Façade"},
                              Title{"vue", "Vue aérienne"},
                              Title{"immeuble", "Immeuble"},
                              Title{"plan", "Plan"}};
  for (const auto& [begins, title] : titles) {
    if (file.starts_with(begins)) return std::string(title);
  }
  return {};
}

class OrderWriter {
 public:
  explicit OrderWriter(Fill& fill)
      : fill_(fill),
        services_(orders::active_services(fill.tx, fill.portal.language)),
        outbox_(fill.tx, fill.ids, fill.now) {}

  void write(const DemoOrder& demo) {
    const auto client = portals::find_person_by_agent_code(fill_.tx, demo.agent);
    const auto listing = listings::find_listing(fill_.tx, {.is_everything = true},
                                                listings::ListingNumber{std::string(demo.listing)});
    if (!client || !listing) return;
    orders::PlacedOrder placed{.order = drafted(demo, listing->listing),
                               .account = client->id,
                               .office = client->office,
                               .currency = fill_.portal.portal.currency};
    orders::insert_order(fill_.tx, placed);
    move_along(demo, placed.order);
    if (const auto who = portals::find_person_by_login(fill_.tx, demo.assignee))
      orders::assign(fill_.tx, placed.order.number, who->id, touched_);
    std::int64_t position = 0;
    written_.clear();
    for (const std::string_view file : words_of(demo.files)) add_file(demo, placed.order, file, ++position);
    add_tour();
  }

 private:
  [[nodiscard]] Instant at(const When& when) const {
    const std::string& zone = fill_.portal.portal.time_zone;
    const Day day = add_days(portals::day_in(zone, fill_.now), when.day);
    return portals::instant_in(zone, {.day = day, .hour = when.hour, .minute = when.minute});
  }

  [[nodiscard]] orders::Order drafted(const DemoOrder& demo, const listings::Listing& listing) const {
    orders::Order order;
    order.number = orders::OrderNumber{std::string(demo.number)};
    order.listing = listing.number;
    order.street = listing.street;
    order.city = listing.city;
    order.postal_code = listing.postal_code;
    order.photo = listing.photo;
    order.client_name = demo.client_name;
    order.phone = demo.phone;
    order.access = orders::Access::lockbox;
    order.placed = std::min(at(demo.placed), fill_.now);
    order.due = at(demo.due);
    const auto wanted = words_of(demo.services);
    for (const orders::Service& service : services_) {
      if (std::find(wanted.begin(), wanted.end(), service.id.value) != wanted.end())
        order.services.push_back(service);
    }
    order.totals = orders::totals_of(order.services, fill_.portal.rules.taxes);
    return order;
  }

  // Nobody works at night: what falls there was one of the last things of the day before, the later step the later.
  [[nodiscard]] Instant by_day(Instant when, int step) const {
    const std::string& zone = fill_.portal.portal.time_zone;
    const Day day = portals::day_in(zone, when);
    const bool is_morning = when >= portals::instant_in(zone, {.day = day, .hour = 8});
    const Day evening = is_morning ? day : add_days(day, -1);
    return std::min(when, portals::instant_in(zone, {.day = evening, .hour = 17, .minute = 9 * step}));
  }

  // Spreads the steps evenly between the order and its due time, and not into today: what was done last is the same at
  // any hour.
  void move_along(const DemoOrder& demo, const orders::Order& order) {
    const std::vector<OrderState> way = way_to(demo.state);
    const Instant today = at({.day = 0, .hour = 0, .minute = 0});
    const Instant last = std::max(order.placed, std::min(order.due.value_or(today), today));
    touched_ = order.placed;
    std::optional<Instant> completed;
    for (std::size_t i = 1; i < way.size(); ++i) {
      const auto steps = static_cast<std::int64_t>(way.size());
      const bool is_end = way[i] == OrderState::completed;
      const Duration since{(last - order.placed).ms * (is_end ? steps : static_cast<std::int64_t>(i)) / steps};
      touched_ = std::max(touched_, by_day(order.placed + since, static_cast<int>(i)));
      if (is_end) completed = touched_;
      orders::OrderChange change{.number = order.number,
                                 .from = way[i - 1],
                                 .to = way[i],
                                 .at = touched_,
                                 .completed = completed,
                                 .due = order.due};
      if (way[i] == OrderState::archived) {
        touched_ = change.at = by_day(fill_.now - days(demo.archived_days), static_cast<int>(i));
        change.archived_on = portals::day_in(fill_.portal.portal.time_zone, touched_);
      }
      if (!orders::store_change(fill_.tx, change)) return;
    }
  }

  void add_file(const DemoOrder& demo, const orders::Order& order, std::string_view file,
                std::int64_t position) {
    const std::string bytes = picture_bytes(fill_.pictures / file);
    if (bytes.empty()) return;
    const files::StoredBlob blob = fill_.blobs.put(fill_.tx.portal(), bytes);
    const std::string_view type = file.ends_with(".png") ? "image/png" : "image/jpeg";
    listings::insert_blob(fill_.tx, blob, type, touched_);
    const auto id = fill_.ids.make<media::MediaId>();
    written_.emplace(file, id);
    const bool is_delivered = group_of(demo.state) != orders::OrderGroup::in_progress;
    const auto released = is_delivered ? std::optional(at(demo.due)) : std::nullopt;
    fill_.tx.run(
        "insert into media (portal, id, order_number, blob, kind, name, title, content_type, bytes, state, "
        "position,"
        " created_at, released_at) values (:portal, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id, order.number, blob.key, media::kind_by_name(file), file, title_of(file), type, blob.bytes,
        media::MediaState::processing, position, touched_, released);
    outbox_.add(outbox::ProcessMedia{.media = id.value});
  }

  // Of the order just written, if it has one.
  void add_tour() {
    const auto plan = written_.find(tour_plan);
    for (const DemoScene& scene : tour_scenes) {
      const auto from = written_.find(scene.file), to = written_.find(scene.leads_to);
      if (plan == written_.end() || from == written_.end() || to == written_.end()) continue;
      media::store_scene(
          fill_.tx, from->second,
          {.yaw = scene.first_yaw,
           .place = media::PlanPlace{.plan = plan->second, .x = scene.plan_x, .y = scene.plan_y},
           .links = {{.to = to->second, .yaw = scene.link_yaw, .pitch = scene.link_pitch}}},
          touched_);
    }
  }

  Fill& fill_;
  std::vector<orders::Service> services_;
  outbox::Outbox outbox_;
  Instant touched_{};
  std::map<std::string_view, media::MediaId> written_{};  // by file, of this order
};

}  // namespace

std::string picture_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return in ? std::string(std::istreambuf_iterator<char>(in), {}) : std::string();
}

void add_listing_photos(Fill& fill) {
  for (const Front& front : fronts) {
    const std::string bytes = picture_bytes(fill.pictures / front.file);
    if (bytes.empty()) continue;
    listings::set_photo(fill.tx, listings::ListingNumber{std::string(front.number)},
                        fill.blobs.put(fill.tx.portal(), bytes), fill.now);
  }
}

void add_orders(Fill& fill) {
  OrderWriter writer(fill);
  for (const DemoOrder& order : order_table::rows) writer.write(order);
}

}  // namespace guichet::demo
