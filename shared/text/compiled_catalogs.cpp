// The words of all languages in one program. Kept apart, so that a program which never asks for them (the
// client) does not carry them.
#include <array>
#include <cstddef>

#include "shared/text/word_file.hpp"

namespace guichet {

namespace text {

namespace {

template <std::size_t Size>
constexpr std::string_view literal_bytes(const char (&literal)[Size]) {
  return {literal, Size - 1};
}

constexpr std::array<std::string_view, wire::count<Language>> word_files{{
#include "languages/words.inc"
}};

std::array<Catalog, wire::count<Language>> read_all() {
  return [&]<std::size_t... index>(std::index_sequence<index...>) {
    return std::array{*read_word_file(word_files[index])...};
  }
  (std::make_index_sequence<wire::count<Language>>{});
}

}  // namespace

std::string_view word_file(Language language) {
  return word_files[static_cast<std::size_t>(language)];
}

}  // namespace text

const Catalog& catalog(Language language) {
  static const auto all = text::read_all();
  return all[static_cast<std::size_t>(language)];
}

}  // namespace guichet
