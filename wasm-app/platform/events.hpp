#pragma once

#include <optional>

#include "wasm-app/platform/bridge.hpp"
#include "wasm-app/ui/input.hpp"

namespace guichet::platform {

// Remembers what several messages say together.
class EventReader {
 public:
  // Nothing when the message is not for the interface.
  std::optional<ui::Event> read(Message& message);

 private:
  std::optional<ui::Event> read_pointer(const Message& message) const;
  std::optional<ui::Event> read_surroundings(const Message& message);
  ui::Insets safe_;
};

}  // namespace guichet::platform
