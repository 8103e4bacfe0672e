#include "wasm-app/platform/fetch_transport.hpp"

#include <emscripten/fetch.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "wasm-app/platform/bridge.hpp"

namespace guichet::platform {
namespace {

constexpr unsigned long timeout_ms = 30'000;
constexpr std::string_view build_header = "guichet-build: ";

// The value of the one header the client reads; browsers give names in small letters.
std::string build_of(emscripten_fetch_t* fetch) {
  std::string lines(emscripten_fetch_get_response_headers_length(fetch) + 1, '\0');
  emscripten_fetch_get_response_headers(fetch, lines.data(), lines.size());
  const std::size_t at = lines.find(build_header);
  if (at == std::string::npos) return {};
  const std::size_t start = at + build_header.size();
  return lines.substr(start, lines.find_first_of("\r\n", start) - start);
}

}  // namespace

// Lives as long as the browser may read from it.
struct FetchTransport::Sent {
  FetchTransport* owner = nullptr;
  app::Ticket ticket = app::Ticket::none;
  std::string path, body, portal, key;
  std::array<const char*, 9> headers{};
  emscripten_fetch_t* fetch = nullptr;
};

FetchTransport::FetchTransport(std::string portal) : portal_(std::move(portal)) {}

FetchTransport::~FetchTransport() {
  for (const auto& sent : sent_) sent->owner = nullptr;
}

app::Ticket FetchTransport::post(std::string_view path, std::string body, std::string_view idempotency_key) {
  auto sent = std::make_unique<Sent>();
  sent->owner = this;
  sent->ticket = static_cast<app::Ticket>(next_++);
  sent->path = path;
  sent->body = std::move(body);
  sent->portal = portal_;
  sent->key = idempotency_key;
  sent->headers = {"Content-Type",   "application/json",  "Guichet-Request", "1",
                   "Guichet-Portal", sent->portal.c_str()};
  if (!sent->key.empty()) {
    sent->headers[6] = "Idempotency-Key";
    sent->headers[7] = sent->key.c_str();
  }
  emscripten_fetch_attr_t options;
  emscripten_fetch_attr_init(&options);
  std::strcpy(options.requestMethod, "POST");
  options.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_REPLACE;
  options.timeoutMSecs = timeout_ms;
  options.requestHeaders = sent->headers.data();
  options.requestData = sent->body.data();
  options.requestDataSize = sent->body.size();
  options.userData = sent.get();
  options.onsuccess = on_end;
  options.onerror = on_end;
  Sent& kept = *sent_.emplace_back(std::move(sent));
  kept.fetch = emscripten_fetch(&options, kept.path.c_str());
  return kept.ticket;
}

void FetchTransport::on_end(emscripten_fetch_t* fetch) {
  auto* sent = static_cast<Sent*>(fetch->userData);
  if (sent != nullptr && sent->owner != nullptr) sent->owner->finish(*sent, fetch);
  emscripten_fetch_close(fetch);
}

void FetchTransport::finish(Sent& sent, emscripten_fetch_t* fetch) {
  fetch->userData = nullptr;  // closing reports an error once more
  app::Reply reply;
  reply.status = fetch->status;
  reply.network_ok = fetch->status != 0;
  if (reply.network_ok) reply.build = build_of(fetch);
  if (fetch->data != nullptr) reply.body.assign(fetch->data, static_cast<std::size_t>(fetch->numBytes));
  if (sent.ticket != app::Ticket::none) {
    arrived_.emplace_back(sent.ticket, std::move(reply));
    guichet_request_frame();
  }
  std::erase_if(sent_, [&](const auto& kept) { return kept.get() == &sent; });
}

void FetchTransport::cancel(app::Ticket ticket) {
  std::erase_if(arrived_, [&](const auto& reply) { return reply.first == ticket; });
  for (const auto& sent : sent_) {
    if (sent->ticket == ticket) sent->ticket = app::Ticket::none;
  }
}

void FetchTransport::poll(std::vector<std::pair<app::Ticket, app::Reply>>& replies) {
  std::move(arrived_.begin(), arrived_.end(), std::back_inserter(replies));
  arrived_.clear();
}

}  // namespace guichet::platform
