#include "wasm-app/ui/access_tree.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace guichet::ui {

void AccessTree::begin_frame() {
  nodes_.clear();
  open_.clear();
  scrollers_.clear();
}

void AccessTree::add(Node node) {
  node.parent = current_parent();
  if (!scrollers_.empty()) {
    const Origin& origin = scrollers_.back();
    node.scroller = origin.id;
    node.box = node.box.moved(-origin.at.x, -origin.at.y);
    if (!node.text_box.is_empty()) node.text_box = node.text_box.moved(-origin.at.x, -origin.at.y);
  }
  nodes_.push_back(std::move(node));
}

void AccessTree::open(Node node) {
  const NodeId id = node.id;
  add(std::move(node));
  open_.push_back(id);
}

namespace {

bool is_named_by_content(const Node& node) {
  return (node.role == Role::link || node.role == Role::button) && node.name.empty();
}

bool is_content(const Node& node) {
  return node.role == Role::text || node.role == Role::paragraph || node.role == Role::image;
}

}  // namespace

// A link or button without a name of its own is named by what it holds, as browsers do it.
void AccessTree::close() {
  const NodeId id = open_.back();
  open_.pop_back();
  Node* node = id == 0 ? nullptr : find(id);
  if (node == nullptr || !is_named_by_content(*node)) return;
  for (const Node* part = node + 1; part != nodes_.data() + nodes_.size(); ++part) {
    if (!is_content(*part) || part->name.empty()) continue;
    if (!node->name.empty()) node->name += ", ";
    node->name += part->name;
  }
}

namespace {

bool is_read_before(const Rect& a, const Rect& b) {
  return a.bottom() <= b.y || (a.x < b.x && a.y < b.bottom());
}

}  // namespace

void AccessTree::order_by_place(std::size_t first) {
  const NodeId parent = current_parent();
  const auto is_sibling = [&](const Node& node) { return node.parent == parent; };
  const auto begin = nodes_.begin() + static_cast<std::ptrdiff_t>(first);
  for (auto block = begin; block != nodes_.end();) {
    const auto next = std::find_if(block + 1, nodes_.end(), is_sibling);
    const auto place = std::find_if(begin, block, [&](const Node& node) {
      return is_sibling(node) && is_read_before(block->box, node.box);
    });
    std::rotate(place, block, next);
    block = next;
  }
}

void AccessTree::open_root() {
  open_.push_back(0);
  scrollers_.push_back({});
}
void AccessTree::close_root() {
  open_.pop_back();
  scrollers_.pop_back();
}

Node* AccessTree::find(NodeId id) {
  const auto found = std::find_if(nodes_.rbegin(), nodes_.rend(), [&](const Node& n) { return n.id == id; });
  return found == nodes_.rend() ? nullptr : &*found;
}
const Node* AccessTree::find(NodeId id) const {
  return const_cast<AccessTree*>(this)->find(id);
}

void AccessTree::push_scroller(NodeId id, Vec2 content_origin) {
  scrollers_.push_back({id, content_origin});
}
void AccessTree::pop_scroller() {
  scrollers_.pop_back();
}

namespace {

bool same_texts(const Node& a, const Node& b) {
  return a.description == b.description && a.error == b.error && a.href == b.href &&
         a.placeholder == b.placeholder && a.autocomplete == b.autocomplete && a.group_name == b.group_name &&
         a.accept == b.accept && a.language == b.language && a.shortcut == b.shortcut;
}

bool same_numbers(const Node& a, const Node& b) {
  const auto tie = [](const Node& n) {
    return std::tie(n.kind, n.controls, n.active_item, n.level, n.max_length, n.rows, n.row_count,
                    n.row_index, n.col_count, n.col_index, n.position, n.set_size, n.value_now, n.value_min,
                    n.value_max, n.step);
  };
  return tie(a) == tie(b);
}

bool same_type(const Node& a, const Node& b) {
  const auto tie = [](const Node& n) {
    return std::tie(n.text_box, n.font_size, n.line_height, n.tracking, n.semibold, n.centered,
                    n.right_aligned, n.text_width, n.radius, n.pad_left, n.pad_right, n.text_color,
                    n.caret_color);
  };
  return tie(a) == tie(b);
}

std::uint32_t changed_fields(const Node& a, const Node& b) {
  std::uint32_t bits = 0;
  const auto note = [&](NodeField field, bool is_same) {
    if (!is_same) bits |= static_cast<std::uint32_t>(field);
  };
  note(NodeField::role, a.role == b.role);
  note(NodeField::name, a.name == b.name);
  note(NodeField::value, a.value == b.value);
  note(NodeField::box, a.box == b.box && a.scroller == b.scroller);
  note(NodeField::states, a.states == b.states);
  note(NodeField::texts, same_texts(a, b));
  note(NodeField::numbers, same_numbers(a, b));
  note(NodeField::type, same_type(a, b));
  note(NodeField::content, a.content_w == b.content_w && a.content_h == b.content_h);
  note(NodeField::layer, a.layer == b.layer);
  return bits;
}

using ById = std::unordered_map<NodeId, const Node*>;

ById by_id(const std::vector<Node>& nodes) {
  ById map;
  map.reserve(nodes.size());
  for (const Node& node : nodes) map.emplace(node.id, &node);
  return map;
}

// The children each parent still has once the removed ones are gone, in the order the mirror holds them.
using Children = std::unordered_map<NodeId, std::vector<NodeId>>;

}  // namespace

std::vector<Change> diff(const std::vector<Node>& previous, const std::vector<Node>& current) {
  std::vector<Change> changes;
  const ById before = by_id(previous), now = by_id(current);
  Children mirror;
  for (const Node& node : previous) {
    const auto kept = now.find(node.id);
    if (kept == now.end()) {
      changes.push_back({.kind = ChangeKind::removed, .id = node.id, .parent = node.parent});
    } else if (kept->second->parent == node.parent) {
      mirror[node.parent].push_back(node.id);
    }
  }
  // children before their parents, so that the mirror never looks for a node that went with its parent
  std::reverse(changes.begin(), changes.end());
  std::unordered_map<NodeId, std::uint32_t> next_index;
  for (const Node& node : current) {
    std::vector<NodeId>& siblings = mirror[node.parent];
    const std::uint32_t index = next_index[node.parent]++;
    const auto old = before.find(node.id);
    Change change{.id = node.id, .parent = node.parent, .index = index, .node = &node};
    const bool is_in_place = index < siblings.size() && siblings[index] == node.id;
    if (!is_in_place) {
      std::erase(siblings, node.id);
      siblings.insert(siblings.begin() +
                          std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(index), std::ssize(siblings)),
                      node.id);
      change.kind = old == before.end() ? ChangeKind::created : ChangeKind::moved;
      changes.push_back(change);
    }
    if (old == before.end()) continue;
    change.kind = ChangeKind::changed;
    change.fields = changed_fields(*old->second, node);
    if (change.fields != 0) changes.push_back(change);
  }
  return changes;
}

std::string_view role_name(Role role) {
  static constexpr std::array names{"page",
                                    "navigation",
                                    "banner",
                                    "complementary",
                                    "content_info",
                                    "region",
                                    "form",
                                    "group",
                                    "toolbar",
                                    "heading",
                                    "text",
                                    "paragraph",
                                    "link",
                                    "button",
                                    "toggle_button",
                                    "checkbox",
                                    "switch",
                                    "radio",
                                    "radio_group",
                                    "text_field",
                                    "text_area",
                                    "combobox",
                                    "option",
                                    "list",
                                    "list_item",
                                    "table",
                                    "row",
                                    "column_header",
                                    "cell",
                                    "tab_list",
                                    "tab",
                                    "tab_panel",
                                    "dialog",
                                    "alert",
                                    "status",
                                    "progress",
                                    "image",
                                    "figure",
                                    "menu",
                                    "menu_item",
                                    "menu_item_radio",
                                    "scroller",
                                    "file_chooser",
                                    "slider",
                                    "viewer",
                                    "separator",
                                    "tooltip",
                                    "list_box",
                                    "list_option",
                                    "tree",
                                    "tree_item",
                                    "grid",
                                    "block_quote"};
  static_assert(names.size() == static_cast<std::size_t>(Role::block_quote) + 1);
  return names[static_cast<std::size_t>(role)];
}

std::string states_text(States states) {
  static constexpr std::array<const char*, 32> names{
      "disabled",    "checked",      "mixed",         "selected",      "expandable", "expanded",
      "invalid",     "required",     "read_only",     "current",       "busy",       "modal",
      "hidden_text", "multiple",     "live",          "ascending",     "descending", "clickable",
      "submits",     "wants_arrows", "wants_escape",  "wants_pointer", "wants_drop", "autofocus",
      "new_window",  "download",     "reveals_value", "no_tab",        "capture",    "horizontal",
      "initial",     "has_context"};
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (((states.bits >> i) & 1u) == 0) continue;
    if (!out.empty()) out += ' ';
    out += names[i];
  }
  return out;
}

}  // namespace guichet::ui
