// Argon2id by libsodium: 19 MiB, two passes.
#pragma once

#include <cstddef>

#include "server/prepared.hpp"

namespace guichet::server {

struct PasswordCost {
  unsigned long long passes{2};
  std::size_t memory{19U << 20U};
};

class Argon2Passwords final : public Passwords {
 public:
  explicit Argon2Passwords(PasswordCost cost = {});

  [[nodiscard]] std::string hash(std::string_view password) const override;
  [[nodiscard]] bool matches(std::string_view password,
                             const std::optional<std::string>& stored) const override;

 private:
  PasswordCost cost_;
  std::string dummy_;
};

}  // namespace guichet::server
