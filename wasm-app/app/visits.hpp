// The pages somebody was on, in the order of the browser's history. Screens are kept a while, so that going
// back finds them as they were left.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "wasm-app/app/screen.hpp"
#include "wasm-app/ui/access_tree.hpp"

namespace guichet::app {

struct Visit {
  Route route;
  std::unique_ptr<Screen> screen;
  std::uint32_t number = 0;  // names its widgets: one for all addresses of a page
  ui::NodeId focus = 0;      // what had the focus last
};

class Visits {
 public:
  Visits() { reset({}); }

  [[nodiscard]] Visit& current() { return visits_[at_]; }
  [[nodiscard]] const Visit& current() const { return visits_[at_]; }

  // Nothing of what was shown stays.
  void reset(Route route);
  // A new entry after this one; what was ahead is forgotten.
  void push(Route route);
  // Another page in the place of this one.
  void replace(Route route);
  // Back or forward, when the neighbour is at the address.
  bool step_to(const std::function<bool(const Route&)>& is_there);

 private:
  void move_to(std::size_t index);

  std::vector<Visit> visits_;
  std::size_t at_ = 0;
  std::uint32_t next_number_ = 1;
};

// Only the query differs: the screen stays.
[[nodiscard]] bool is_same_page(const Route& a, const Route& b);

}  // namespace guichet::app
