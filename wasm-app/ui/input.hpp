// What the platform tells the Ui (events) and what the Ui asks of the platform (commands). Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "wasm-app/ui/access_tree.hpp"

namespace guichet::ui {

enum class PressedKey : std::uint8_t {
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  enter,
  space,
  escape,
  k,
  question,
  plus,
  minus,
  tab,
  character,     // event::Key::text
  context_menu,  // right click, long press or the keyboard's own key on a node with State::has_context
};
enum class PointerKind : std::uint8_t { mouse, touch, pen };
struct Modifiers {
  bool ctrl = false, shift = false, alt = false, meta = false;
};

namespace event {
// The DOM element was clicked: mouse, touch, keyboard and assistive technology all end here.
struct Activate {
  NodeId id = 0;
  Modifiers modifiers{};
};
struct Input {
  NodeId id = 0;
  std::string value{};
};
// Committed value: select, checkbox ("true"/"false"), date.
struct Change {
  NodeId id = 0;
  std::string value{};
};
struct Focus {
  NodeId id = 0;
  bool is_visible = false;
};  // is_visible: :focus-visible matches
struct Blur {
  NodeId id = 0;
};
struct Scroll {
  NodeId id = 0;
  float x = 0, y = 0;
};
struct PointerMove {
  float x = 0, y = 0;
  PointerKind kind = PointerKind::mouse;
  int pointer = 0;
};
struct PointerDown {
  NodeId id = 0;
  float x = 0, y = 0;
  int buttons = 1;
  int pointer = 0;
  PointerKind kind = PointerKind::mouse;
};
struct PointerUp {
  NodeId id = 0;
  float x = 0, y = 0;
  int buttons = 0;
  int pointer = 0;
};
struct PointerLeave {};
struct Wheel {
  NodeId id = 0;
  float dx = 0, dy = 0;
  bool ctrl = false;
};  // only for wants_pointer nodes
struct Key {
  NodeId id = 0;
  PressedKey key = PressedKey::enter;
  Modifiers modifiers{};
  std::string text{};
};
// The platform keeps the files; `token` names the batch.
struct FilesChosen {
  NodeId id = 0;
  int count = 0;
  std::uint32_t token = 0;
};
// Files are being dragged over `id` (0: over the page or away).
struct FilesOver {
  NodeId id = 0;
  int count = 0;
};
struct Resize {
  float width = 0, height = 0, dpr = 1;
  Insets safe{};
};
struct Environment {
  bool is_dark = false, wants_contrast = false, wants_less_motion = false, has_touch = false;
};
// What a style sheet of the reader asks for, in sizes of the letters (WCAG 1.4.12); 0: as designed.
struct TextSpacing {
  float letter = 0, word = 0, line = 0, paragraph = 0;
};
// Of forced colours, as 0xRRGGBBFF.
struct SystemColors {
  bool is_set = false;
  std::uint32_t canvas = 0, text = 0, link = 0, gray = 0, highlight = 0, on_highlight = 0, border = 0;
};
struct ImagesChanged {};  // an ImageStore picture arrived
}  // namespace event

using Event =
    std::variant<event::Activate, event::Input, event::Change, event::Focus, event::Blur, event::Scroll,
                 event::PointerMove, event::PointerDown, event::PointerUp, event::PointerLeave, event::Wheel,
                 event::Key, event::FilesChosen, event::FilesOver, event::Resize, event::Environment,
                 event::TextSpacing, event::SystemColors, event::ImagesChanged>;

namespace command {
struct MoveFocus {
  NodeId id = 0;
};
struct ScrollTo {
  NodeId scroller = 0;
  float x = 0, y = 0;
};
struct Reveal {
  NodeId id = 0;
};  // scrollIntoView
struct Announce {
  std::string text{};
  bool is_urgent = false;
};
struct CopyText {
  std::string text{};
};
}  // namespace command

using Command = std::variant<command::MoveFocus, command::ScrollTo, command::Reveal, command::Announce,
                             command::CopyText>;

}  // namespace guichet::ui
