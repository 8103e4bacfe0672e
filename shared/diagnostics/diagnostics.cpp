#include "shared/diagnostics/diagnostics.hpp"

#include <algorithm>

#include "shared/text/catalog.hpp"

namespace guichet::diagnostics {

namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.';
}

bool is_word(std::string_view text, std::size_t length_max) {
  return !text.empty() && text.size() <= length_max &&
         std::all_of(text.begin(), text.end(), is_word_character);
}

// "assets/main.0a1b2c.js:1:2345", "app.wasm:wasm-function[812]:0x5f3a1". No query, no address of a person.
bool is_place(std::string_view frame) {
  constexpr std::string_view marks = "/:[]";
  return !frame.empty() && frame.size() <= frame_length_max &&
         std::all_of(frame.begin(), frame.end(),
                     [&](char c) { return is_word_character(c) || marks.find(c) != std::string_view::npos; });
}

}  // namespace

void ReportCrash::check(Problems& problems) const {
  problems.require(reference, is_word(reference, 20), &Catalog::field_not_printable);
  problems.require(build, is_word(build, 64), &Catalog::field_not_printable);
  problems.require(error, is_word(error, 40), &Catalog::field_not_printable);
  problems.require(frames, frames.size() <= frames_max && std::all_of(frames.begin(), frames.end(), is_place),
                   &Catalog::field_not_printable);
}

}  // namespace guichet::diagnostics
