#include "server/ids.hpp"

#include <sodium.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "server/storage/sha256.hpp"

namespace guichet::server {

namespace {

constexpr std::string_view id_alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::string_view hex_alphabet = "0123456789abcdef";

Ids::Fill system_fill() {
  if (sodium_init() < 0) throw std::runtime_error("the random generator does not start");
  return [](std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); };
}

// A stream that follows from the seed alone.
Ids::Fill seeded_fill(std::uint64_t seed) {
  return [seed, calls = std::uint64_t{0}](std::span<std::uint8_t> out) mutable {
    std::array<std::uint8_t, randombytes_SEEDBYTES> key{};
    std::memcpy(key.data(), &seed, sizeof seed);
    std::memcpy(key.data() + sizeof seed, &++calls, sizeof calls);
    randombytes_buf_deterministic(out.data(), out.size(), key.data());
  };
}

}  // namespace

Ids::Ids(Now now) : now_(std::move(now)), fill_(system_fill()) {}
Ids::Ids(Now now, std::uint64_t seed) : now_(std::move(now)), fill_(seeded_fill(seed)) {}

std::string Ids::text() {
  const std::int64_t ms = now_().ms;
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  {
    const std::lock_guard lock(mutex_);
    if (ms > last_ms_) {
      std::array<std::uint8_t, 10> random{};
      fill_(random);
      std::memcpy(&last_low_, random.data(), 8);
      std::memcpy(&last_high_, random.data() + 8, 2);
      last_high_ &= 0x7fff;  // room to count up
      last_ms_ = ms;
    } else if (++last_low_ == 0) {  // the same millisecond, or the clock went back: stay in order
      ++last_high_;
    }
    low = last_low_;
    high = (static_cast<std::uint64_t>(last_ms_) << 16) | last_high_;
  }
  std::string out(26, '0');
  for (std::size_t i = out.size(); i-- > 0;) {
    out[i] = id_alphabet[low & 31];
    low = (low >> 5) | (high << 59);
    high >>= 5;
  }
  return out;
}

std::string Ids::token() {
  std::array<std::uint8_t, 32> random{};
  {
    const std::lock_guard lock(mutex_);
    fill_(random);
  }
  std::string out(sodium_base64_ENCODED_LEN(random.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), random.data(), random.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the terminating zero
  return out;
}

std::string Ids::digits(std::size_t count) {
  std::string out;
  while (out.size() < count) out.push_back(static_cast<char>('0' + below(10)));
  return out;
}

std::string Ids::hex(std::size_t bytes) {
  std::vector<std::uint8_t> random(bytes);
  {
    const std::lock_guard lock(mutex_);
    fill_(random);
  }
  std::string out;
  out.reserve(bytes * 2);
  for (const std::uint8_t byte : random) {
    out.push_back(hex_alphabet[byte >> 4]);
    out.push_back(hex_alphabet[byte & 15]);
  }
  return out;
}

std::uint32_t Ids::below(std::uint32_t bound) {
  const std::uint32_t unfair = (0U - bound) % bound;  // values under it would favour small results
  const std::lock_guard lock(mutex_);
  for (;;) {
    std::array<std::uint8_t, 4> random{};
    fill_(random);
    std::uint32_t value = 0;
    std::memcpy(&value, random.data(), sizeof value);
    if (value >= unfair) return value % bound;
  }
}

std::string token_hash(std::string_view token) { return storage::sha256_hex(token); }

}  // namespace guichet::server
