#include "shared/wire/wire.hpp"

#include <algorithm>

#define JSON_NOEXCEPTION 1
#include <nlohmann/json.hpp>

// The parsed document is a flat list of tokens in reading order: a container is followed by its content, and
// `end` says where its content ends. No tree is built, and no part of the library beyond its parser is used.
namespace guichet::wire {

namespace detail {

enum class TokenKind : std::uint8_t { null, boolean, integer, other_number, text, array, object, key };

struct Token {
  TokenKind kind = TokenKind::null;
  std::uint32_t end = 0;    // containers: index after the last token inside
  std::uint32_t begin = 0;  // text and keys: place in `characters`; containers: number of children
  std::uint32_t length = 0;
  std::int64_t number = 0;
};

struct Document {
  std::vector<Token> tokens{};
  std::string characters{};
  DecodeReason reason = DecodeReason::none;
  std::string place{};  // the key it happened at, where one is known

  std::string_view text(std::uint32_t index) const {
    const Token& token = tokens[index];
    return std::string_view{characters}.substr(token.begin, token.length);
  }

  std::uint32_t after(std::uint32_t index) const {
    const Token& token = tokens[index];
    const bool is_container = token.kind == TokenKind::array || token.kind == TokenKind::object;
    return is_container ? token.end : index + 1;
  }
};

namespace {

// Fills a document from the parser's events and refuses what RFC 8259 leaves open.
class Builder {
 public:
  explicit Builder(Document& document) : document_(document) {}

  bool null() { return value(TokenKind::null) != nullptr; }
  bool boolean(bool value_read) {
    value(TokenKind::boolean)->number = value_read ? 1 : 0;
    return true;
  }
  bool number_integer(std::int64_t number) {
    value(TokenKind::integer)->number = number;
    return true;
  }
  bool number_unsigned(std::uint64_t number) {
    const bool fits = number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    Token* token = value(fits ? TokenKind::integer : TokenKind::other_number);
    token->number = fits ? static_cast<std::int64_t>(number) : 0;
    return true;
  }
  bool number_float(double, const std::string&) { return value(TokenKind::other_number) != nullptr; }
  bool string(std::string& text) {
    Token* token = value(TokenKind::text);
    return store(*token, text);
  }
  bool binary(std::vector<std::uint8_t>&) { return refuse(DecodeReason::syntax); }

  bool start_object(std::size_t) { return open(TokenKind::object); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(TokenKind::array); }
  bool end_array() { return close(); }

  bool key(std::string& text) {
    const std::uint32_t object = open_.back();
    const std::uint32_t end = static_cast<std::uint32_t>(document_.tokens.size());
    for (std::uint32_t index = object + 1; index < end; index = document_.after(index + 1)) {
      if (document_.text(index) != text) continue;
      document_.place = text;
      return refuse(DecodeReason::duplicate_key);
    }
    if (document_.tokens[object].begin >= keys_max) return refuse(DecodeReason::too_many_keys);
    Token token;
    token.kind = TokenKind::key;
    document_.tokens.push_back(token);
    return store(document_.tokens.back(), text);
  }

  template <class Error>
  bool parse_error(std::size_t, const std::string&, const Error&) {
    return refuse(DecodeReason::syntax);
  }

 private:
  bool refuse(DecodeReason reason) {
    if (document_.reason == DecodeReason::none) document_.reason = reason;
    return false;
  }

  Token* value(TokenKind kind) {
    if (!open_.empty()) ++document_.tokens[open_.back()].begin;
    Token token;
    token.kind = kind;
    document_.tokens.push_back(token);
    return &document_.tokens.back();
  }

  // A NUL is legal JSON, but no text of ours has one and databases refuse it.
  bool store(Token& token, const std::string& text) {
    if (text.find('\0') != std::string::npos) {
      const std::size_t count = document_.tokens.size();
      if (count > 1 && document_.tokens[count - 2].kind == TokenKind::key)
        document_.place = document_.text(static_cast<std::uint32_t>(count - 2));
      return refuse(DecodeReason::syntax);
    }
    token.begin = static_cast<std::uint32_t>(document_.characters.size());
    token.length = static_cast<std::uint32_t>(text.size());
    document_.characters += text;
    return true;
  }

  bool open(TokenKind kind) {
    if (open_.size() >= static_cast<std::size_t>(depth_max)) return refuse(DecodeReason::too_deep);
    value(kind);
    open_.push_back(static_cast<std::uint32_t>(document_.tokens.size() - 1));
    return true;
  }

  bool close() {
    document_.tokens[open_.back()].end = static_cast<std::uint32_t>(document_.tokens.size());
    open_.pop_back();
    return true;
  }

  Document& document_;
  std::vector<std::uint32_t> open_{};
};

void parse(std::string_view json, Document& document) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  constexpr std::size_t bytes_max = std::numeric_limits<std::uint32_t>::max() / 2;
  if (json.substr(0, byte_order_mark.size()) == byte_order_mark || json.size() > bytes_max) {
    document.reason = DecodeReason::syntax;
    return;
  }
  Builder builder{document};
  const bool is_read = nlohmann::json::sax_parse(json.begin(), json.end(), &builder);
  if (!is_read && document.reason == DecodeReason::none) document.reason = DecodeReason::syntax;
}

}  // namespace
}  // namespace detail

using detail::Token;
using detail::TokenKind;

Parsed::Parsed(std::string_view json) : document_(std::make_unique<detail::Document>()) {
  detail::parse(json, *document_);
}

Parsed::~Parsed() = default;

DecodeReason Parsed::reason() const {
  return document_->reason;
}

std::string_view Parsed::place() const {
  return document_->place;
}

Node Parsed::root() const {
  if (document_->reason != DecodeReason::none) return {};
  return {document_.get(), 0};
}

bool Node::is(Kind kind) const {
  static_assert(static_cast<int>(Kind::object) == static_cast<int>(TokenKind::object));
  return exists() && static_cast<int>(document_->tokens[index_].kind) == static_cast<int>(kind);
}

std::optional<std::string_view> Node::as_text() const {
  if (!is(Kind::text)) return std::nullopt;
  return document_->text(index_);
}

std::optional<std::int64_t> Node::as_number() const {
  if (!is(Kind::integer)) return std::nullopt;
  return document_->tokens[index_].number;
}

std::optional<bool> Node::as_boolean() const {
  if (!is(Kind::boolean)) return std::nullopt;
  return document_->tokens[index_].number != 0;
}

Node Node::member(std::string_view name) const {
  if (!is_object()) return {};
  for (Node child = first(); child.exists(); child = child.next()) {
    if (child.key() == name) return child;
  }
  return {};
}

std::size_t Node::size() const {
  return is_array() || is_object() ? document_->tokens[index_].begin : 0;
}

Node Node::at(std::uint32_t index, std::uint32_t end, bool is_keyed) const {
  if (index >= end) return {};
  Node node{document_, is_keyed ? index + 1 : index};
  node.end_ = end;
  node.is_keyed_ = is_keyed;
  return node;
}

Node Node::first() const {
  if (!is_array() && !is_object()) return {};
  return at(index_ + 1, document_->tokens[index_].end, is_object());
}

Node Node::next() const {
  if (!exists()) return {};
  return at(document_->after(index_), end_, is_keyed_);
}

std::string_view Node::key() const {
  return is_keyed_ ? document_->text(index_ - 1) : std::string_view{};
}

bool Reader::fail(DecodeReason reason) {
  if (error_.reason == DecodeReason::none) error_ = DecodeError{.reason = reason, .path = path_};
  return false;
}

std::size_t Reader::enter_key(std::string_view key) {
  const std::size_t mark = path_.size();
  if (mark != 0) path_ += '.';
  path_ += key;
  return mark;
}

std::size_t Reader::enter_index(std::size_t index) {
  const std::size_t mark = path_.size();
  path_ += '[';
  path_ += std::to_string(index);
  path_ += ']';
  return mark;
}

bool Reader::check_unknown(Node object, const Readable& type) {
  if (unknown_ == UnknownFields::ignored) return true;
  for (Node child = object.first(); child.exists(); child = child.next()) {
    const bool is_known =
        std::any_of(type.members, type.members + type.member_count,
                    [&](const Member<Readable>& member) { return member.name == child.key(); });
    if (is_known) continue;
    const auto mark = enter_key(child.key());
    fail(DecodeReason::unknown_field);
    leave(mark);
    return false;
  }
  return true;
}

bool Reader::read_member(Node object, const Member<Readable>& member, void* out) {
  const Node node = object.member(member.name);
  const bool may_miss = member.type->shape == Shape::optional;
  const auto mark = enter_key(member.name);
  const bool is_read =
      node.exists() ? read(node, *member.type, out) : may_miss || fail(DecodeReason::missing_field);
  leave(mark);
  return is_read;
}

bool Reader::read_record(Node node, const Readable& type, void* out) {
  if (!node.is_object()) return fail(DecodeReason::wrong_type);
  for (std::size_t index = 0; index < type.member_count; ++index) {
    const Member<Readable>& member = type.members[index];
    if (!read_member(node, member, static_cast<char*>(out) + member.offset)) return false;
  }
  return check_unknown(node, type);
}

bool Reader::read_list(Node node, const Readable& type, void* out) {
  if (!node.is_array()) return fail(DecodeReason::wrong_type);
  type.expect(out, node.size());
  std::size_t index = 0;
  for (Node item = node.first(); item.exists(); item = item.next()) {
    const auto mark = enter_index(index++);
    if (!read(item, *type.item, type.add(out))) return false;
    leave(mark);
  }
  return true;
}

bool Reader::read(Node node, const Readable& type, void* out) {
  switch (type.shape) {
    case Shape::leaf:
      return type.read(*this, node, out);
    case Shape::optional:
      return node.is_null() || read(node, *type.item, type.add(out));
    case Shape::list:
      return read_list(node, type, out);
    case Shape::record:
      break;
  }
  return read_record(node, type, out);
}

bool Reader::read(Node node, std::string& out) {
  const auto text = node.as_text();
  if (!text) return fail(DecodeReason::wrong_type);
  out.assign(text->data(), text->size());
  return true;
}

bool Reader::read(Node node, bool& out) {
  const auto value = node.as_boolean();
  if (!value) return fail(DecodeReason::wrong_type);
  out = *value;
  return true;
}

bool Reader::read(Node node, std::int64_t& out) {
  const auto value = node.as_number();
  if (!value) return fail(DecodeReason::wrong_type);
  out = *value;
  return true;
}

bool Reader::read(Node node, std::int32_t& out) {
  std::int64_t value = 0;
  if (!read(node, value)) return false;
  if (value < std::numeric_limits<std::int32_t>::min() || value > std::numeric_limits<std::int32_t>::max()) {
    return fail(DecodeReason::out_of_range);
  }
  out = static_cast<std::int32_t>(value);
  return true;
}

bool Reader::read_name(Node node, const std::string_view* known, std::size_t known_count, std::size_t& out) {
  const auto text = node.as_text();
  if (!text) return fail(DecodeReason::wrong_type);
  for (out = 0; out < known_count; ++out) {
    if (known[out] == *text) return true;
  }
  return fail(DecodeReason::unknown_name);
}

bool detail::decode(std::string_view json, const Readable& type, void* out, DecodeError& error,
                    UnknownFields unknown) {
  const Parsed parsed{json};
  error = DecodeError{};
  if (parsed.reason() != DecodeReason::none) {
    error.reason = parsed.reason();
    error.path = parsed.place();
    return false;
  }
  return Reader{error, unknown}.read(parsed.root(), type, out);
}

}  // namespace guichet::wire
