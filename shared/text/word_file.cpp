#include "shared/text/word_file.hpp"

#include <array>
#include <type_traits>

namespace guichet::text {

namespace {

#define MESSAGE(name) +1
#define PLURAL(name) +wire::count<PluralCategory>
constexpr std::size_t word_count = 0
#include "languages/messages.def"
    ;
#undef PLURAL
#undef MESSAGE

// So a catalog is its words one after the other, and needs no code for each of them to be made.
static_assert(sizeof(Catalog) == word_count * sizeof(std::string_view));
static_assert(std::is_trivially_copyable_v<Catalog>);

bool is_of_this_list(std::string_view file) {
  if (file.size() < list_mark_size) return false;
  for (std::size_t index = 0; index < list_mark_size; ++index) {
    if (file[index] != list_mark_byte(index)) return false;
  }
  return true;
}

}  // namespace

std::optional<Catalog> read_word_file(std::string_view file) {
  if (!is_of_this_list(file)) return std::nullopt;
  file.remove_prefix(list_mark_size);
  std::array<std::string_view, word_count> all;
  for (std::string_view& words : all) {
    words = file.substr(0, file.find('\0'));
    if (words.empty() || words.size() == file.size()) return std::nullopt;
    file.remove_prefix(words.size() + 1);
  }
  if (!file.empty()) return std::nullopt;
  return __builtin_bit_cast(Catalog, all);  // Emscripten's library has no std::bit_cast yet
}

}  // namespace guichet::text
