#include "server/pages/template.hpp"

#include <array>

namespace guichet::server {
namespace {

struct Slot {
  std::string_view mark;
  std::string PageValues::*value;
};

const std::array slots{Slot{"__LANG__", &PageValues::language},
                       Slot{"__PORTAL__", &PageValues::portal},
                       Slot{"__BOOTSTRAP__", &PageValues::bootstrap},
                       Slot{"<!--guichet:title-->", &PageValues::title},
                       Slot{"/*guichet:brand*/", &PageValues::brand},
                       Slot{"<!--guichet:head-->", &PageValues::head},
                       Slot{"<!--guichet:signin-->", &PageValues::sign_in},
                       Slot{"<!--guichet:slow-->", &PageValues::slow},
                       Slot{"<!--guichet:failed-->", &PageValues::failed},
                       Slot{"<!--guichet:noscript-->", &PageValues::no_script}};

}  // namespace

PageTemplate::PageTemplate(std::string_view text) {
  while (!text.empty()) {
    const Slot* next = nullptr;
    auto at = std::string_view::npos;
    for (const auto& slot : slots) {
      const auto found = text.find(slot.mark);
      if (found < at) {
        at = found;
        next = &slot;
      }
    }
    pieces_.push_back({std::string(text.substr(0, at)), next == nullptr ? nullptr : next->value});
    if (next == nullptr) return;
    text.remove_prefix(at + next->mark.size());
  }
}

std::string PageTemplate::fill(const PageValues& values) const {
  std::string out;
  for (const auto& piece : pieces_) {
    out += piece.text;
    if (piece.value != nullptr) out += values.*piece.value;
  }
  return out;
}

}  // namespace guichet::server
