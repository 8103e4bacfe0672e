// The files of words of the four languages; everybody else asks `catalog(language)` or `word_file(language)`.
#pragma once

#include <string_view>

namespace guichet::text {

extern const std::string_view french_france_words;
extern const std::string_view french_canada_words;
extern const std::string_view polish_words;
extern const std::string_view english_words;

}  // namespace guichet::text
