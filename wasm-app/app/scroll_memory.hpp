// How far a page was scrolled, through a reload of its tab.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::ui {
class Ui;
}

namespace guichet::app {

class Browser;

class ScrollMemory {
 public:
  explicit ScrollMemory(Browser& browser);
  ScrollMemory(const ScrollMemory&) = delete;
  ScrollMemory& operator=(const ScrollMemory&) = delete;

  // After each frame of the page at `path`.
  void follow(ui::Ui& ui, std::string_view path);
  void forget();

 private:
  void restore(ui::Ui& ui);

  Browser& browser_;
  std::string kept_;           // as stored: the path, then one number for each scroller
  std::string path_;           // of what is wanted
  std::vector<float> wanted_;  // by scroller in reading order; waits until the content is long enough
};

}  // namespace guichet::app
