#include "server/sessions/passwords.hpp"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

namespace guichet::server {

Argon2Passwords::Argon2Passwords(PasswordCost cost) : cost_(cost) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  dummy_ = hash("a password nobody has");
}

std::string Argon2Passwords::hash(std::string_view password) const {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost_.passes, cost_.memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return out.data();
}

bool Argon2Passwords::matches(std::string_view password, const std::optional<std::string>& stored) const {
  const bool has_hash = stored.has_value() && !stored->empty();
  const std::string& against = has_hash ? *stored : dummy_;
  const bool is_match = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return has_hash && is_match;
}

}  // namespace guichet::server
