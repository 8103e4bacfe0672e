// The text format of Prometheus (0.0.4): families of samples, each with its meaning and its kind.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/tally.hpp"

namespace guichet::server {

inline constexpr std::string_view metrics_type = "text/plain; version=0.0.4; charset=utf-8";

class Exposition {
 public:
  enum class Kind { counter, gauge, histogram };
  using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// Begins a family; the samples that follow belong to it. Names come from us, label values from anywhere.
  Exposition& family(std::string_view name, Kind kind, std::string_view help);
  Exposition& sample(std::uint64_t value, Labels labels = {}) {
    return line({}, std::to_string(value), labels);
  }
  /// A family of one sample.
  Exposition& single(std::string_view name, Kind kind, std::string_view help, std::uint64_t value) {
    return family(name, kind, help).sample(value);
  }
  /// Requests by class of status, and how long they waited.
  Exposition& answered(const http::Answered& answered);
  /// Memory, descriptors and processor time of this process, under the names every exporter uses.
  Exposition& process();

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Exposition& line(std::string_view suffix, std::string_view value, Labels labels);

  std::string text_{};
  std::string name_{};
};

}  // namespace guichet::server
