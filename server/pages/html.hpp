// Writes HTML that cannot be broken out of: markup is literals only, everything else is escaped.
#pragma once

#include <string>
#include <string_view>

namespace guichet::server {

[[nodiscard]] std::string escape_html(std::string_view text);
/// JSON for a script element: no '<', no line separators that end a script.
[[nodiscard]] std::string escape_json_for_html(std::string_view json);

class Html {
 public:
  /// Markup that was written by us, here.
  struct Literal {
    consteval Literal(const char* text) : view(text) {}  // NOLINT: literals are passed bare
    std::string_view view;
  };

  Html& markup(Literal literal) {
    out_ += literal.view;
    return *this;
  }
  Html& text(std::string_view text) {
    out_ += escape_html(text);
    return *this;
  }
  Html& add(const Html& other) {
    out_ += other.out_;
    return *this;
  }
  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  std::string out_{};
};

}  // namespace guichet::server
