// One connection, from accept to close. Only for server/http/*.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/http/chunked.hpp"
#include "server/http/loop.hpp"
#include "server/http/range.hpp"
#include "server/http/strict_head.hpp"

namespace guichet::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, asio::ip::tcp::socket socket, ClientAddress peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Serves request after request until one of the sides is done.
  asio::awaitable<void> run();

  [[nodiscard]] bool is_overdue(SteadyTime now) const { return socket_.deadline() <= now; }
  [[nodiscard]] bool is_idle() const { return is_idle_; }
  void cut() { socket_.cut(); }

 private:
  enum class After { next, close };

  asio::awaitable<bool> read_head();
  asio::awaitable<After> serve(Head head);
  asio::awaitable<After> serve_into_sink(Request request, BodyPlan plan);
  asio::awaitable<After> refuse(Refusal refusal);
  asio::awaitable<std::optional<int>> read_body(const Head& head, std::uint64_t bytes_max, std::string& body);
  asio::awaitable<BodySink::End> pour(const Head& head, std::uint64_t bytes_max, BodySink& sink);
  asio::awaitable<std::size_t> fill(std::size_t at_least_room);
  asio::awaitable<After> send(const Head* head, Reply reply);
  asio::awaitable<bool> send_stream(StreamReply stream, FilePart part, bool is_chunked);
  template <class Start>
  asio::awaitable<Reply> await_reply(Start start);

  [[nodiscard]] Request request_of(Head head) const;
  [[nodiscard]] std::string head_text(const Reply& reply, const std::string& length, bool keeps,
                                      std::size_t body_size) const;

  Loop& loop_;
  Socket socket_;
  ClientAddress peer_;
  std::string buffer_{};  // bytes read and not used yet; released while idle
  std::string request_id_{};
  SteadyTime asked_at_{};  // when the head of the request was complete
  bool is_idle_{true};
};

}  // namespace guichet::http
