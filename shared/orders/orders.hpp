// Media orders: the form, the client's list and page, the staff queue, and the states between (SM4).
#pragma once

#include "shared/core/money.hpp"
#include "shared/core/result.hpp"
#include "shared/core/time.hpp"
#include "shared/listings/listings.hpp"
#include "shared/media/media.hpp"
#include "shared/portal/portal.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::orders {

struct OrderTag;
using OrderNumber = Id<OrderTag>;                 // "SP-20418"
struct ServiceTag;
using ServiceId = Id<ServiceTag>;                 // "photos_hdr"

inline constexpr std::int64_t client_name_max = 120;
inline constexpr std::int64_t comment_max     = 500;
inline constexpr std::int64_t phone_max       = 30;
inline constexpr std::int64_t page_size       = 50;
inline constexpr std::int64_t services_max    = 50;
inline constexpr std::int64_t retention_days  = 90;   // between archiving and the erasure of the files (V53)

WIRE_ENUM(OrderState, received, scheduled, captured, in_production, quality_check, completed, archived,
          files_erased, cancelled)
// The three words a client knows (V49 to V52), and the rest.
WIRE_ENUM(OrderGroup, in_progress, completed, archived, cancelled)
WIRE_ENUM(ContactChoice, client, agent)
WIRE_ENUM(TimeSlot, any, morning, afternoon, evening)
WIRE_ENUM(Access, on_site, lockbox, keys_at_office)

struct Service {
    ServiceId    id{};
    std::string  name{};                          // in the reader's language
    std::string  detail{};
    std::string  icon{};                          // lucide name
    Cents        price{};
    std::int64_t files_expected = 0;              // 0: not counted
    media::MediaKind makes = media::MediaKind::photo;
    WIRE_FIELDS(id, name, detail, icon, price, files_expected, makes)
};

struct TaxLine {
    std::string  name{};                          // "TPS"
    std::int64_t rate_per_100000 = 0;             // 9975 is 9.975 %
    Cents        amount{};
    WIRE_FIELDS(name, rate_per_100000, amount)
};

struct Totals {
    Cents                subtotal{};
    std::vector<TaxLine> taxes{};
    Cents                total{};
    WIRE_FIELDS(subtotal, taxes, total)
};

struct Order {
    OrderNumber              number{};
    OrderState               state = OrderState::received;
    listings::ListingNumber  listing{};
    std::string              street{};            // the property as it was when ordered
    std::string              city{};
    std::string              postal_code{};
    std::string              photo{};
    std::vector<Service>     services{};
    Totals                   totals{};
    std::string              client_name{};
    ContactChoice            contact = ContactChoice::client;
    std::string              phone{};
    std::string              other_phone{};
    std::optional<Day>       preferred_day{};
    TimeSlot                 time_slot = TimeSlot::any;
    Access                   access    = Access::on_site;
    std::string              comment{};
    std::string              agent_name{};
    AccountId                assignee{};          // empty: nobody yet
    std::string              assignee_name{};
    std::optional<Instant>   due{};
    Instant                  placed{};
    std::optional<Instant>   completed{};
    std::optional<Day>       erased_on{};         // archived: the day its files go (V53, V54)
    std::int64_t             files_total    = 0;
    std::int64_t             files_released = 0;
    WIRE_FIELDS(number, state, listing, street, city, postal_code, photo, services, totals, client_name, contact,
                phone, other_phone, preferred_day, time_slot, access, comment, agent_name, assignee, assignee_name,
                due, placed, completed, erased_on, files_total, files_released)
};

struct OrderEvent {
    OrderState  state = OrderState::received;
    Instant     at{};
    std::string by{};
    WIRE_FIELDS(state, at, by)
};

// ---- The form ----------------------------------------------------------------------------------------------------

struct OrderForm {
    listings::Listing    listing{};
    std::vector<Service> services{};
    std::vector<TaxLine> taxes{};                 // rates only; amounts are zero
    WIRE_FIELDS(listing, services, taxes)
};

struct GetOrderForm {
    listings::ListingNumber listing{};
    WIRE_FIELDS(listing)

    using Response = OrderForm;
    static constexpr std::string_view path = "/api/orders/form";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::place_orders;
    void check(Problems&) const;
};

struct PlaceOrder {
    listings::ListingNumber listing{};
    std::vector<ServiceId>  services{};
    bool                    address_is_right = false;
    std::string             client_name{};
    ContactChoice           contact = ContactChoice::client;
    std::string             phone{};
    std::string             other_phone{};
    std::optional<Day>      preferred_day{};
    TimeSlot                time_slot = TimeSlot::any;
    Access                  access    = Access::on_site;
    std::string             comment{};
    WIRE_FIELDS(listing, services, address_is_right, client_name, contact, phone, other_phone, preferred_day,
                time_slot, access, comment)

    using Response = Order;
    static constexpr std::string_view path = "/api/orders/place";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::place_orders;
    void check(Problems&) const;
};

// ---- The client's list and page ----------------------------------------------------------------------------------

struct GroupCounts {
    std::int64_t in_progress = 0, completed = 0, archived = 0, cancelled = 0;
    WIRE_FIELDS(in_progress, completed, archived, cancelled)
};

struct OrderPage {
    std::vector<Order> items{};
    GroupCounts        counts{};
    std::string        next{};
    WIRE_FIELDS(items, counts, next)
};

struct ListOrders {
    OrderGroup  group = OrderGroup::in_progress;
    std::string text{};                           // part of an address or number
    std::string after{};
    WIRE_FIELDS(group, text, after)

    using Response = OrderPage;
    static constexpr std::string_view path = "/api/orders/list";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::view_own_orders;
    void check(Problems&) const;
};

struct OrderDetails {
    Order                         order{};
    std::optional<listings::Listing> listing{};
    std::vector<media::MediaItem> media{};        // clients: released ones, once completed (V56)
    std::vector<OrderEvent>       events{};
    WIRE_FIELDS(order, listing, media, events)
};

// For clients and staff alike: whose order it is decides who sees it, and who asks decides what is in the answer.
struct GetOrder {
    OrderNumber number{};
    WIRE_FIELDS(number)

    using Response = OrderDetails;
    static constexpr std::string_view path = "/api/orders/get";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::signed_in;
    void check(Problems&) const;
};

struct CancelOrder {
    OrderNumber number{};
    WIRE_FIELDS(number)

    using Response = Order;
    static constexpr std::string_view path = "/api/orders/cancel";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::place_orders;
    void check(Problems&) const;
};

// ---- The staff queue ---------------------------------------------------------------------------------------------

WIRE_ENUM(QueueFilter, all, mine, late, today, absent)  // absent: of people who are away today

// Moves an order along SM4. `completed` releases its ready files and, if asked, tells the client.
struct MoveOrder {
    OrderNumber number{};
    OrderState  from = OrderState::received;      // what the screen showed; anything else: somebody was faster
    OrderState  to   = OrderState::scheduled;
    bool        notify_client = true;
    WIRE_FIELDS(number, from, to, notify_client)

    using Response = OrderDetails;
    static constexpr std::string_view path = "/api/orders/move";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

// ---- Rules -------------------------------------------------------------------------------------------------------

[[nodiscard]] OrderGroup group_of(OrderState);
// Which of the counts is the group's: counts.*count_of(group).
[[nodiscard]] std::int64_t GroupCounts::*count_of(OrderGroup);
// 0 received ... 4 delivered: the five dots a client sees.
[[nodiscard]] int step_of(OrderState);

// May staff move an order from one state to another (SM4)? Says nothing of files or rights.
[[nodiscard]] bool may_follow(OrderState from, OrderState to);
// The states offered in the status menu, in order.
[[nodiscard]] std::vector<OrderState> states_after(OrderState from);

// What keeps an order from being completed; empty when nothing does: an ordered, counted service without a ready
// file, something still processing. Arguments: {name}.
[[nodiscard]] std::vector<FieldProblem> missing_for_completion(const Order&, const std::vector<media::MediaItem>&);

// Applies a move: `changed_meanwhile` when the order is no longer in `from`, `conflict` when SM4 has no such arrow or
// when `completed` is asked while something is missing. `zone` is the portal's at `now`, for the day of erasure.
[[nodiscard]] Result<Order> moved(const Order&, const MoveOrder&, const std::vector<media::MediaItem>&, Instant now,
                                  ZoneOffset zone = {});
// Before capture only (V47).
[[nodiscard]] bool may_cancel(const Order&);
[[nodiscard]] Result<Order> cancelled(const Order&, Instant now);

// Each tax on the price before tax, rounded half away from zero on its own (TPS and TVQ; never combined).
[[nodiscard]] Totals totals_of(const std::vector<Service>& chosen, const std::vector<TaxLine>& rates);

using Api = wire::Endpoints<GetOrderForm, PlaceOrder, ListOrders, GetOrder, CancelOrder, MoveOrder>;

}  // namespace guichet::orders
