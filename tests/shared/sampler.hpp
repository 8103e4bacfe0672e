// Fills any wire struct with values that differ from field to field, so that a round trip which mixes two
// fields up is noticed. The same seed gives the same values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/core/ids.hpp"
#include "shared/core/money.hpp"
#include "shared/core/result.hpp"
#include "shared/core/time.hpp"
#include "shared/text/catalog.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::tests {

class Sampler {
 public:
  explicit Sampler(std::int64_t seed = 1) : next_(seed) {}

  template <class T>
  T make() {
    T value{};
    fill(value);
    return value;
  }

  template <class T>
  void fill(T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      value = "text " + std::to_string(step()) + " é„ \"\\\n";
    } else if constexpr (std::is_same_v<T, bool>) {
      value = step() % 2 == 0;
    } else if constexpr (std::is_same_v<T, std::int32_t> || std::is_same_v<T, std::int64_t>) {
      value = static_cast<T>(step());
    } else if constexpr (wire::Enumeration<T>) {
      value = static_cast<T>(static_cast<std::size_t>(step()) % wire::count<T>);
    } else if constexpr (std::is_same_v<T, text::MessageId>) {
      const auto all = text::messages();
      value = all[static_cast<std::size_t>(step()) % all.size()].member;
    } else if constexpr (std::is_same_v<T, Day>) {
      value = day_since_epoch(20'000 + step());
    } else if constexpr (wire::NumberLeaf<T>) {
      from_wire_number(step(), value);
    } else if constexpr (wire::TextLeaf<T>) {
      from_wire_text("id-" + std::to_string(step()), value);
    } else if constexpr (wire::detail::IsOptional<T>::value) {
      fill(value.emplace());
    } else if constexpr (wire::detail::IsVector<T>::value) {
      value.clear();
      for (int n = 0; n < 2; ++n) value.push_back(make<typename T::value_type>());
    } else if constexpr (wire::Record<T>) {
      T::each_field(value, [this](std::string_view, auto& member) { this->fill(member); });
    }
  }

 private:
  std::int64_t step() { return next_++; }

  std::int64_t next_;
};

// A sample of a wire type, the same for the same seed.
template <class T>
T sample(std::int64_t seed = 1) {
  return Sampler{seed}.make<T>();
}

}  // namespace guichet::tests
