// A mail of a portal: a few paragraphs, perhaps one button, in plain text and in HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/outbox/jobs.hpp"
#include "server/portal.hpp"
#include "shared/core/locale.hpp"

namespace guichet::portals {

// Where people reach this server: "https://portal.example", without a slash at the end.
struct PublicUrl {
  std::string origin{};

  [[nodiscard]] std::string page(std::string_view portal,
                                 std::string_view path) const;  // path: "orders/SP-1"
};

struct Letter {
  Language language = Language::en;
  std::string subject{};
  std::vector<std::string> paragraphs{};
  std::string code{};    // shown large, when there is one
  std::string button{};  // empty: none
  std::string url{};     // of the button
};

struct Addressee {
  std::string email{};
  std::string account{};  // empty: nobody's in particular
  std::string about{};    // "order SP-20418"
};

[[nodiscard]] outbox::SendMail written(const Letter& letter, const Addressee& to,
                                       const portal::Portal& portal);

// With every {name} replaced.
struct Word {
  std::string_view name{};
  std::string_view value{};
};
[[nodiscard]] std::string filled(std::string_view words, std::initializer_list<Word> values);

}  // namespace guichet::portals
