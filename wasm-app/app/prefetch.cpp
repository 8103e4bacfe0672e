#include "wasm-app/app/prefetch.hpp"

#include "wasm-app/app/navigation.hpp"
#include "wasm-app/app/visits.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::app {

namespace {

constexpr double rest_ms = 60;
constexpr double young_ms = 10'000;

std::string href_of(const ui::Ui& ui, ui::NodeId id) {
  if (id == 0) return {};
  for (const ui::Node& node : ui.nodes()) {
    if (node.id == id) return node.has(ui::State::download) ? std::string{} : node.href;
  }
  return {};
}

}  // namespace

void Prefetch::watch(ui::Ui& ui, const Route& here) {
  std::string href = href_of(ui, ui.hovered());
  if (href.empty()) href = href_of(ui, ui.focused());
  if (href != href_) {
    href_ = std::move(href);
    since_ms_ = ui.now_ms();
    is_done_ = href_.empty();
  }
  if (is_done_) return;
  const double rested = ui.now_ms() - since_ms_;
  if (rested < rest_ms) {
    ui.wake_after(rest_ms - rested);
    return;
  }
  is_done_ = true;
  make(href_, here);
}

void Prefetch::make(const std::string& href, const Route& here) {
  const std::string root = context_.path(route::Home{});
  if (href.compare(0, root.size(), root) != 0 || !context_.browser.is_online()) return;
  Route wanted = from_path(href);
  if (is_public(wanted) || is_same_page(wanted, here) || !may_visit(context_.session, wanted)) return;
  if (screen_ && wanted == route_ && context_.api.now_ms() - made_ms_ < young_ms) return;
  screen_ = make_screen(wanted, context_);
  route_ = std::move(wanted);
  made_ms_ = context_.api.now_ms();
  if (!screen_) return;
  // Once: it asks, and acts on no answer before somebody looks at it.
  screen_->show(route_);
  screen_->update();
}

std::unique_ptr<Screen> Prefetch::take(const Route& route) {
  if (!screen_ || !(route == route_) || context_.api.now_ms() - made_ms_ > young_ms) return nullptr;
  return std::move(screen_);
}

}  // namespace guichet::app
