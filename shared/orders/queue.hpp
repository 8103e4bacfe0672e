// The staff queue: what it shows, saved views of it, and what is done to several orders at once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/orders/orders.hpp"

namespace guichet::orders {

struct ViewTag;
using ViewId = Id<ViewTag>;

inline constexpr std::int64_t chosen_max    = 200;  // orders of one command
inline constexpr std::int64_t views_max     = 20;   // of one person
inline constexpr std::int64_t view_name_max = 60;

WIRE_ENUM(QueueSort, due, placed, street)
WIRE_ENUM(QueueGrouping, state, assignee, area, day, none)

// What is shown, and in which order.
struct QueueConditions {
    QueueFilter               filter = QueueFilter::all;
    std::string               text{};
    std::optional<OrderState> state{};            // empty: any open one
    bool                      is_unassigned = false;
    AccountId                 assignee{};         // empty: anybody, or nobody with is_unassigned
    QueueSort                 sort     = QueueSort::due;
    QueueGrouping             grouping = QueueGrouping::state;
    WIRE_FIELDS(filter, text, state, is_unassigned, assignee, sort, grouping)
    friend bool operator==(const QueueConditions&, const QueueConditions&) = default;

    void check(Problems&) const;
};

struct QueueCounts {
    std::int64_t all = 0, mine = 0, late = 0, today = 0, absent = 0;
    WIRE_FIELDS(all, mine, late, today, absent)
};

struct QueuePage {
    std::vector<Order> items{};                   // open orders, group by group
    QueueCounts        counts{};
    std::string        next{};
    WIRE_FIELDS(items, counts, next)
};

struct ListQueue {
    QueueConditions where{};
    std::string     after{};
    WIRE_FIELDS(where, after)

    using Response = QueuePage;
    static constexpr std::string_view path = "/api/orders/queue";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

// ---- Several orders at once --------------------------------------------------------------------------------------

struct RefusedOrder {
    OrderNumber number{};
    Failure     why{};
    WIRE_FIELDS(number, why)
};

// Each order for itself: what could not be changed is named, the rest is done.
struct ChangedOrders {
    std::vector<Order>        changed{};
    std::vector<RefusedOrder> refused{};
    WIRE_FIELDS(changed, refused)
};

struct Assignment {
    OrderNumber number{};
    AccountId   from{};                           // what the screen showed; anything else: somebody was faster
    AccountId   to{};                             // empty: nobody
    WIRE_FIELDS(number, from, to)
};

struct AssignOrders {
    std::vector<Assignment> orders{};
    WIRE_FIELDS(orders)

    using Response = ChangedOrders;
    static constexpr std::string_view path = "/api/orders/assign";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

struct OrderInState {
    OrderNumber number{};
    OrderState  state = OrderState::received;     // what the screen showed
    WIRE_FIELDS(number, state)
};

// As MoveOrder, for each.
struct MoveOrders {
    std::vector<OrderInState> orders{};
    OrderState                to = OrderState::scheduled;
    bool                      notify_client = true;
    WIRE_FIELDS(orders, to, notify_client)

    using Response = ChangedOrders;
    static constexpr std::string_view path = "/api/orders/move-several";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

// ---- Saved views -------------------------------------------------------------------------------------------------

struct SavedView {
    ViewId          id{};
    std::string     name{};
    bool            is_shared = false;
    bool            is_mine   = false;
    std::string     owner_name{};
    QueueConditions where{};
    std::int64_t    count = 0;                    // orders in it now
    WIRE_FIELDS(id, name, is_shared, is_mine, owner_name, where, count)
};

struct SavedViews {
    std::vector<SavedView> items{};               // one's own, then those of others, by name
    WIRE_FIELDS(items)
};

struct ListViews {
    using Response = SavedViews;
    static constexpr std::string_view path = "/api/orders/views";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::work_orders;
};

// A new view, or one of one's own under a new name, with other conditions, shared or not.
struct SaveView {
    ViewId          id{};                         // empty: a new one
    std::string     name{};
    bool            is_shared = false;            // only for those who schedule
    QueueConditions where{};
    WIRE_FIELDS(id, name, is_shared, where)

    using Response = SavedView;
    static constexpr std::string_view path = "/api/orders/save-view";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

// Takes one of one's own views away, or brings it back within a day.
struct RemoveView {
    ViewId id{};
    bool   is_removed = true;
    WIRE_FIELDS(id, is_removed)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/orders/remove-view";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

// ---- Rules -------------------------------------------------------------------------------------------------------

// To take an order or to release it is for everybody who works on orders; to give it to others for who schedules.
[[nodiscard]] bool may_assign(Role, const AccountId& me, const AccountId& to);
[[nodiscard]] bool may_move_to(Role, OrderState);
[[nodiscard]] bool may_share_views(Role);
// The states that may follow all of these, for this role; in order.
[[nodiscard]] std::vector<OrderState> common_states_after(const std::vector<OrderState>&, Role);

// Orders of one group stand under one heading; groups come in this order.
struct GroupKey {
    std::int64_t rank = 0;
    std::string  text{};
    friend bool operator==(const GroupKey&, const GroupKey&) = default;
    friend bool operator<(const GroupKey& left, const GroupKey& right) {
        return left.rank != right.rank ? left.rank < right.rank : left.text < right.text;
    }
};
struct Grouped {
    OrderState         state = OrderState::received;
    std::string_view   assignee{};                // name
    std::string_view   city{};
    std::optional<Day> due{};
};
[[nodiscard]] GroupKey group_key(QueueGrouping, const Grouped&);

using QueueApi = wire::Endpoints<ListQueue, AssignOrders, MoveOrders, ListViews, SaveView, RemoveView>;

}  // namespace guichet::orders
