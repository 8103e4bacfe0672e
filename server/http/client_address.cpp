#include "server/http/client_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace guichet::http {

bool ClientAddress::is_loopback() const {
  return text.rfind("127.", 0) == 0 || text == "::1" || text.rfind("::ffff:127.", 0) == 0;
}

std::string ClientAddress::network() const {
  in6_addr address{};
  if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return text;
  if (IN6_IS_ADDR_V4MAPPED(&address)) return text.substr(text.rfind(':') + 1);
  std::memset(&address.s6_addr[8], 0, 8);
  std::array<char, INET6_ADDRSTRLEN> out{};
  inet_ntop(AF_INET6, &address, out.data(), out.size());
  return std::string(out.data()) + "/64";
}

std::string canonical_address(std::string_view given) {
  const std::string text(given);
  std::array<char, INET6_ADDRSTRLEN> out{};
  in_addr four{};
  if (text.size() != std::strlen(text.c_str())) return {};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return inet_ntop(AF_INET, &four, out.data(), out.size());
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return {};
  if (IN6_IS_ADDR_V4MAPPED(&six)) return inet_ntop(AF_INET, &six.s6_addr[12], out.data(), out.size());
  return inet_ntop(AF_INET6, &six, out.data(), out.size());
}

ClientAddress forwarded_client(const std::vector<std::string_view>& values, const ClientAddress& peer,
                               const std::vector<std::string>& trusted) {
  for (auto line = values.rbegin(); line != values.rend(); ++line) {
    auto value = *line;
    while (!value.empty()) {
      const auto comma = value.rfind(',');
      auto entry = value.substr(comma == std::string_view::npos ? 0 : comma + 1);
      value = value.substr(0, comma == std::string_view::npos ? 0 : comma);
      entry.remove_prefix(std::min(entry.find_first_not_of(' '), entry.size()));
      entry = entry.substr(0, entry.find_last_not_of(' ') + 1);
      const auto address = canonical_address(entry);
      if (address.empty()) return peer;
      if (std::find(trusted.begin(), trusted.end(), address) == trusted.end()) return {address};
    }
  }
  return peer;
}

}  // namespace guichet::http
