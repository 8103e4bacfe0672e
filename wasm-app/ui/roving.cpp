// One tab stop per group: arrow keys, Home, End and the first letters move the focus inside it.
#include <algorithm>

#include "shared/core/text.hpp"
#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

constexpr double type_ahead_ms = 700;

// The next place for a key, -1 if the key is not ours. `at` is -1 while the group itself has the focus.
int moved(PressedKey key, Roving kind, int at, int count) {
  const bool is_vertical = kind == Roving::vertical;
  if (key == (is_vertical ? PressedKey::down : PressedKey::right)) return (at + 1) % count;
  if (key == (is_vertical ? PressedKey::up : PressedKey::left)) return at <= 0 ? count - 1 : at - 1;
  if (key == PressedKey::home) return 0;
  return key == PressedKey::end ? count - 1 : -1;
}

}  // namespace

void Core::begin_rove(NodeId group, Roving kind) {
  roves.push_back({group, rove_places[group], kind, {}});
}

void Core::rove(Node& n) {
  if (roves.empty() || roves.back().kind == Roving::none) return;
  Rove& r = roves.back();
  if (r.current == 0 || focused == n.id) rove_places[r.group] = r.current = n.id;
  n.states.set(State::no_tab, r.current != n.id).set(State::wants_arrows);
  r.items.emplace_back(n.id, n.name);
}

int Core::type_ahead(const Rove& r, std::string_view typed, int from) {
  if (now_ms - typed_ahead_at_ms > type_ahead_ms) typed_ahead.clear();
  typed_ahead_at_ms = now_ms;
  typed_ahead += text::fold(typed);
  const int count = static_cast<int>(r.items.size());
  // a first letter goes on to the next match, more letters may stay
  for (int i = typed_ahead.size() > 1 ? 0 : 1; i <= count; ++i) {
    const int at = (std::max(from, 0) + i) % count;
    if (text::fold(r.items[static_cast<std::size_t>(at)].second).starts_with(typed_ahead)) return at;
  }
  return -1;
}

NodeId Core::end_rove() {
  const Rove r = std::move(roves.back());
  roves.pop_back();
  const auto place = [&](NodeId node_id) {
    const auto found =
        std::find_if(r.items.begin(), r.items.end(), [&](const auto& item) { return item.first == node_id; });
    return found == r.items.end() ? -1 : static_cast<int>(found - r.items.begin());
  };
  if (r.items.empty()) return 0;
  if (place(r.current) < 0) {
    rove_places[r.group] = 0;  // the tab stop went away
    wake_after(0);
  }
  int at = place(focused);
  const int before = at;
  std::erase_if(input.keys, [&](const event::Key& k) {
    if (k.id != r.group && place(k.id) < 0) return false;
    const int next = k.key == PressedKey::character
                         ? type_ahead(r, k.text, at)
                         : moved(k.key, r.kind, at, static_cast<int>(r.items.size()));
    if (next >= 0) at = next;
    return next >= 0;
  });
  if (at == before) return 0;
  const NodeId target = r.items[static_cast<std::size_t>(at)].first;
  move_focus(target);
  return target;
}

void Core::enter_first(Overlay& overlay) {
  const auto& items = roves.back().items;
  if (!overlay.takes_focus || items.empty()) return;
  overlay.takes_focus = false;
  const auto chosen = std::find_if(items.begin(), items.end(), [&](const auto& item) {
    const Node* n = tree.find(item.first);
    return n != nullptr && (n->has(State::checked) || n->has(State::selected));
  });
  move_focus(chosen == items.end() ? items.front().first : chosen->first);
}

// Overlays that went give the focus back to what opened them, unless it is somewhere already.
void Core::return_focus() {
  for (auto& [overlay_id, overlay] : overlays) {
    if (overlay.frame == frame || overlay.opener == 0) continue;
    const NodeId opener = std::exchange(overlay.opener, 0);
    const bool has_focus = focused != 0 && tree.find(focused) != nullptr;
    if (!has_focus && tree.find(opener) != nullptr) move_focus(opener);
  }
}

}  // namespace guichet::ui
