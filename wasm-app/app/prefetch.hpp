// Asks for the data of a page while the pointer or the focus rests on a link to it.
#pragma once

#include <memory>
#include <string>

#include "wasm-app/app/screen.hpp"
#include "wasm-app/ui/access_tree.hpp"

namespace guichet::app {

class Prefetch {
 public:
  explicit Prefetch(Context& context) : context_(context) {}
  Prefetch(const Prefetch&) = delete;
  Prefetch& operator=(const Prefetch&) = delete;

  // After a frame: looks what is pointed at. `here` is the page shown.
  void watch(ui::Ui& ui, const Route& here);
  // The screen made ahead for this route, if it is young enough to be shown without asking again.
  [[nodiscard]] std::unique_ptr<Screen> take(const Route& route);
  void clear() { screen_.reset(), href_.clear(); }

 private:
  void make(const std::string& href, const Route& here);

  Context& context_;
  std::string href_;  // pointed at
  double since_ms_ = 0;
  bool is_done_ = true;  // for `href_`
  Route route_;
  std::unique_ptr<Screen> screen_;
  double made_ms_ = 0;
};

}  // namespace guichet::app
