#include "wasm-app/home/home_screen.hpp"

#include "wasm-app/app/navigation.hpp"
#include "wasm-app/home/home_view.hpp"

namespace guichet::home {

void HomeScreen::show(const app::Route&) {
  home_.refresh();
}

void HomeScreen::update() {
  home_.ensure(context_.api, {});
}

void HomeScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const portal::Me* me = context_.session.me();
  const HomeModel model{.home = home_.value(),
                        .failure = home_.failure(),
                        .portal = context_.session.portal().slug,
                        .first_name = me == nullptr ? std::string_view{} : std::string_view{me->first_name},
                        .may_order = context_.session.may(Permission::place_orders),
                        .has_media = context_.session.has(portal::Module::media),
                        .has_messages = app::may_visit(context_.session, app::route::Messages{})};
  const auto action = home_view(ui, areas.page, model, context_.reader());
  if (!action) return;
  if (const auto* go = std::get_if<app::Go>(&*action)) context_.navigator.go(go->route);
  if (std::holds_alternative<app::Retry>(*action)) home_.refresh();
}

std::vector<app::Crumb> HomeScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().nav_home.str(), .route = {}}};
}

}  // namespace guichet::home
