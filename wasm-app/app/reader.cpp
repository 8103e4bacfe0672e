#include "wasm-app/app/reader.hpp"

namespace guichet::app {

std::string Reader::ago(Instant at) const {
  const std::int64_t passed = (now.ms - at.ms) / 60'000;
  if (passed < 1) return text().just_now.str();
  if (passed < 60) return count(text().minutes_ago, passed);
  if (passed < 24 * 60) return count(text().hours_ago, passed / 60);
  return count(text().days_ago, passed / (24 * 60));
}

}  // namespace guichet::app
