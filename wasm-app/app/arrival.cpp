#include "wasm-app/app/arrival.hpp"

#include <utility>

#include "wasm-app/ui/ui.hpp"

namespace guichet::app {

namespace {

struct Stops {
  bool has_before = false, focuses_itself = false;
  ui::NodeId heading = 0, page = 0;
};

Stops stops_of(const ui::Ui& ui, ui::NodeId before) {
  Stops stops;
  for (const ui::Node& node : ui.nodes()) {
    if (node.layer >= ui::Layer::dialog) continue;
    stops.has_before |= node.id == before && before != 0;
    stops.focuses_itself |= node.has(ui::State::autofocus);
    if (node.role == ui::Role::heading && node.level == 1 && stops.heading == 0) stops.heading = node.id;
    if (node.role == ui::Role::page && stops.page == 0) stops.page = node.id;
  }
  return stops;
}

}  // namespace

bool Arrival::finish(ui::Ui& ui) {
  if (!std::exchange(is_due_, false)) return true;
  const Stops stops = stops_of(ui, before_);
  if (stops.has_before) {
    if (ui.focused() != before_) ui.focus(before_);
    return true;
  }
  if (stops.focuses_itself) return true;
  const ui::NodeId target = stops.heading != 0 ? stops.heading : stops.page;
  if (target != 0) ui.focus(target);
  return target != 0;
}

}  // namespace guichet::app
