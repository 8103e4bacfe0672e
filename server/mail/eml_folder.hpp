#pragma once

#include <filesystem>

#include "server/mail/mail.hpp"

namespace guichet::mail {

// Writes each mail as <time>-<id>.eml into a folder; there is either the whole file or none.
class EmlFolder final : public MailSender {
 public:
  explicit EmlFolder(std::filesystem::path folder);
  [[nodiscard]] SendReport send(const Mail& mail) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace guichet::mail
