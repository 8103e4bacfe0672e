// Stands for everything that decides how high a row is: the reader's language and day, and what the row says.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/hash.hpp"

namespace guichet::shell {

template <class... Said>
[[nodiscard]] std::uint64_t row_stamp(const app::Reader& reader, const Said&... said) {
  const Day today = reader.today();
  std::uint64_t stamp = ui::hashed(ui::hash_start, static_cast<std::uint64_t>(reader.locale.language));
  for (const std::int32_t part : {today.year, today.month, today.day})
    stamp = ui::hashed(stamp, static_cast<std::uint64_t>(part));
  const auto add = [&](const auto& one) {
    if constexpr (std::is_convertible_v<decltype(one), std::string_view>) {
      const std::string_view text = one;
      stamp = ui::hashed(ui::hashed(stamp, text.size()), text.data(), text.size());
    } else {
      stamp = ui::hashed(stamp, static_cast<std::uint64_t>(one));
    }
  };
  (add(said), ...);
  return stamp;
}

}  // namespace guichet::shell
