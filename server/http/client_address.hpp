// The network address of a caller, reduced to what limits and audit need.
#pragma once

#include <string>
#include <string_view>

namespace guichet::http {

struct ClientAddress {
  std::string text{};  // numeric, without port: "203.0.113.9", "2001:db8::1"

  [[nodiscard]] bool is_loopback() const;
  /// The network one customer holds: the address itself for IPv4, its /64 for IPv6.
  [[nodiscard]] std::string network() const;
  friend bool operator==(const ClientAddress&, const ClientAddress&) = default;
};

}  // namespace guichet::http
