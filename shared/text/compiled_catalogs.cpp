// The words of all languages in one program. Kept apart, so that a program which never asks for them (the
// client) does not carry them.
#include "shared/text/catalogs.hpp"
#include "shared/text/word_file.hpp"

namespace guichet {

namespace text {

namespace {

template <Language language>
const Catalog& read_once() {
  static const Catalog read = *read_word_file(word_file(language));
  return read;
}

}  // namespace

std::string_view word_file(Language language) {
  switch (language) {
    case Language::fr_fr:
      return french_france_words;
    case Language::fr_ca:
      return french_canada_words;
    case Language::pl_pl:
      return polish_words;
    case Language::en:
      break;
  }
  return english_words;
}

}  // namespace text

const Catalog& catalog(Language language) {
  switch (language) {
    case Language::fr_fr:
      return text::read_once<Language::fr_fr>();
    case Language::fr_ca:
      return text::read_once<Language::fr_ca>();
    case Language::pl_pl:
      return text::read_once<Language::pl_pl>();
    case Language::en:
      break;
  }
  return text::read_once<Language::en>();
}

}  // namespace guichet
