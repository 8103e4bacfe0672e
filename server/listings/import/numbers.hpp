// The numbers of feeds, read without floating point and without locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace guichet::listings {

// "749000", "749000.00", "749000,5": hundredths, further decimals cut. Nothing for signs, letters, or more than
// 12 digits before the point. Empty is 0.
[[nodiscard]] std::optional<std::int64_t> hundredths(std::string_view text);
// The same without the decimals.
[[nodiscard]] std::optional<std::int64_t> whole(std::string_view text);
// "46.8139" or "-71.2080" in millionths of a degree.
[[nodiscard]] std::optional<std::int64_t> micro_degrees(std::string_view text);

// Square feet (in hundredths) as whole square metres, rounded half up; 1 sq ft is 0.09290304 m2 exactly.
[[nodiscard]] std::int64_t square_metres_from_feet(std::int64_t hundredths_of_square_feet);

}  // namespace guichet::listings
