// Small pieces every feature draws the same way.
#pragma once

#include <string>
#include <string_view>

#include "shared/portal/portal.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::shell {

inline constexpr float page_padding = 32;
inline constexpr float phone_margin = 16;
inline constexpr float content_width_max = 1160;

// The page without its margins, never wider than text and cards want to be.
[[nodiscard]] ui::Rect page_content(const ui::Ui& ui, ui::Rect page);

// A picture of a property, or a house where there is none.
void property_photo(ui::Ui& ui, ui::Rect rect, std::string_view url, float radius = 8);

// One pixel between two panes.
void vertical_line(ui::Ui& ui, float x, float y, float height);

// Fills a place whose content could not be loaded; true when it shall be tried again.
bool load_failure(ui::Ui& ui, ui::Rect rect, const Failure& failure, const app::Reader& reader);

// Why a command was refused, in words; takes no space without a failure. Returns the height with the gap
// below.
float command_failure(ui::Ui& ui, ui::Rect rect, const Failure* failure, const app::Reader& reader,
                      float gap = 16);
[[nodiscard]] float command_failure_height(const ui::Ui& ui, float width, const Failure* failure,
                                           const app::Reader& reader, float gap = 16);

// What calls a number, what writes to an address: "tel:…", "mailto:…"; empty when there is none.
[[nodiscard]] std::string phone_href(std::string_view phone);
[[nodiscard]] std::string mail_href(std::string_view email);

[[nodiscard]] std::string join(std::string_view left, std::string_view between, std::string_view right);
// "{n} of {m}" style placeholders in the widgets' own words.
[[nodiscard]] ui::Labels widget_labels(const Catalog& words);

}  // namespace guichet::shell
