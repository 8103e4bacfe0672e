#include "server/storage/search.hpp"

#include <algorithm>

#include "shared/core/text.hpp"

namespace guichet::storage {

namespace {

constexpr std::size_t words_max = 8;
constexpr std::size_t word_max = 40;
constexpr std::size_t part_size = 3;

std::string hex(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Signs beyond ASCII part words as those of ASCII do: quotation marks, dashes, arrows, ideographic stops.
bool is_sign(char32_t c) {
  return (c >= 0x80 && c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
         (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3005) || (c >= 0x3008 && c < 0x3020) ||
         c >= 0xFFF0;
}

// Calls fn(word) for every run of letters and digits.
template <class Fn>
void each_word(std::string_view folded, Fn fn) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    const bool is_letter = static_cast<unsigned char>(folded[at]) < 0x80
                               ? is_ascii_word(folded[at++])
                               : !is_sign(text::next_code_point(folded, at));
    if (is_letter) continue;
    if (start > begin) fn(folded.substr(begin, start - begin));
    begin = at;
  }
  if (begin < folded.size()) fn(folded.substr(begin));
}

std::vector<std::string> typed_words(std::string_view text) {
  std::vector<std::string> words;
  each_word(text::fold(text), [&](std::string_view word) {
    if (words.size() < words_max) words.emplace_back(word.substr(0, word_max));
  });
  return words;
}

std::string in_quotes(std::string_view word) {
  return '"' + std::string(word) + '"';
}

std::string any_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "(" : " OR ") + in_quotes(word);
  return out + ")";
}

// FTS5 reads the rows of a named word, or of an indexed beginning, one after the other and stops when the
// page is full; of any other beginning it gathers every row before the first. Nothing: no word begins so.
std::string begins_with(const std::string& begin, const WordsBeginning& beginning) {
  const auto words = beginning(begin);
  if (!words) return in_quotes(begin) + " *";
  return words->empty() ? std::string() : any_of(*words);
}

// A part as the index holds it: all signs are one.
std::string as_token(std::string_view part) {
  std::string token;
  for (const char c : part) {
    const bool is_kept = is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80;
    token.push_back(is_kept ? c : '-');
  }
  return token;
}

// Calls fn(part) for every place in the words of a text: the three code points there, or what is left of the
// word.
template <class Fn>
void each_part(std::string_view folded, Fn fn) {
  const auto next = [&](std::size_t at) {
    if (at < folded.size() && folded[at] != ' ') text::next_code_point(folded, at);
    return at;
  };
  for (std::size_t at = 0; at < folded.size(); at = std::max(next(at), at + 1)) {
    std::size_t end = at;
    for (std::size_t n = 0; n < part_size; ++n) end = next(end);
    if (end > at) fn(folded.substr(at, end - at));
  }
}

void add_once(std::vector<std::string>& parts, std::string part) {
  if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
}

}  // namespace

std::string owner_word(std::string_view portal, std::string_view kind, std::string_view code) {
  std::string word = "_" + hex(portal);
  if (!kind.empty()) word.append("_").append(kind).append("_").append(hex(code));
  return word;
}

std::string indexed_words(std::string_view text) {
  std::string out;
  each_word(text::fold(text), [&out](std::string_view word) {
    if (!out.empty()) out += ' ';
    out += word;
  });
  return out;
}

std::optional<std::vector<std::string>> words_beginning(
    const std::string& begin,
    const std::function<std::optional<std::string>(const std::string&)>& first_from) {
  std::vector<std::string> words;
  for (std::string from = begin;;) {
    auto word = first_from(from);
    if (!word || !word->starts_with(begin)) return words;
    if (words.size() == words_named_max) return std::nullopt;
    from = *word + '\x01';  // no word holds a control, so this is next to the word itself
    words.push_back(std::move(*word));
  }
}

std::string match_beginnings(std::string_view owner, std::string_view text, const WordsBeginning& beginning) {
  const std::vector<std::string> words = typed_words(text);
  if (words.empty()) return {};
  std::string out = owner.empty() ? std::string() : in_quotes(owner);
  for (const std::string& word : words) {
    const bool is_indexed = text::code_points(word) <= indexed_beginning_max;
    const std::string one = is_indexed ? in_quotes(word) + " *" : begins_with(word, beginning);
    if (one.empty()) return {};
    out += (out.empty() ? "" : " AND ") + one;
  }
  return out;
}

std::string indexed_parts(std::string_view text) {
  std::vector<std::string> parts;
  each_part(text::fold(text), [&parts](std::string_view part) { add_once(parts, as_token(part)); });
  std::string out;
  for (const std::string& part : parts) (out += part) += ' ';
  return out;
}

std::string match_parts(const std::vector<std::string>& owners, std::string_view text,
                        const WordsBeginning& beginning) {
  constexpr std::size_t parts_max = 24;
  const std::string folded = text::fold(text::single_line(text));
  std::vector<std::string> whole;
  std::vector<std::string> shorter;
  each_part(folded, [&](std::string_view part) {
    const auto at = static_cast<std::size_t>(part.data() - folded.data());
    const bool is_first = at == 0 || folded[at - 1] == ' ';
    const bool is_whole = text::code_points(part) == part_size;
    if (is_whole && whole.size() < parts_max) add_once(whole, as_token(part));
    if (!is_whole && is_first) add_once(shorter, as_token(part));
  });
  std::string out = any_of(owners);
  for (const std::string& part : whole) out += " AND " + in_quotes(part);
  for (const std::string& part : shorter) {
    const std::string one = begins_with(part, beginning);
    if (one.empty()) return {};
    out += " AND " + one;
  }
  return out;
}

}  // namespace guichet::storage
