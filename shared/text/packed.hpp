// A catalog as the file of its words, made by the compiler.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "shared/text/word_file.hpp"

namespace guichet::text {

namespace detail {

template <class Visit>
constexpr void each_words(const Plural& plural, Visit& visit) {
  for (const auto form :
       {PluralCategory::one, PluralCategory::few, PluralCategory::many, PluralCategory::other})
    visit(plural.form(form).view());
}

template <class Visit>
constexpr void each_words(const Catalog& catalog, Visit visit) {
#define MESSAGE(name) visit(catalog.name.view());
#define PLURAL(name) each_words(catalog.name, visit);
#include "shared/text/messages/all.def"
#undef PLURAL
#undef MESSAGE
}

constexpr std::size_t packed_size(const Catalog& catalog) {
  std::size_t size = list_mark_size;
  each_words(catalog, [&size](std::string_view words) { size += words.size() + 1; });
  return size;
}

template <std::size_t Size>
constexpr std::array<char, Size> packed_bytes(const Catalog& catalog) {
  std::array<char, Size> bytes{};
  std::size_t at = 0;
  for (; at < list_mark_size; ++at) bytes[at] = list_mark_byte(at);
  each_words(catalog, [&](std::string_view words) {
    for (const char c : words) bytes[at++] = c;
    ++at;
  });
  return bytes;
}

template <const Catalog& catalog>
inline constexpr auto bytes = packed_bytes<packed_size(catalog)>(catalog);

}  // namespace detail

template <const Catalog& catalog>
inline constexpr std::string_view packed{detail::bytes<catalog>.data(), detail::bytes<catalog>.size()};

}  // namespace guichet::text
