#include "wasm-app/platform/page_words.hpp"

#include <utility>

#include "shared/text/word_file.hpp"

namespace guichet::platform {

void PageWords::take(Message&& message) {
  const std::string_view text = message.text;
  const auto end = text.find('\0');
  const auto language = parse_language(text.substr(0, end));
  if (!language) return;
  Place& place = places_[index(*language)];
  place.is_coming = false;
  if (place.file || end == std::string_view::npos) return;
  // On the heap first: the catalog points into its bytes.
  auto bytes = std::make_unique<const std::string>(text.substr(end + 1));
  const auto catalog = text::read_word_file(*bytes);
  if (!catalog) return;
  place.file = std::make_unique<const File>(File{std::move(bytes), *catalog});
  if (!first_) first_ = language;
}

const Catalog* PageWords::find(Language language) const {
  const auto& file = places_[index(language)].file;
  return file ? &file->catalog : nullptr;
}

void PageWords::fetch(Language language) {
  if (find(language) != nullptr || std::exchange(places_[index(language)].is_coming, true)) return;
  ask(Asked::words, language_tag(language));
}

}  // namespace guichet::platform
