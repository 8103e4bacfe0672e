#include "wasm-app/app/scroll_memory.hpp"

#include <algorithm>
#include <cstdlib>

#include "wasm-app/app/browser.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::app {

namespace {

// Each tab has its own, until it is closed.
constexpr std::string_view key = "tab.scroll";

std::vector<const ui::Node*> scrollers(const ui::Ui& ui) {
  std::vector<const ui::Node*> found;
  for (const ui::Node& node : ui.nodes()) {
    if (node.role == ui::Role::scroller && node.layer < ui::Layer::dialog && !node.has(ui::State::horizontal))
      found.push_back(&node);
  }
  return found;
}

}  // namespace

ScrollMemory::ScrollMemory(Browser& browser) : browser_(browser), kept_(browser.stored(key)) {
  const std::size_t end = std::min(kept_.find(' '), kept_.size());
  path_ = kept_.substr(0, end);
  for (std::size_t at = end; at < kept_.size(); at = std::min(kept_.find(' ', at + 1), kept_.size()))
    wanted_.push_back(static_cast<float>(std::strtol(kept_.c_str() + at, nullptr, 10)));
}

void ScrollMemory::forget() {
  wanted_.clear();
  kept_.clear();
  browser_.store(key, {});
}

void ScrollMemory::restore(ui::Ui& ui) {
  const auto shown = scrollers(ui);
  bool is_complete = true;
  for (std::size_t n = 0; n < wanted_.size(); ++n) {
    if (wanted_[n] <= 0) continue;
    is_complete = false;
    if (n >= shown.size()) continue;
    // Whoever scrolls meanwhile is right.
    const bool is_moved = ui.scrolled(shown[n]->id) > 0;
    const bool is_long_enough = shown[n]->content_h - shown[n]->box.h >= wanted_[n] - 1;
    if (!is_moved && !is_long_enough) continue;
    if (!is_moved) ui.restore_scroll(shown[n]->id, wanted_[n]);
    wanted_[n] = 0;
  }
  if (is_complete) wanted_.clear();
}

void ScrollMemory::follow(ui::Ui& ui, std::string_view path) {
  if (!wanted_.empty() && path != path_) wanted_.clear();
  if (!wanted_.empty()) return restore(ui);
  std::string now{path};
  bool is_scrolled = false;
  for (const ui::Node* node : scrollers(ui)) {
    const int y = static_cast<int>(ui.scrolled(node->id));
    is_scrolled |= y > 0;
    now += " " + std::to_string(y);
  }
  if (!is_scrolled) now.clear();
  if (now == kept_) return;
  kept_ = std::move(now);
  browser_.store(key, kept_);
}

}  // namespace guichet::app
