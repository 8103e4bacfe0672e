#include "wasm-app/orders/order_screen.hpp"

#include "wasm-app/app/navigation.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::orders {

namespace route = app::route;

void OrderScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::Order>(&route);
  if (here == nullptr) return;
  if (here->number == here_.number && here->tab == here_.tab) details_.refresh();
  here_ = *here;
}

void OrderScreen::update() {
  details_.ensure(context_.api, {.number = here_.number});
}

bool OrderScreen::covers_header() const {
  return here_.tab == route::OrderTab::media && details_.value() != nullptr &&
         !media::panoramas(details_.value()->media).empty();
}

std::string OrderScreen::cancel_id() const {
  return "cancel." + here_.number.value;
}

void OrderScreen::draw_panorama() {
  if (!state_.gallery.panorama_area || details_.value() == nullptr) return;
  const auto scenes = media::panoramas(details_.value()->media);
  if (state_.gallery.scene >= scenes.size()) return;
  const media::MediaItem& scene = *scenes[state_.gallery.scene];
  std::string base = media::tiles_path(context_.session.portal().slug, scene.id);
  while (!base.empty() && base.back() == '/') base.pop_back();
  context_.panorama.set_scene({.base_url = base,
                               .level_count = static_cast<int>(scene.cube->levels),
                               .tile_size = static_cast<int>(scene.cube->tile_size),
                               .cube_size = static_cast<int>(scene.cube->cube_size)});
  const ui::Rect area = *state_.gallery.panorama_area;
  context_.panorama.draw({.left = area.x, .top = area.y, .width = area.w, .height = area.h},
                         state_.gallery.look);
}

void OrderScreen::cancel() {
  context_.delayed.add(context_.api, cancel_id(), context_.reader().text().order_was_cancelled.str(),
                       CancelOrder{.number = here_.number});
}

void OrderScreen::perform(ui::Ui& ui, const OrderAction& action) {
  if (const auto* go = std::get_if<app::Go>(&action)) context_.navigator.go(go->route);
  if (std::holds_alternative<app::Retry>(action)) details_.refresh();
  if (std::holds_alternative<CancelNow>(action)) cancel();
  if (std::holds_alternative<PrintSheet>(action)) context_.browser.print();
  if (const auto* show = std::get_if<ShowTab>(&action)) {
    context_.navigator.go(route::Order{.number = here_.number, .tab = show->tab}, app::History::replace);
  }
  const auto* media = std::get_if<media::MediaAction>(&action);
  if (media == nullptr) return;
  if (const auto* download = std::get_if<media::Download>(media)) {
    context_.browser.download(download->url);
    ui.announce(context_.reader().text().download);
  }
  if (const auto* full = std::get_if<media::FullScreen>(media)) {
    context_.browser.is_fullscreen() ? context_.browser.exit_fullscreen()
                                     : context_.browser.request_fullscreen(full->node);
  }
}

void OrderScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const OrderDetails* details = details_.value();
  OrderDetails cancelled;
  if (details != nullptr && context_.delayed.has(cancel_id())) {
    // Shown as done at once; it goes back when the server, or the person, says otherwise.
    cancelled = *details;
    cancelled.order.state = OrderState::cancelled;
    details = &cancelled;
  }
  const std::string_view portal = context_.session.portal().slug;
  const OrderModel model{.details = details,
                         .failure = details_.failure(),
                         .media = {.items = details == nullptr ? nullptr : &details->media,
                                   .portal = portal,
                                   .order = here_.number.value,
                                   .panorama = context_.panorama.state(),
                                   .is_fullscreen = context_.browser.is_fullscreen()},
                         .portal = portal,
                         .tab = here_.tab,
                         .header = areas.header,
                         .may_order = context_.session.may(Permission::place_orders)};
  state_.gallery.panorama_area.reset();
  const auto action = order_view(ui, areas.page, areas.bar, model, context_.reader(), state_);
  draw_panorama();
  if (action) perform(ui, *action);
}

std::vector<app::Crumb> OrderScreen::crumbs(const app::Reader& reader) const {
  const OrderDetails* details = details_.value();
  return {{.label = reader.text().nav_orders.str(), .route = route::Orders{}},
          {.label = details == nullptr ? here_.number.value : details->order.street,
           .route = {},
           .short_label = here_.number.value}};
}

std::vector<app::Command> OrderScreen::commands(const app::Reader& reader) {
  const OrderDetails* details = details_.value();
  if (details == nullptr) return {};
  const Catalog& words = reader.text();
  std::vector<app::Command> list;
  if (!details->media.empty()) {
    list.push_back({ui::Icon::download, words.download_all.str(), [this] {
                      context_.browser.download(media::archive_path(
                          context_.session.portal().slug, here_.number.value, media::Variant::original, {}));
                    }});
  }
  list.push_back({ui::Icon::printer, words.print_sheet.str(), [this] { context_.browser.print(); }});
  if (app::may_visit(context_.session, route::NewMessage{}))
    list.push_back({ui::Icon::message_square, words.message_about_order.str(),
                    [this] { context_.navigator.go(route::NewMessage{.order = here_.number}); }});
  if (context_.session.may(Permission::place_orders) && may_cancel(details->order) &&
      !context_.delayed.has(cancel_id()))
    list.push_back({ui::Icon::x, words.cancel_order.str(), [this] { cancel(); }});
  return list;
}

}  // namespace guichet::orders
