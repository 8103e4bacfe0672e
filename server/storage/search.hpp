// Full-text rows and what they are asked. A row holds words of a text and the words of its owners, which
// nobody can type: a question begins with an owner's word of one portal or keeps to the range of an office's
// rows, so it reads rows of that portal only.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::storage {

// "_70616e6f_office_42303031": of everybody in the portal, or of somebody there.
std::string owner_word(std::string_view portal, std::string_view kind = {}, std::string_view code = {});

// The words of a text, folded, with spaces between: what a row holds that is found by the beginnings of its
// words.
std::string indexed_words(std::string_view text);

// The words of the index that begin so. Nothing: there are too many to name.
using WordsBeginning = std::function<std::optional<std::vector<std::string>>(const std::string&)>;
// So many words are worth naming.
inline constexpr std::size_t words_named_max = 64;
// Names them, asking for one after the other: the first word at or behind another one.
std::optional<std::vector<std::string>> words_beginning(
    const std::string& begin,
    const std::function<std::optional<std::string>(const std::string&)>& first_from);
// The longest beginning the index knows by itself, as in `prefix = '1 2 3 4'`.
inline constexpr std::size_t indexed_beginning_max = 4;

// What to match: rows of `owner` in which every word of `text` begins some word. `text` may be anything a
// person types. Empty when nothing can be found. Without an owner the statement itself must say which rows.
std::string match_beginnings(std::string_view owner, std::string_view text, const WordsBeginning& beginning);

// The runs of three letters or signs in the words of a text, and the shorter ones at their ends: what a row
// holds that is found by any part of its words.
std::string indexed_parts(std::string_view text);

// What to match: rows of one of the owners that may have every word of `text` within some word. Some rows
// found may not: compare with text::matches. Empty when nothing can be found.
std::string match_parts(const std::vector<std::string>& owners, std::string_view text,
                        const WordsBeginning& beginning);

}  // namespace guichet::storage
