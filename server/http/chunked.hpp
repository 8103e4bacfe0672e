// Strict decoder of the chunked coding: no extensions, no trailers, no forgiveness.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guichet::http {

class ChunkedDecoder {
 public:
  enum class State { more, done, malformed };

  /// Takes bytes of the wire, appends the decoded ones to `out`. Returns how many bytes it used: fewer than
  /// given once done, the rest belongs to the next request.
  std::size_t feed(std::string_view bytes, std::string& out);
  [[nodiscard]] State state() const { return state_; }

 private:
  enum class Step { size, size_lf, data, data_cr, data_lf, last_cr, last_lf };
  void feed_sign(char c);
  void feed_size(char c);

  State state_{State::more};
  Step step_{Step::size};
  std::uint64_t left_{0};
  int digits_{0};
};

}  // namespace guichet::http
