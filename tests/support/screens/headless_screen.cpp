#include "tests/support/screens/headless_screen.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <unordered_map>
#include <utility>
#include <variant>

namespace guichet::tests {

using namespace ui;

namespace {

std::vector<std::uint8_t> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_focusable(const Node& n) {
  if (n.has(State::disabled) || n.has(State::no_tab)) return false;
  switch (n.role) {
    case Role::link:
    case Role::button:
    case Role::toggle_button:
    case Role::checkbox:
    case Role::switch_:
    case Role::radio:
    case Role::text_field:
    case Role::text_area:
    case Role::combobox:
    case Role::tab:
    case Role::menu_item:
    case Role::menu_item_radio:
    case Role::file_chooser:
    case Role::slider:
    case Role::viewer:
      return true;
    default:
      return n.has(State::clickable);
  }
}

}  // namespace

Fonts test_fonts() {
  const std::string folder = GUICHET_FONTS_DIR "/";
  return {bytes_of(folder + "inter-regular.otf"), bytes_of(folder + "inter-semibold.otf")};
}

ImageState PlainImages::request(std::string_view) {
  return {ImageStatus::ready, 1u << 20, 300, 200};
}

HeadlessScreen::HeadlessScreen(const HeadlessOptions& o, View view)
    : ui_(test_fonts(), &images_), view_(std::move(view)) {
  ui_.set_theme(o.theme, o.brand);
  ui_.set_layout_checks(true);
  events_.push_back(event::Resize{o.width, o.height, o.dpr, {}});
  event::Environment environment;
  environment.wants_less_motion = o.wants_less_motion;
  environment.has_touch = o.has_touch;
  events_.push_back(environment);
  events_.push_back(o.spacing);
  settle();
}

void HeadlessScreen::frame() {
  const std::vector<Event> events = std::exchange(events_, {});
  ui_.begin_frame(now_ms_, events);
  view_(ui_);
  ui_.end_frame();
  accept_textures(*ui_.draw_data());
  (void)ui_.take_changes();  // the mirror
  for (Command& command : ui_.take_commands()) {
    if (const auto* move = std::get_if<command::MoveFocus>(&command)) {
      focus(move->id, true);
      revealed_ = move->id;
    }
    commands_.push_back(std::move(command));
  }
}

void HeadlessScreen::settle() {
  for (int i = 0; i < 60; ++i) {
    frame();
    const double wait = ui_.frame_needed_in_ms();
    if (events_.empty() && (wait < 0 || wait > 20)) break;
    now_ms_ += 17;
  }
  if (const Node* node = by_id(std::exchange(revealed_, 0))) scroll_into_view(*node);
}

void HeadlessScreen::advance(double ms) {
  now_ms_ += ms;
  settle();
}

void HeadlessScreen::send(Event event) {
  events_.push_back(std::move(event));
  settle();
}

const Node* HeadlessScreen::by_id(NodeId id) const {
  const auto found =
      std::find_if(ui_.nodes().begin(), ui_.nodes().end(), [&](const Node& n) { return n.id == id; });
  return found == ui_.nodes().end() ? nullptr : &*found;
}

bool HeadlessScreen::is_inside(const Node& node, NodeId ancestor) const {
  for (const Node* n = &node; n != nullptr; n = by_id(n->parent))
    if (n->id == ancestor) return true;
  return false;
}

NodeId HeadlessScreen::modal() const {
  NodeId id = 0;
  for (const Node& n : ui_.nodes())
    if (n.has(State::modal)) id = n.id;
  return id;
}

const Node* HeadlessScreen::find(Role role, std::string_view name) const {
  const NodeId top = modal();
  for (const Node& n : ui_.nodes()) {
    if (n.role != role || n.name != name) continue;
    if (role == Role::button && n.has(State::no_tab))
      continue;  // the scrim shares its name with the close button
    if (top == 0 || is_inside(n, top) || n.layer > Layer::dialog) return &n;
  }
  return nullptr;
}

bool HeadlessScreen::has_text(std::string_view text) const {
  return std::any_of(ui_.nodes().begin(), ui_.nodes().end(), [&](const Node& n) {
    std::string read = n.name;
    std::replace(read.begin(), read.end(), '\n', ' ');  // where the canvas broke the line
    return read.find(text) != std::string::npos;
  });
}

bool HeadlessScreen::fail(std::string reason) {
  failure_ = std::move(reason);
  return false;
}

// As the browser does before a click by keyboard or assistive technology.
void HeadlessScreen::scroll_into_view(const Node& node) {
  const Node* scroller = by_id(node.scroller);
  if (scroller == nullptr) return;
  const Rect view = ui_.on_screen(*scroller), box = ui_.on_screen(node);
  if (box.y >= view.y && box.bottom() <= view.bottom() && box.x >= view.x && box.right() <= view.right())
    return;
  const float x = scroller->has(State::horizontal) ? node.box.center().x - view.w / 2 : 0;
  const float y = scroller->has(State::horizontal) ? 0 : node.box.center().y - view.h / 2;
  send(event::Scroll{scroller->id, std::max(0.f, x), std::max(0.f, y)});
}

bool HeadlessScreen::click(Role role, std::string_view name) {
  const std::string what = std::string(role_name(role)) + " \"" + std::string(name) + "\"";
  const Node* node = find(role, name);
  if (node == nullptr) return fail("no " + what);
  if (node->has(State::disabled)) return fail(what + " is disabled");
  const NodeId id = node->id;
  scroll_into_view(*node);
  node = by_id(id);
  if (node == nullptr) return fail(what + " went away");
  const Vec2 at = ui_.on_screen(*node).center();
  const NodeId top = ui_.hit_test(at);
  const Node* hit = by_id(top);
  if (top != id && (hit == nullptr || !is_inside(*hit, id))) return fail(what + " is covered");
  events_.push_back(event::PointerMove{at.x, at.y});
  events_.push_back(event::PointerDown{.id = id, .x = at.x, .y = at.y});
  settle();
  events_.push_back(event::PointerUp{.id = id, .x = at.x, .y = at.y});
  focus(id, node->role == Role::text_field || node->role == Role::text_area);
  events_.push_back(event::Activate{id});
  settle();
  return true;
}

void HeadlessScreen::hover(Role role, std::string_view name) {
  if (const Node* node = find(role, name)) {
    const Vec2 at = ui_.on_screen(*node).center();
    send(event::PointerMove{at.x, at.y});
  }
}

void HeadlessScreen::focus(NodeId id, bool is_visible) {
  if (focused_ == id) return;
  if (focused_ != 0) events_.push_back(event::Blur{focused_});
  focused_ = id;
  events_.push_back(event::Focus{id, is_visible});
}

bool HeadlessScreen::type(std::string_view field, std::string_view text) {
  const Node* node = find(Role::text_field, field);
  if (node == nullptr) node = find(Role::text_area, field);
  if (node == nullptr) return fail("no field \"" + std::string(field) + "\"");
  if (node->has(State::disabled) || node->has(State::read_only))
    return fail("the field \"" + std::string(field) + "\" is read only");
  const NodeId id = node->id;
  focus(id, true);
  events_.push_back(event::Input{id, std::string(text)});
  settle();
  return true;
}

bool HeadlessScreen::choose(std::string_view combobox, std::string_view option) {
  const Node* node = find(Role::combobox, combobox);
  if (node == nullptr || node->has(State::disabled))
    return fail("no combobox \"" + std::string(combobox) + "\"");
  for (const Node& n : ui_.nodes()) {
    if (n.role != Role::option || n.parent != node->id || n.name != option) continue;
    send(event::Change{node->id, n.value});
    return true;
  }
  return fail("no option \"" + std::string(option) + "\"");
}

bool HeadlessScreen::scroll(std::string_view scroller, float y) {
  const Node* node = find(Role::scroller, scroller);
  if (node == nullptr) return fail("no scroller \"" + std::string(scroller) + "\"");
  send(event::Scroll{node->id, 0, y});
  return true;
}

// As web/input.js: fields keep their caret keys, other keys go to the nearest node that wants them.
void HeadlessScreen::press(PressedKey key, Modifiers modifiers) {
  const Node* node = focused();
  const bool is_field = node != nullptr && (node->role == Role::text_field || node->role == Role::text_area);
  const bool is_click = key == PressedKey::enter || key == PressedKey::space;
  if (node != nullptr && !is_field && is_click) return send(event::Activate{node->id, modifiers});
  if (is_field && is_click) {
    if (key == PressedKey::enter) send(event::Key{node->id, key, modifiers, {}});
    return;
  }
  if (is_field && key != PressedKey::up && key != PressedKey::down && key < PressedKey::page_up) return;
  const State wanted = key == PressedKey::escape         ? State::wants_escape
                       : key == PressedKey::context_menu ? State::has_context
                                                         : State::wants_arrows;
  while (node != nullptr && !node->has(wanted)) node = by_id(node->parent);
  const bool is_for_all = key == PressedKey::escape || key >= PressedKey::k;
  if (node == nullptr && !is_for_all) return;
  send(event::Key{node == nullptr ? 0 : node->id, key, modifiers, {}});
}

void HeadlessScreen::press_letter(std::string_view letter) {
  const Node* node = focused();
  while (node != nullptr && !node->has(State::wants_arrows)) node = by_id(node->parent);
  if (node != nullptr) send(event::Key{node->id, PressedKey::character, {}, std::string(letter)});
}

int HeadlessScreen::frames_at_rest(int steps) {
  int drawn = 0;
  for (int i = 0; i < steps; ++i) {
    now_ms_ += 100;
    const double wait = ui_.frame_needed_in_ms();
    if (events_.empty() && (wait < 0 || wait > 100)) continue;
    frame();
    ++drawn;
  }
  return drawn;
}

void HeadlessScreen::tab() {
  std::vector<NodeId> stops;
  const NodeId top = modal();
  for (const Node& n : ui_.nodes())
    if (is_focusable(n) && (top == 0 || is_inside(n, top))) stops.push_back(n.id);
  if (stops.empty()) return;
  const auto now = std::find(stops.begin(), stops.end(), focused_);
  const NodeId next = now == stops.end() || now + 1 == stops.end() ? stops.front() : *(now + 1);
  focus(next, true);
  revealed_ = next;
  settle();
}

const Node* HeadlessScreen::focused() const {
  return focused_ == 0 ? nullptr : by_id(focused_);
}

std::string HeadlessScreen::tree_text() const {
  std::string out;
  std::unordered_map<NodeId, std::size_t> depth;
  for (const Node& n : ui_.nodes()) {
    const auto parent = depth.find(n.parent);
    const std::size_t d = parent == depth.end() ? 0 : parent->second + 1;
    depth[n.id] = d;
    out.append(2 * d, ' ');
    out += role_name(n.role);
    const auto quoted = [&](std::string_view word, std::string text) {
      if (text.empty()) return;
      std::replace(text.begin(), text.end(), '\n', ' ');
      out += std::string(word) + " \"" + text + "\"";
    };
    quoted("", n.name);
    quoted(" =", n.value);
    quoted(" href", n.href);
    quoted(" error", n.error);
    const std::string states = states_text(n.states);
    if (!states.empty()) out += " [" + states + "]";
    out += '\n';
  }
  return out;
}

std::string HeadlessScreen::problems_text() const {
  static constexpr const char* kinds[] = {"text cut", "text overlap", "duplicate key", "unnamed control",
                                          "small target"};
  std::string out;
  for (const LayoutProblem& p : ui_.layout_problems()) {
    out += std::string(kinds[static_cast<std::size_t>(p.kind)]) + ": \"" + p.text + "\" at " +
           std::to_string(p.box.x) + "," + std::to_string(p.box.y) + " " + std::to_string(p.box.w) + "x" +
           std::to_string(p.box.h) + "\n";
  }
  return out;
}

const Pixels& HeadlessScreen::pixels() {
  rasterise(*ui_.draw_data(), ui_.theme()[Color::bg], {}, frame_box(*ui_.draw_data()), pixels_);
  return pixels_;
}

bool HeadlessScreen::png(const std::string& path) {
  return write_png(path, pixels());
}

}  // namespace guichet::tests
