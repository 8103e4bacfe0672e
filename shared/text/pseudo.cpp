#include <cstddef>

#include "shared/text/catalog.hpp"

namespace guichet::text {

namespace {

std::string_view accented_letter(char c) {
  constexpr std::string_view plain = "aceinosuyzACEINOSUYZ";
  constexpr std::string_view marked[] = {"á", "ç", "é", "í", "ñ", "ó", "š", "ú", "ý", "ž",
                                         "Á", "Ç", "É", "Í", "Ñ", "Ó", "Š", "Ú", "Ý", "Ž"};
  const std::size_t index = plain.find(c);
  return index == std::string_view::npos ? std::string_view{} : marked[index];
}

}  // namespace

std::string accented(std::string_view words) {
  std::string out = "[";
  bool is_placeholder = false;
  for (const char c : words) {
    is_placeholder = (is_placeholder || c == '{') && c != '}';
    const auto letter = is_placeholder ? std::string_view{} : accented_letter(c);
    if (letter.empty())
      out += c;
    else
      out += letter;
  }
  // Words of their own, so that the longer text may wrap like a real one.
  const std::size_t wanted = code_points(words) * 4 / 10 + 1;
  for (std::size_t n = 0; n < wanted; ++n) out += n % 8 == 0 ? ' ' : '~';
  return out + "]";
}

PseudoCatalog::PseudoCatalog(const Catalog& base) : catalog_(base) {
  // Views point into the strings, so the list must never move them.
  storage_.reserve(messages().size() + plural_messages().size() * wire::count<PluralCategory>);
  for (const auto& entry : messages()) {
    Text& message = catalog_.*entry.member;
    message = made(message.view());
  }
  for (const auto& entry : plural_messages()) {
    Plural& plural = catalog_.*entry.member;
    for (Text& form : plural.forms_) form = made(form.view());
  }
}

Text PseudoCatalog::made(std::string_view words) {
  storage_.push_back(accented(words));
  return Text{storage_.back()};
}

}  // namespace guichet::text
