#include "server/http/client_address.hpp"

#include <arpa/inet.h>

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

}  // namespace guichet::http
