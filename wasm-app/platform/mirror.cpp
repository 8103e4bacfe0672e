#include "wasm-app/platform/mirror.hpp"

#include <cstring>
#include <string>

namespace guichet::platform {
namespace {

using ui::NodeField;

constexpr std::uint32_t all_fields = (1u << 10) - 1;

bool has(std::uint32_t fields, NodeField field) {
  return (fields & static_cast<std::uint32_t>(field)) != 0;
}

}  // namespace

const std::vector<std::uint8_t>& PatchWriter::write(const std::vector<ui::Change>& changes) {
  bytes_.clear();
  for (const ui::Change& change : changes) add(change);
  return bytes_;
}

void PatchWriter::add(const ui::Change& change) {
  byte(static_cast<std::uint8_t>(change.kind));
  number(change.id);
  if (change.kind == ui::ChangeKind::removed || change.node == nullptr) return;
  const std::uint32_t fields = change.kind == ui::ChangeKind::created ? all_fields : change.fields;
  number(change.node->parent);
  number(change.index);
  number(fields);
  add_fields(*change.node, fields);
}

void PatchWriter::add_fields(const ui::Node& node, std::uint32_t fields) {
  if (has(fields, NodeField::role)) byte(static_cast<std::uint8_t>(node.role));
  if (has(fields, NodeField::name)) text(node.name);
  if (has(fields, NodeField::value)) text(node.value);
  if (has(fields, NodeField::box)) box(node.box);
  if (has(fields, NodeField::states)) number(node.states.bits);
  if (has(fields, NodeField::texts)) add_texts(node);
  if (has(fields, NodeField::numbers)) add_numbers(node);
  if (has(fields, NodeField::type)) add_type(node);
  if (has(fields, NodeField::content)) {
    real(node.content_w);
    real(node.content_h);
  }
  if (has(fields, NodeField::layer)) byte(static_cast<std::uint8_t>(node.layer));
}

void PatchWriter::add_texts(const ui::Node& node) {
  for (const std::string* value :
       {&node.description, &node.error, &node.href, &node.placeholder, &node.autocomplete, &node.group_name,
        &node.accept, &node.language, &node.shortcut}) {
    text(*value);
  }
}

void PatchWriter::add_numbers(const ui::Node& node) {
  byte(static_cast<std::uint8_t>(node.kind));
  for (const std::int32_t value : {node.level, node.max_length, node.rows, node.row_count, node.row_index,
                                   node.col_count, node.col_index, node.position, node.set_size}) {
    number(static_cast<std::uint32_t>(value));
  }
  for (const float value : {node.value_now, node.value_min, node.value_max, node.step}) real(value);
  number(node.controls);
  number(node.active_item);
}

void PatchWriter::add_type(const ui::Node& node) {
  box(node.text_box);
  for (const float value : {node.font_size, node.line_height, node.tracking, node.text_width, node.radius,
                            node.pad_left, node.pad_right}) {
    real(value);
  }
  byte(static_cast<std::uint8_t>((node.semibold ? 1 : 0) | (node.centered ? 2 : 0) |
                                 (node.right_aligned ? 4 : 0)));
  number(node.text_color);
  number(node.caret_color);
}

void PatchWriter::number(std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void PatchWriter::real(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);  // libc++ 14 has no bit_cast
  number(bits);
}

void PatchWriter::text(std::string_view value) {
  number(static_cast<std::uint32_t>(value.size()));
  bytes_.insert(bytes_.end(), value.begin(), value.end());
}

void PatchWriter::box(const ui::Rect& value) {
  for (const float edge : {value.x, value.y, value.w, value.h}) real(edge);
}

}  // namespace guichet::platform
