#include "wasm-app/orders/orders_screen.hpp"

#include "wasm-app/orders/orders_view.hpp"

namespace guichet::orders {

namespace route = app::route;

void OrdersScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::Orders>(&route);
  if (here == nullptr) return;
  draft_ = {.group = here->group, .text = here->text, .after = {}};
  page_.refresh();
}

void OrdersScreen::update() {
  page_.ensure(context_.api, draft_);
  if (page_.is_current() && page_.value() != nullptr) list_.take(draft_.after, page_.value()->items);
}

void OrdersScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const OrderPage* page = page_.value();
  const OrdersModel model{.items = list_.items(),
                          .counts = page == nullptr ? nullptr : &page->counts,
                          .failure = page_.failure(),
                          .portal = context_.session.portal().slug,
                          .has_more = page != nullptr && !page->next.empty(),
                          .is_loading = page_.is_loading(),
                          .may_order = context_.session.may(Permission::place_orders)};
  const auto action = orders_view(ui, areas.page, model, context_.reader(), draft_);
  if (!action) return;
  if (const auto* go = std::get_if<app::Go>(&*action)) context_.navigator.go(go->route);
  if (std::holds_alternative<app::Retry>(*action)) page_.refresh();
  if (const auto* choose = std::get_if<ChooseGroup>(&*action)) {
    context_.navigator.go(route::Orders{.group = choose->group, .text = draft_.text});
  }
  if (std::holds_alternative<Search>(*action)) {
    draft_.after.clear();
    context_.navigator.go(route::Orders{.group = draft_.group, .text = draft_.text}, app::History::replace);
  }
  if (std::holds_alternative<ShowMore>(*action) && page != nullptr) draft_.after = page->next;
}

std::vector<app::Crumb> OrdersScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().nav_orders.str(), .route = {}}};
}

}  // namespace guichet::orders
