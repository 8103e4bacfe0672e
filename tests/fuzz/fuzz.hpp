// Parsers under arbitrary bytes. A target is a function that must neither crash nor break the promise it
// checks; clang's libFuzzer calls it (preset fuzz, `toolchain/dev fuzz`), and server_tests over the seeds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace guichet::fuzz {

/// The promise of a target.
inline void require(bool condition, const char* promise) {
  if (!condition) throw std::logic_error(promise);
}

/// Cuts `count` texts out of an input at its NUL bytes; the last one has the rest.
class Cut {
 public:
  explicit Cut(std::string_view input) : rest_(input) {}
  std::string_view next() {
    const auto end = rest_.find('\0');
    const auto text = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return text;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

void http_head(std::string_view input);
void http_chunked(std::string_view input);
void json_messages(std::string_view input);
void mail_message(std::string_view input);
void feed_delimited(std::string_view input);
void feed_reso(std::string_view input);
void file_types(std::string_view input);
void zip_archive(std::string_view input);
void addresses(std::string_view input);
void tus_headers(std::string_view input);

struct Target {
  std::string_view name;
  void (*run)(std::string_view input);
};
inline constexpr Target targets[] = {{"http_head", http_head},           {"http_chunked", http_chunked},
                                     {"json_messages", json_messages},   {"mail_message", mail_message},
                                     {"feed_delimited", feed_delimited}, {"feed_reso", feed_reso},
                                     {"file_types", file_types},         {"zip_archive", zip_archive},
                                     {"addresses", addresses},           {"tus_headers", tus_headers}};

}  // namespace guichet::fuzz
