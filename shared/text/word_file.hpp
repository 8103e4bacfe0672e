// The words of one language as a file, for programs that carry none: what tells its list of messages from
// others, then the words in its order, each ended by a NUL. Written by
// toolchain/languages.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/text/catalog.hpp"

namespace guichet::text {

// The file of a language, as compiled in.
std::string_view word_file(Language language);

// The catalog's words are parts of `file`, which has to stay. Nothing if the file is of another list of
// messages, or not whole.
std::optional<Catalog> read_word_file(std::string_view file);

// Another one for every message added, removed, renamed or moved.
inline constexpr std::uint32_t list_mark =
#include "languages/list_mark.inc"
    ;
inline constexpr std::size_t list_mark_size = sizeof(list_mark);

constexpr char list_mark_byte(std::size_t index) {
  return static_cast<char>(list_mark >> (8 * index) & 0xFFU);
}

}  // namespace guichet::text
