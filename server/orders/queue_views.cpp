// Saved views of the queue: one's own, and those that others share.
#include "server/ids.hpp"
#include "server/orders/queue_lines.hpp"
#include "server/orders/queue_service.hpp"
#include "server/team/team_store.hpp"
#include "shared/core/text.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

constexpr Duration removed_kept = days(1);

FieldProblem problem_at(std::string_view path, text::MessageId message) {
  return {.path = std::string{path},
          .message = message,
          .arguments = {{.name = "max", .value = std::to_string(views_max)}}};
}

std::vector<SavedView> views_of(server::Call& call) {
  return call.tx.all<SavedView>(
      "select v.id, v.name, v.is_shared, v.account = $1 as is_mine,"
      " trim(a.first_name || ' ' || a.last_name) as owner_name, v.filter as where_filter,"
      " v.words as where_text, v.state as where_state, v.is_unassigned as where_is_unassigned,"
      " v.assignee as where_assignee, v.sort as where_sort, v.grouping as where_grouping, 0 as count"
      " from queue_views v join accounts a on a.portal = v.portal and a.id = v.account"
      " where v.portal = :portal and v.removed_at is null and (v.account = $1 or v.is_shared = 1)"
      " order by v.account <> $1, v.name, v.id",
      call.actor.account);
}

void count_orders(server::Call& call, std::vector<SavedView>& views) {
  if (views.empty()) return;
  const Desk desk = desk_of(call);
  for (const OrderLine& line : queue_lines(call)) {
    for (SavedView& view : views) view.count += desk.shows(view.where, line) ? 1 : 0;
  }
}

bool is_own(server::Call& call, const ViewId& id) {
  return call.tx
      .one<std::int64_t>("select 1 from queue_views where portal = :portal and id = $1 and account = $2", id,
                         call.actor.account)
      .has_value();
}

// Against the other views of the same person; none when this one may be kept.
std::optional<Failure> crowded_out(server::Call& call, const ViewId& id, const std::string& name) {
  const std::string wanted = text::fold(text::single_line(name));
  std::int64_t others = 0;
  for (const SavedView& view : views_of(call)) {
    if (!view.is_mine || view.id == id) continue;
    ++others;
    if (text::fold(view.name) == wanted)
      return Failure::invalid({{.path = "name", .message = &Catalog::view_name_taken}});
  }
  if (others < views_max) return std::nullopt;
  return Failure::invalid({problem_at("name", &Catalog::views_too_many)});
}

void store_view(server::Call& call, const ViewId& id, const SaveView& request) {
  const QueueConditions& where = request.where;
  const auto assignee = where.assignee.empty() ? std::nullopt : std::optional(where.assignee);
  call.tx.run(
      "insert into queue_views (portal, id, account, name, is_shared, filter, words, state, is_unassigned,"
      " assignee, sort, grouping, updated_at) values (:portal, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
      " $12) on conflict (portal, id) do update set name = $3, is_shared = $4, filter = $5, words = $6,"
      " state = $7, is_unassigned = $8, assignee = $9, sort = $10, grouping = $11, updated_at = $12,"
      " removed_at = null",
      id, call.actor.account, text::single_line(request.name), request.is_shared, where.filter, where.text,
      where.state, where.is_unassigned, assignee, where.sort, where.grouping, call.now);
}

}  // namespace

Result<SavedViews> QueueService::handle(const ListViews&, server::Call& call) {
  SavedViews views{.items = views_of(call)};
  count_orders(call, views.items);
  return views;
}

Result<SavedView> QueueService::handle(const SaveView& request, server::Call& call) {
  if (!request.id.empty() && !is_own(call, request.id)) return Failure::not_found();
  if (!request.where.assignee.empty() && !team::is_colleague(call.tx, request.where.assignee))
    return Failure::not_found();
  if (request.is_shared && !may_share_views(call.actor.role)) return Failure::forbidden();
  if (auto failure = crowded_out(call, request.id, request.name)) return std::move(*failure);
  const ViewId id = request.id.empty() ? call.ids.make<ViewId>() : request.id;
  store_view(call, id, request);
  std::vector<SavedView> views = views_of(call);
  std::erase_if(views, [&id](const SavedView& view) { return view.id != id; });
  if (views.empty()) return Failure::internal();
  count_orders(call, views);
  return std::move(views.front());
}

Result<portal::Done> QueueService::handle(const RemoveView& request, server::Call& call) {
  call.tx.run("delete from queue_views where portal = :portal and account = $1 and removed_at < $2",
              call.actor.account, call.now - removed_kept);
  if (!is_own(call, request.id)) return Failure::not_found();
  if (!request.is_removed) {
    const auto name = call.tx.one<std::string>(
        "select name from queue_views where portal = :portal and id = $1", request.id);
    if (auto failure = crowded_out(call, request.id, name.value_or(""))) return std::move(*failure);
  }
  const auto at = request.is_removed ? std::optional(call.now) : std::nullopt;
  call.tx.run("update queue_views set removed_at = $2 where portal = :portal and id = $1", request.id, at);
  return portal::Done{};
}

}  // namespace guichet::orders
