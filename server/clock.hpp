// The one place that asks what time it is.
#pragma once

#include "shared/core/time.hpp"

namespace guichet::server {

class Clock {
 public:
  virtual ~Clock() = default;
  /// The time of day, in UTC.
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

}  // namespace guichet::server
