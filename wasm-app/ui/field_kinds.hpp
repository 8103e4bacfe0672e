// Fields of things: whole numbers, amounts, dates and phones. What is stored is exact and neutral; what is
// shown follows the person's language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/core/locale.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

struct NumberSpec {
  FieldSpec field;
  std::int64_t min = 0, max = 999;
  std::int64_t step = 1;
  std::string_view decrease{}, increase{};  // names of the two buttons
};

// `text` is what is being typed, kept by the view; `value` changes when it reads as a number within the
// limits.
FieldResult number_field(Ui& ui, Rect rect, Key key, std::string& text, std::int64_t& value,
                         const NumberSpec& spec);

// "1 234,5", "1,234.50", "1234.5": the last mark followed by one or two digits is the decimal mark.
[[nodiscard]] std::optional<Cents> read_amount(std::string_view text);
// Nothing stands in `value` while what is typed is no amount.
FieldResult money_field(Ui& ui, Rect rect, Key key, std::string& text, std::optional<Cents>& value,
                        Currency currency, Locale locale, const FieldSpec& spec);

// `iso` is "2026-11-17" or empty; shown in words while it is not edited.
FieldResult date_field(Ui& ui, Rect rect, Key key, std::string& iso, Locale locale, const FieldSpec& spec);

// `e164` stays empty until what is typed is a phone number of the locale's region.
FieldResult phone_field(Ui& ui, Rect rect, Key key, std::string& text, std::string& e164, Locale locale,
                        const FieldSpec& spec);

}  // namespace guichet::ui
