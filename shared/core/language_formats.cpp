#include "shared/core/language_formats.hpp"

#include <algorithm>
#include <iterator>

namespace guichet {

namespace {

constexpr LanguageFormats all_formats[] = {
#include "languages/formats.inc"
};

}  // namespace

const LanguageFormats& formats_of(Locale locale) {
  const auto* const found =
      std::find_if(std::begin(all_formats), std::end(all_formats), [&locale](const LanguageFormats& formats) {
        return formats.language == locale.language && formats.region == locale.region;
      });
  return found == std::end(all_formats) ? all_formats[0] : *found;
}

std::string_view item(std::string_view list, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t end = list.find('|');
    if (end == std::string_view::npos) return {};
    list.remove_prefix(end + 1);
  }
  return list.substr(0, list.find('|'));
}

std::string with_value(std::string pattern, std::string_view name, std::string_view value) {
  const std::size_t at = pattern.find(name);
  return at == std::string::npos ? pattern : pattern.replace(at, name.size(), value);
}

}  // namespace guichet
