#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasm-app/ui/access_tree.hpp"

namespace guichet::platform {

// Writes the changes of one frame for web/patch.js: little endian, texts with their length before them.
class PatchWriter {
 public:
  // The bytes stay valid until the next call.
  const std::vector<std::uint8_t>& write(const std::vector<ui::Change>& changes);

 private:
  void add(const ui::Change& change);
  void add_fields(const ui::Node& node, std::uint32_t fields);
  void add_texts(const ui::Node& node);
  void add_numbers(const ui::Node& node);
  void add_type(const ui::Node& node);
  void byte(std::uint8_t value) { bytes_.push_back(value); }
  void number(std::uint32_t value);
  void real(float value);
  void text(std::string_view value);
  void box(const ui::Rect& value);

  std::vector<std::uint8_t> bytes_;
};

}  // namespace guichet::platform
