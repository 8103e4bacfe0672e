#pragma once

#include <string>

#include "shared/core/time.hpp"

namespace guichet::mail {

struct Mail {
  std::string id{};           // of the outbox row; becomes the Message-ID
  std::string from_name{};
  std::string from{};
  std::string reply_to{};     // empty: none
  std::string to{};
  std::string subject{};
  std::string text{};
  std::string html{};         // empty: text only
  std::string language{};     // BCP 47, empty: none
  Instant at{};
};

enum class Sent {
  done,     // somebody else is responsible for it now
  later,    // worth another try (connection, 4xx)
  refused,  // will never go (5xx, bad address)
};

struct SendReport {
  Sent sent = Sent::done;
  std::string why{};
};

class MailSender {
 public:
  virtual ~MailSender() = default;
  // Blocks until the mail is handed over. Called from the outbox's threads.
  [[nodiscard]] virtual SendReport send(const Mail& mail) = 0;
};

// One address, nothing around it: local@domain, at most 254 bytes, no control characters, spaces or brackets.
[[nodiscard]] bool is_plain_address(const std::string& address);

// The whole message (RFC 5322, CRLF). Whatever the fields hold, they cannot add a header or a recipient.
// Precondition: `from` and `to` are plain addresses.
[[nodiscard]] std::string compose(const Mail& mail);

}  // namespace guichet::mail
