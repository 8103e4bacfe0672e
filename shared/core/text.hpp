// Text as people type it: UTF-8 checks, trimming, folding for search, normal forms of addresses and phones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "shared/wire/fields.hpp"

namespace guichet {

// The country whose habits apply to phones, dates and the English language.
WIRE_ENUM(Region, fr, ca, pl, gb, us)

namespace text {

inline constexpr std::size_t email_length_max = 254;

bool is_valid_utf8(std::string_view text);
// Number of code points; each wrong byte counts as one.
std::size_t code_points(std::string_view text);
// Reads the code point at `at` and moves `at` behind it; U+FFFD and one byte for malformed input.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);

// Without white space at both ends, no-break and thin spaces included.
std::string_view trim(std::string_view text);
bool is_blank(std::string_view text);
// Trimmed, with each run of white space (line breaks included) made one plain space.
std::string single_line(std::string_view text);
// True when there is no control character; `Lines::allowed` lets tab and line feed through.
enum class Lines { allowed, refused };
bool is_printable(std::string_view text, Lines lines);
// At most `length_max` code points; when cut, the last of them is an ellipsis.
std::string truncated(std::string_view text, std::size_t length_max);
// True between the limits, counted in code points after trimming.
bool has_length(std::string_view text, std::size_t length_min, std::size_t length_max);

// For search and comparison: small letters without accents, "Łódź" -> "lodz", "Œuvre" -> "oeuvre"; curly
// apostrophes, dashes and special spaces become plain ones. Other scripts pass (small letters for Greek and
// Cyrillic).
std::string fold(std::string_view text);
// True when every word of `query` occurs in `text`, both folded.
bool matches(std::string_view text, std::string_view query);

// Trimmed and in small ASCII letters: the form in which addresses are compared and stored.
std::string normalised_email(std::string_view text);
bool is_plausible_email(std::string_view text);

// E.164 ("+15145550100"), reading national forms of the region; nothing when it cannot be a phone number.
std::optional<std::string> normalise_phone(std::string_view text, Region region);
// As written in its country, without the country code when it is the reader's: "514 555-0100".
std::string format_phone(std::string_view e164, Region region);

}  // namespace text
}  // namespace guichet
