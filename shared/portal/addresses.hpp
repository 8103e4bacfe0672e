// Addresses of pages below the portal's own, as mails and slips of the server name them. The client's router
// (wasm-app/app/router.hpp) reads them back; a test holds the two together.
#pragma once

#include <string>
#include <string_view>

namespace guichet::portal::addresses {

inline constexpr std::string_view home{}, sign_in = "signin", registration = "register";

inline std::string link(std::string_view token) {
  return "link/" + std::string(token);
}
inline std::string order(std::string_view number) {
  return "orders/" + std::string(number);
}
// In the queue of the staff, opened beside it.
inline std::string order_in_queue(std::string_view number) {
  return "staff/orders?order=" + std::string(number);
}
inline std::string thread(std::string_view id) {
  return "messages/" + std::string(id);
}

}  // namespace guichet::portal::addresses
