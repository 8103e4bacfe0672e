#include "wasm-app/platform/events.hpp"

#include <utility>

namespace guichet::platform {
namespace {

namespace event = ui::event;

ui::Modifiers modifiers(double packed) {
  const auto bits = static_cast<unsigned>(packed);
  return {
      .ctrl = (bits & 1u) != 0, .shift = (bits & 2u) != 0, .alt = (bits & 4u) != 0, .meta = (bits & 8u) != 0};
}

// Pointer id, pressed buttons and kind, as web/input.js packs them.
struct Pointer {
  int id = 0;
  int buttons = 0;
  ui::PointerKind kind = ui::PointerKind::mouse;
};

Pointer unpack(double packed) {
  const auto bits = static_cast<std::uint32_t>(packed);
  return {.id = static_cast<int>(bits >> 8),
          .buttons = static_cast<int>((bits >> 2) & 63u),
          .kind = static_cast<ui::PointerKind>(bits & 3u)};
}

// Three bytes each, in the order of web/environment.js; none: nothing is forced.
event::SystemColors read_system_colors(const std::string& bytes) {
  event::SystemColors c;
  std::size_t at = 0;
  c.is_set = bytes.size() >= 21;
  if (!c.is_set) return c;
  for (std::uint32_t* color :
       {&c.canvas, &c.text, &c.link, &c.gray, &c.highlight, &c.on_highlight, &c.border}) {
    for (int i = 0; i < 3; ++i) *color = *color << 8 | static_cast<std::uint8_t>(bytes[at++]);
    *color = *color << 8 | 0xFFu;
  }
  return c;
}

}  // namespace

std::optional<ui::Event> EventReader::read(Message& m) {
  const auto x = static_cast<float>(m.a), y = static_cast<float>(m.b);
  switch (m.kind) {
    case Told::activate:
      return event::Activate{m.id, modifiers(m.a)};
    case Told::input:
      return event::Input{m.id, std::move(m.text)};
    case Told::change:
      return event::Change{m.id, std::move(m.text)};
    case Told::focus:
      return event::Focus{m.id, m.a != 0};
    case Told::blur:
      return event::Blur{m.id};
    case Told::scroll:
      return event::Scroll{m.id, x, y};
    case Told::wheel:
      return event::Wheel{m.id, x, y, m.c != 0};
    case Told::key:
      return event::Key{m.id, static_cast<ui::PressedKey>(static_cast<int>(m.a)), modifiers(m.b),
                        std::move(m.text)};
    case Told::files_chosen:
      return event::FilesChosen{m.id, static_cast<int>(m.a), static_cast<std::uint32_t>(m.b)};
    case Told::files_over:
      return event::FilesOver{m.id, static_cast<int>(m.a)};
    case Told::pointer_move:
    case Told::pointer_down:
    case Told::pointer_up:
    case Told::pointer_leave:
      return read_pointer(m);
    default:
      return read_surroundings(m);
  }
}

std::optional<ui::Event> EventReader::read_pointer(const Message& m) const {
  const auto x = static_cast<float>(m.a), y = static_cast<float>(m.b);
  const Pointer pointer = unpack(m.d);
  if (m.kind == Told::pointer_move) return event::PointerMove{x, y, pointer.kind, pointer.id};
  if (m.kind == Told::pointer_down) {
    return event::PointerDown{m.id, x, y, pointer.buttons, pointer.id, pointer.kind};
  }
  if (m.kind == Told::pointer_up) return event::PointerUp{m.id, x, y, pointer.buttons, pointer.id};
  return event::PointerLeave{};
}

std::optional<ui::Event> EventReader::read_surroundings(const Message& m) {
  if (m.kind == Told::safe_area) {
    safe_ = {.left = static_cast<float>(m.a),
             .top = static_cast<float>(m.b),
             .right = static_cast<float>(m.c),
             .bottom = static_cast<float>(m.d)};
  } else if (m.kind == Told::resize) {
    return event::Resize{static_cast<float>(m.a), static_cast<float>(m.b), static_cast<float>(m.c), safe_};
  } else if (m.kind == Told::environment) {
    return event::Environment{.is_dark = (m.id & 1u) != 0,
                              .wants_contrast = (m.id & 2u) != 0,
                              .wants_less_motion = (m.id & 4u) != 0,
                              .has_touch = (m.id & 8u) != 0};
  } else if (m.kind == Told::spacing) {
    return event::TextSpacing{.letter = static_cast<float>(m.a),
                              .word = static_cast<float>(m.b),
                              .line = static_cast<float>(m.c),
                              .paragraph = static_cast<float>(m.d)};
  } else if (m.kind == Told::system_colors) {
    return read_system_colors(m.text);
  } else if (m.kind == Told::image) {
    return event::ImagesChanged{};
  }
  return std::nullopt;
}

}  // namespace guichet::platform
