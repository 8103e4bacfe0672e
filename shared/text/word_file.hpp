// The words of one language as a file, for programs that carry none: what tells its list of messages from
// others, then the words in the order of messages/all.def, each ended by a NUL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/text/catalog.hpp"
#include "shared/text/name_hash.hpp"

namespace guichet::text {

// The file of a language, as compiled in.
std::string_view word_file(Language language);

// The catalog's words are parts of `file`, which has to stay. Nothing if the file is of another list of
// messages, or not whole.
std::optional<Catalog> read_word_file(std::string_view file);

namespace detail {

consteval std::uint32_t list_mark() {
  std::uint32_t mark = name_hash({});
#define MESSAGE(name) mark = name_hash(" " #name, mark);
#define PLURAL(name) mark = name_hash("*" #name, mark);
#include "shared/text/messages/all.def"
#undef PLURAL
#undef MESSAGE
  return mark;
}

}  // namespace detail

// Another one for every message added, removed, renamed or moved.
inline constexpr std::uint32_t list_mark = detail::list_mark();
inline constexpr std::size_t list_mark_size = sizeof(list_mark);

constexpr char list_mark_byte(std::size_t index) {
  return static_cast<char>(list_mark >> (8 * index) & 0xFFU);
}

}  // namespace guichet::text
