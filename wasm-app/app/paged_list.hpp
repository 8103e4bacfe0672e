// The pages of a list loaded so far, as one list.
#pragma once

#include <string>
#include <vector>

namespace guichet::app {

template <class Item>
class PagedList {
 public:
  // Adds the page that was asked for with the cursor `after`; the same page again replaces itself.
  void take(const std::string& after, const std::vector<Item>& items) {
    if (after.empty()) before_last_ = 0;
    if (!after.empty() && after != last_after_) before_last_ = items_.size();
    items_.resize(before_last_);
    items_.insert(items_.end(), items.begin(), items.end());
    last_after_ = after;
    has_any_ = true;
  }
  // Null before the first page.
  [[nodiscard]] const std::vector<Item>* items() const { return has_any_ ? &items_ : nullptr; }
  [[nodiscard]] std::vector<Item>& edit() { return items_; }

 private:
  std::vector<Item> items_;
  std::string last_after_;
  std::size_t before_last_ = 0;  // items of earlier pages
  bool has_any_ = false;
};

}  // namespace guichet::app
