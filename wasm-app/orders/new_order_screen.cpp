#include "wasm-app/orders/new_order_screen.hpp"

#include <algorithm>

#include "wasm-app/app/navigation.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::orders {

namespace route = app::route;

NewOrderScreen::NewOrderScreen(app::Context& context) : context_(context) {
  kept_ = context_.drafts.read(app::order_draft);
  if (auto kept = wire::decode<PlaceOrder>(kept_)) {
    draft_.order = std::move(*kept);
    if (draft_.order.preferred_day) draft_.day_text = format_iso(*draft_.order.preferred_day);
    kept_key_ = context_.drafts.read(app::order_key_draft);
    place_.restore(kept_key_, draft_.order);
  }
}

void NewOrderScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::NewOrder>(&route);
  if (here == nullptr) return;
  placed_.reset();
  if (here->listing == draft_.order.listing) return;
  draft_.order.listing = here->listing;
  draft_.order.address_is_right = false;
  form_.clear();
}

void NewOrderScreen::update() {
  results_.ensure(context_.api, draft_.search);
  if (results_.is_current() && results_.value() != nullptr)
    listings_.take(draft_.search.after, results_.value()->items);
  if (!draft_.order.listing.empty()) form_.ensure(context_.api, {.listing = draft_.order.listing});
  if (const OrderForm* form = form_.value()) {
    // A draft may name services that are no longer offered.
    std::erase_if(draft_.order.services, [&](const ServiceId& id) {
      return std::none_of(form->services.begin(), form->services.end(),
                          [&](const Service& service) { return service.id == id; });
    });
  }
  if (auto order = place_.take()) {
    placed_ = std::move(order);
    draft_ = {};
    kept_.clear();
    context_.drafts.write(app::order_draft, {});
    place_.reset();
    form_.clear();
    results_.refresh();
  }
}

void NewOrderScreen::keep_draft() {
  if (place_.key() != kept_key_) {
    kept_key_ = place_.key();
    context_.drafts.write(app::order_key_draft, kept_key_);
  }
  if (placed_ || !has_unsent_changes()) return;
  std::string now = wire::encode(draft_.order);
  if (now == kept_) return;
  kept_ = std::move(now);
  context_.drafts.write(app::order_draft, kept_);
}

bool NewOrderScreen::has_unsent_changes() const {
  const PlaceOrder& order = draft_.order;
  return !order.services.empty() || !order.client_name.empty() || !order.phone.empty() ||
         !order.comment.empty();
}

void NewOrderScreen::perform(ui::Ui& ui, const NewOrderAction& action) {
  if (const auto* go = std::get_if<app::Go>(&action)) context_.navigator.go(go->route);
  if (std::holds_alternative<app::Retry>(action)) {
    results_.refresh();
    form_.refresh();
  }
  if (std::holds_alternative<SearchNow>(action)) draft_.search.after.clear();
  if (std::holds_alternative<MoreResults>(action) && results_.value() != nullptr)
    draft_.search.after = results_.value()->next;
  if (std::holds_alternative<PrintNow>(action)) context_.browser.print();
  if (std::holds_alternative<PlaceNow>(action) && !place_.send(context_.api, draft_.order)) {
    ui.announce(context_.reader().text().failure_invalid, true);
  }
}

void NewOrderScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const Problems problems = place_.problems(draft_.order);
  const app::Reader reader = context_.reader();
  const portal::Me* me = context_.session.me();
  if (!placed_ && !ui.is_phone()) ui.unseen_heading(reader.text().new_order, 1);
  const std::string day_problem = problem_text(problems, draft_.order.preferred_day, reader);
  const NewOrderModel model{.results = results_.value(),
                            .listings = listings_.items(),
                            .search_failure = results_.failure(),
                            .form = draft_.order.listing.empty() ? nullptr : form_.value(),
                            .form_failure = form_.failure(),
                            .problems = &problems,
                            .failure = place_.failure(),
                            .placed = placed_ ? &*placed_ : nullptr,
                            .contact = &context_.session.portal().contact,
                            .portal = context_.session.portal().slug,
                            .email = me == nullptr ? std::string_view{} : std::string_view{me->email},
                            .day_problem = day_problem,
                            .is_sending = place_.is_sending(),
                            .is_searching = results_.is_loading()};
  if (const auto action = new_order_view(ui, areas.page, model, reader, draft_)) perform(ui, *action);
  keep_draft();  // no frame follows the last letter
}

std::vector<app::Crumb> NewOrderScreen::crumbs(const app::Reader& reader) const {
  const std::string here = placed_ ? reader.text().order_confirmation.str() : reader.text().new_order.str();
  return {{.label = reader.text().nav_orders.str(), .route = route::Orders{}}, {.label = here, .route = {}}};
}

}  // namespace guichet::orders
