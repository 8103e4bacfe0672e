#pragma once

#include <cstdint>
#include <string>

#include "server/mail/mail.hpp"

namespace guichet::mail {

enum class SmtpTls { starttls, implicit_tls, none };

struct SmtpOptions {
  std::string host{};
  std::uint16_t port = 587;
  SmtpTls tls = SmtpTls::starttls;
  std::string user{};  // empty: no authentication
  std::string password{};
  std::int64_t connect_timeout_ms = 10'000;
  std::int64_t timeout_ms = 60'000;
};

// Hands mails to a submission server, one connection a mail. libcurl's global state is the caller's.
class SmtpSender final : public MailSender {
 public:
  explicit SmtpSender(SmtpOptions options) : options_(std::move(options)) {}
  [[nodiscard]] SendReport send(const Mail& mail) override;

 private:
  SmtpOptions options_;
};

}  // namespace guichet::mail
