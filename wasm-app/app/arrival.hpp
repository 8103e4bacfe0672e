// Where the focus goes on a page somebody comes to: where it was, else to the page's heading, which is so
// announced once.
#pragma once

#include "wasm-app/ui/access_tree.hpp"

namespace guichet::ui {
class Ui;
}

namespace guichet::app {

class Arrival {
 public:
  // `before` is what had the focus when the page was left; 0 on the first visit.
  void begin(ui::NodeId before) { before_ = before, is_due_ = true; }
  // After the page was drawn. False: nothing of it can take the focus.
  bool finish(ui::Ui& ui);

 private:
  ui::NodeId before_ = 0;
  bool is_due_ = false;
};

}  // namespace guichet::app
