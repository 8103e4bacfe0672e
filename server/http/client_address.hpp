// The network address of a caller, reduced to what limits and audit need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::http {

struct ClientAddress {
  std::string text{};  // numeric, without port: "203.0.113.9", "2001:db8::1"

  [[nodiscard]] bool is_loopback() const;
  /// The network one customer holds: the address itself for IPv4, its /64 for IPv6.
  [[nodiscard]] std::string network() const;
  friend bool operator==(const ClientAddress&, const ClientAddress&) = default;
};

/// The one way an address is written here, so that two texts are equal when the addresses are; empty when the
/// text is no numeric address. An IPv4 address inside IPv6 is the IPv4 address.
[[nodiscard]] std::string canonical_address(std::string_view text);

/// The caller that trusted proxies name: of all values of X-Forwarded-For in their order, the last that is no
/// trusted proxy itself. What stands before it anybody could have written. `peer` when there is none, or when
/// it is no address.
[[nodiscard]] ClientAddress forwarded_client(const std::vector<std::string_view>& values,
                                             const ClientAddress& peer,
                                             const std::vector<std::string>& trusted);

}  // namespace guichet::http
