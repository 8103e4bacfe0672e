// The client's index.html, split once at its placeholders, so that a value is never searched for
// placeholders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::server {

struct PageValues {
  std::string language{};
  std::string portal{};
  std::string title{};  // each of these is HTML already
  std::string brand{};  // CSS, at the end of the one style element
  std::string head{};
  std::string sign_in{};
  std::string slow{};
  std::string failed{};
  std::string no_script{};
  std::string bootstrap{};  // JSON, escaped for HTML
};

class PageTemplate {
 public:
  explicit PageTemplate(std::string_view text);
  [[nodiscard]] std::string fill(const PageValues& values) const;

 private:
  struct Piece {
    std::string text{};
    std::string PageValues::*value{nullptr};  // written after the text
  };
  std::vector<Piece> pieces_{};
};

}  // namespace guichet::server
