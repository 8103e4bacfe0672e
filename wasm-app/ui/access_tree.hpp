// The access tree: what the frame means, as plain data. The platform keeps a DOM mirror of it, tests find
// widgets in it, and hit testing reads last frame's boxes. No Dear ImGui here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/ui/geometry.hpp"

namespace guichet::ui {

// FNV-1a of the widget's key path; never 0 for a real node.
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
  page,  // <main>
  navigation,
  banner,
  complementary,
  content_info,
  region,
  form,
  group,
  toolbar,
  heading,
  text,       // one run of text, one line
  paragraph,  // wrapped text; `name` holds U+000A where the canvas broke the line
  link,
  button,
  toggle_button,  // aria-pressed = State::checked
  checkbox,
  switch_,
  radio,
  radio_group,
  text_field,
  text_area,
  combobox,  // native <select>; its options are children
  option,
  list,
  list_item,
  table,
  row,
  column_header,  // a sortable one is a clickable header: State::sort_ascending/descending, State::clickable
  cell,
  tab_list,
  tab,
  tab_panel,
  dialog,
  alert,
  status,
  progress,
  image,
  figure,
  menu,
  menu_item,
  menu_item_radio,
  scroller,
  file_chooser,
  slider,
  viewer,  // raw pointer surface
  separator,
  tooltip,
  list_box,
  list_option,  // of a list_box; a native select has `option`
  tree,
  tree_item,
  grid,  // a table one moves about in with the arrow keys
  block_quote,
};

// Bits of Node::states.
enum class State : std::uint32_t {
  disabled = 1u << 0,
  checked = 1u << 1,
  mixed = 1u << 2,
  selected = 1u << 3,
  expandable = 1u << 4,  // aria-expanded is present; `expanded` is its value
  expanded = 1u << 5,
  invalid = 1u << 6,
  required = 1u << 7,
  read_only = 1u << 8,
  current = 1u << 9,
  busy = 1u << 10,
  modal = 1u << 11,        // everything outside this node is inert
  hidden_text = 1u << 12,  // no visible text on the canvas: the name is for assistive technology only
  multiple = 1u << 13,     // file chooser: several files
  live_polite = 1u << 14,
  sort_ascending = 1u << 15,
  sort_descending = 1u << 16,
  clickable = 1u << 17,      // a row, header or image that takes Activate although its role does not say so
  submits = 1u << 18,        // button[type=submit]: Enter in a field of the same form activates it
  wants_arrows = 1u << 19,   // arrow keys, Home and End come as Key events
  wants_escape = 1u << 20,   // Escape comes as a Key event
  wants_pointer = 1u << 21,  // PointerDown/Move/Up and Wheel are sent raw
  wants_drop = 1u << 22,     // files may be dropped here
  autofocus = 1u << 23,      // focused when it appears; a dialog or menu: its first control
  new_window = 1u << 24,     // link: target=_blank rel=noopener
  download = 1u << 25,       // link: download attribute
  reveals_value = 1u << 26,  // password field shown as text
  no_tab = 1u << 27,         // tabindex -1: roving focus
  capture = 1u << 28,        // file chooser: camera first
  horizontal = 1u << 29,     // scroller: scrolls sideways
  initial = 1u << 30,        // option: selected placeholder, not choosable
  has_context = 1u << 31,    // right click, long press and Shift+F10 come as a Key event
};

struct States {
  std::uint32_t bits = 0;
  constexpr bool operator==(const States&) const = default;
  [[nodiscard]] constexpr bool has(State s) const { return (bits & static_cast<std::uint32_t>(s)) != 0; }
  constexpr States& set(State s, bool on = true) {
    bits = on ? bits | static_cast<std::uint32_t>(s) : bits & ~static_cast<std::uint32_t>(s);
    return *this;
  }
};
[[nodiscard]] constexpr States operator|(State a, State b) {
  return States{}.set(a).set(b);
}
[[nodiscard]] constexpr States operator|(States a, State b) {
  return a.set(b);
}

// <input type>, inputmode and autocomplete follow from it.
enum class FieldKind : std::uint8_t {
  text,
  email,
  username,  // type=email, autocomplete=username
  password,  // not offered to managers
  new_password,
  current_password,
  one_time_code,
  tel,
  url,
  search,
  number,
  decimal,
  money,
  date,
  time,
  given_name,
  family_name,
  name,
  organization,
  street_address,
  postal_code,
  city,
};

// Pixels go in this order; a node of a higher layer covers lower ones.
enum class Layer : std::uint8_t { page, sticky, panel, dialog, menu, toast, tooltip, ring };
inline constexpr int layer_count = 8;

struct Node {
  NodeId id = 0;
  NodeId parent = 0;  // 0: top level. Set by AccessTree
  Role role = Role::group;
  Layer layer = Layer::page;
  FieldKind kind = FieldKind::text;
  States states{};
  // CSS px. Relative to the CONTENT origin of the nearest scroller ancestor, else to the viewport. It is the
  // rectangle that takes the pointer, at least 44 x 44 for controls on touch.
  Rect box{};
  // Where the drawn text of this node is (same origin as `box`); empty: nothing to match.
  Rect text_box{};
  std::string name{};         // accessible name; the text itself for text, paragraph, heading
  std::string value{};        // field text, select's option value, progress "64"
  std::string description{};  // help, reason why disabled
  std::string error{};        // shown and announced with the field
  std::string href{};         // link target
  std::string placeholder{};
  std::string autocomplete{};  // overrides what `kind` implies
  std::string group_name{};    // radio: shared name of the group
  std::string accept{};        // file chooser: "image/*,.pdf"
  std::string language{};      // BCP 47, when not the page's
  std::string shortcut{};      // aria-keyshortcuts
  NodeId controls = 0;         // tab -> panel, button -> menu it opened, combobox -> its list
  NodeId active_item = 0;      // combobox: the option the arrow keys are at, while the field keeps the focus
  NodeId scroller = 0;         // nearest scroller ancestor; 0: viewport. Set by AccessTree
  std::int32_t level = 0;      // heading level
  std::int32_t max_length = 0;
  std::int32_t rows = 0;                              // text area: visible lines
  std::int32_t row_count = 0, row_index = 0;          // virtual tables, 1-based
  std::int32_t col_count = 0, col_index = 0;          // 1-based
  std::int32_t position = 0, set_size = 0;            // 1-based place in a list, radio group or menu
  float value_now = 0, value_min = 0, value_max = 0;  // slider, progress
  float step = 0;
  float font_size = 0, line_height = 0, tracking = 0;
  bool semibold = false;
  bool centered = false;  // text alignment inside text_box when the DOM shows the text
  bool right_aligned = false;
  float text_width = 0;                   // canvas width of the longest line, to scale DOM text to
  float radius = 0;                       // of the visible control: focus outline under forced colours
  float pad_left = 0, pad_right = 0;      // text field: where its text starts and ends inside box
  float content_w = 0, content_h = 0;     // scroller
  std::uint32_t text_color = 0xff000000;  // field text and caret while focused, 0xAABBGGRR
  std::uint32_t caret_color = 0xff000000;

  bool operator==(const Node&) const = default;
  [[nodiscard]] bool has(State s) const { return states.has(s); }
};

// Which groups of Node members differ; the encoder sends only these.
enum class NodeField : std::uint32_t {
  role = 1u << 0,
  name = 1u << 1,
  value = 1u << 2,
  box = 1u << 3,
  states = 1u << 4,
  texts =
      1u << 5,  // description, error, placeholder, href, autocomplete, group_name, accept, language, shortcut
  numbers = 1u << 6,  // level ... step, controls, active_item, kind
  type = 1u << 7,     // font, text_box, paddings, radius, colours
  content = 1u << 8,  // scroller content size
  layer = 1u << 9,
};

enum class ChangeKind : std::uint8_t { created, changed, removed, moved };

// Applied in order to the previous tree, the changes give the current one. `removed` come first; then the
// current nodes in reading order. `index` is the place among the siblings, valid for created and moved.
struct Change {
  ChangeKind kind = ChangeKind::created;
  NodeId id = 0;
  NodeId parent = 0;
  std::uint32_t index = 0;
  std::uint32_t fields = 0;    // NodeField bits, for changed
  const Node* node = nullptr;  // of the current tree; null for removed
};

class AccessTree {
 public:
  void begin_frame();
  // Adds a node that may have children; close() ends it. The tree sets `parent` and `scroller` and makes the
  // boxes relative to the scroller's content.
  void open(Node node);
  void close();
  void add(Node node);
  // What follows, until close_root(), is outside of everything open: dialogs, menus, toasts.
  void open_root();
  void close_root();
  // Siblings since the node number `first`, with what is inside them: by lines, then from the left.
  void order_by_place(std::size_t first);
  // The open or last added node with this id; for values known only later (content height).
  [[nodiscard]] Node* find(NodeId id);
  [[nodiscard]] const Node* find(NodeId id) const;
  // Scrollers tell where their content origin is (viewport coordinates) for the nodes inside.
  void push_scroller(NodeId id, Vec2 content_origin);
  void pop_scroller();
  [[nodiscard]] NodeId current_scroller() const { return scrollers_.empty() ? 0 : scrollers_.back().id; }
  [[nodiscard]] NodeId current_parent() const { return open_.empty() ? 0 : open_.back(); }
  // Parents before children, in reading order.
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

 private:
  struct Origin {
    NodeId id = 0;
    Vec2 at;
  };
  std::vector<Node> nodes_;
  std::vector<NodeId> open_;
  std::vector<Origin> scrollers_;
};

[[nodiscard]] std::vector<Change> diff(const std::vector<Node>& previous, const std::vector<Node>& current);

// Lower-case word of a role or state, as golden files and failure messages show it.
[[nodiscard]] std::string_view role_name(Role role);
[[nodiscard]] std::string states_text(States states);

}  // namespace guichet::ui
