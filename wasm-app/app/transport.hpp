#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guichet::app {

// Names one request until its reply was polled or the request was cancelled. Never reused; 0 is no request.
enum class Ticket : std::uint32_t { none = 0 };

// What came back. `network_ok` is false when no answer arrived (offline, time-out, aborted); then `status` is
// 0 and nobody knows whether the server acted: send again with the same idempotency key.
struct Reply {
  int status = 0;
  std::string body;
  bool network_ok = false;
  std::string build{};  // the release of the server, when it said so
};

// The only way out to the server. Replies are collected at the start of a frame, never during one.
class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;

  // Sends a JSON body to an address such as "/api/orders.place". An empty key sends no idempotency key.
  virtual Ticket post(std::string_view path, std::string body, std::string_view idempotency_key) = 0;

  // The reply of a cancelled ticket is never delivered; the server may still act.
  virtual void cancel(Ticket ticket) = 0;

  // Appends the replies that arrived since the last call, in order of arrival.
  virtual void poll(std::vector<std::pair<Ticket, Reply>>& replies) = 0;
};

}  // namespace guichet::app
