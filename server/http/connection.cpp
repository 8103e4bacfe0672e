#include "server/http/connection.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "server/http/head_parser.hpp"

namespace guichet::http {
namespace {

constexpr std::size_t read_piece = 16 << 10;
constexpr std::size_t sink_piece = 256 << 10;
constexpr std::string_view head_end = "\r\n\r\n";
constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

/// A value another thread will bring; the coroutine sleeps on the timer meanwhile.
template <class T>
struct Awaited {
  explicit Awaited(asio::any_io_executor executor) : timer(executor, SteadyTime::max()) {}
  asio::steady_timer timer;
  std::optional<T> value{};
};

// What reading the body and sending the answer need of a head that goes away with its request.
Head kept_of(const Head& head) {
  Head kept;
  kept.method = head.method;
  kept.content_length = head.content_length;
  kept.is_chunked = head.is_chunked;
  kept.is_keep_alive = head.is_keep_alive;
  kept.expects_continue = head.expects_continue;
  for (const auto& header : head.headers)
    if (header.name == "if-none-match" || header.name == "if-range" || header.name == "range")
      kept.headers.push_back(header);
  return kept;
}

}  // namespace

Connection::Connection(Loop& loop, asio::ip::tcp::socket socket, ClientAddress peer)
    : loop_(loop), socket_(std::move(socket), loop.shared().tls.get()), peer_(std::move(peer)) {
  loop_.add(*this);
  socket_.set_write_deadline(loop_.shared().options.deadlines.write);
}

Connection::~Connection() {
  loop_.remove(*this);
  loop_.shared().census.leave(peer_);
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  const auto& deadlines = loop_.shared().options.deadlines;
  socket_.expire_after(deadlines.head);
  if (!co_await socket_.handshake()) co_return;
  for (;;) {
    is_idle_ = buffer_.empty();
    if (is_idle_) {
      buffer_.shrink_to_fit();
      socket_.expire_after(deadlines.idle);
      if (loop_.shared().is_stopping || !co_await socket_.wait_readable()) co_return;
      is_idle_ = false;
    }
    socket_.expire_after(deadlines.head);
    if (!co_await read_head()) co_return;
    const auto number = loop_.shared().requests.fetch_add(1) + 1;
    request_id_ = loop_.shared().request_prefix + std::to_string(number);
    asked_at_ = std::chrono::steady_clock::now();
    auto after = After::close;
    const auto end = buffer_.find(head_end);
    if (end == std::string::npos || end + head_end.size() > head_bytes_max) {
      after = co_await refuse({431, "head too long"});
    } else {
      auto parsed = parse_head(std::string_view(buffer_).substr(0, end + head_end.size()));
      buffer_.erase(0, end + head_end.size());
      if (auto* refusal = std::get_if<Refusal>(&parsed))
        after = co_await refuse(*refusal);
      else
        after = co_await serve(std::move(std::get<Head>(parsed)));
    }
    if (after == After::close) {
      co_await socket_.close_gently();
      co_return;
    }
  }
}

// False when the peer went away before the head was complete. A head that is too long, or has a line the
// strict layer refuses however it goes on, ends the reading too.
asio::awaitable<bool> Connection::read_head() {
  while (buffer_.find(head_end) == std::string::npos) {
    if (buffer_.size() > head_bytes_max) co_return true;
    const auto first_lf = buffer_.find('\n');
    if (first_lf != std::string::npos && (first_lf == 0 || buffer_[first_lf - 1] != '\r')) {
      buffer_ += head_end;  // refused as a bare line end
      co_return true;
    }
    const auto line = buffer_.find("\r\n");
    if (line != std::string::npos && refuse_bytes(buffer_.substr(0, line) + "\r\n\r\n")) {
      buffer_ = buffer_.substr(0, line) + std::string(head_end);
      co_return true;
    }
    if (co_await fill(4096) == 0) co_return false;
  }
  co_return true;
}

asio::awaitable<std::size_t> Connection::fill(std::size_t room) {
  const auto used = buffer_.size();
  buffer_.resize(used + room);
  const auto count = co_await socket_.read_some({buffer_.data() + used, room});
  buffer_.resize(used + count);
  co_return count;
}

Request Connection::request_of(Head head) const {
  Request request;
  request.peer = peer_;
  request.is_tls = socket_.is_tls();
  request.id = request_id_;
  const auto& trusted = loop_.shared().options.trusted_proxies;
  if (std::find(trusted.begin(), trusted.end(), peer_.text) != trusted.end()) {
    std::vector<std::string_view> forwarded;
    for (const auto& header : head.headers)
      if (header.name == "x-forwarded-for") forwarded.push_back(header.value);
    request.peer = forwarded_client(forwarded, peer_, trusted);
    request.is_tls = head.header("x-forwarded-proto") == "https";
  }
  request.head = std::move(head);
  return request;
}

template <class Start>
asio::awaitable<Reply> Connection::await_reply(Start start) {
  const auto executor = co_await asio::this_coro::executor;
  const auto awaited = std::make_shared<Awaited<Reply>>(executor);
  socket_.expire_after(loop_.shared().options.deadlines.answer);
  start(Responder([awaited, executor](Reply reply) {
    const auto carried = std::make_shared<Reply>(std::move(reply));
    asio::dispatch(executor, [awaited, carried] {
      awaited->value.emplace(std::move(*carried));
      awaited->timer.cancel();
    });
  }));
  while (!awaited->value) co_await awaited->timer.async_wait(quietly);
  co_return std::move(*awaited->value);
}

asio::awaitable<Connection::After> Connection::serve(Head head) {
  Request request = request_of(std::move(head));
  BodyPlan plan;
  bool has_failed = false;
  try {
    plan = loop_.handler().plan(request);
  } catch (...) {
    has_failed = true;
  }
  if (has_failed) plan.at_once = text_reply(500, "Internal error");
  if (plan.at_once) {
    if (request.head.has_body()) plan.at_once->closes = true;
    co_return co_await send(&request.head, std::move(*plan.at_once));
  }
  if (plan.sink) co_return co_await serve_into_sink(std::move(request), std::move(plan));
  const Head kept = kept_of(request.head);
  if (const auto status = co_await read_body(kept, plan.read.bytes_max, request.body); status) {
    if (*status == 0) co_return After::close;
    co_return co_await refuse({*status, *status == 413 ? "body too large" : "malformed body"});
  }
  auto& handler = loop_.handler();
  auto reply = co_await await_reply(
      [&](Responder respond) { handler.answer(std::move(request), std::move(respond)); });
  co_return co_await send(&kept, std::move(reply));
}

asio::awaitable<Connection::After> Connection::serve_into_sink(Request request, BodyPlan plan) {
  auto& sink = *plan.sink;
  if (request.head.content_length.value_or(0) > plan.sink_bytes_max)
    co_return co_await refuse({413, "body too large"});
  const auto end = co_await pour(request.head, plan.sink_bytes_max, sink);
  auto reply = co_await await_reply([&](Responder respond) { sink.finish(end, std::move(respond)); });
  if (end == BodySink::End::cut_short) co_return After::close;
  if (end == BodySink::End::refused) reply.closes = true;
  co_return co_await send(&request.head, std::move(reply));
}

// Nothing when the body is complete, 0 when the peer went away, else the status to refuse with.
asio::awaitable<std::optional<int>> Connection::read_body(const Head& head, std::uint64_t bytes_max,
                                                          std::string& body) {
  if (!head.has_body()) co_return std::nullopt;
  if (head.content_length.value_or(0) > bytes_max) co_return 413;
  if (head.expects_continue && !co_await socket_.write("HTTP/1.1 100 Continue\r\n\r\n")) co_return 0;
  const auto expected = head.content_length.value_or(0);
  socket_.expire_after(loop_.shared().options.deadlines.body + std::chrono::milliseconds(expected / 100));
  ChunkedDecoder decoder;
  for (;;) {
    if (head.is_chunked) {
      buffer_.erase(0, decoder.feed(buffer_, body));
      if (decoder.state() == ChunkedDecoder::State::done) co_return std::nullopt;
      if (decoder.state() == ChunkedDecoder::State::malformed) co_return 400;
      if (body.size() > bytes_max) co_return 413;
    } else {
      const auto count =
          static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size(), expected - body.size()));
      body.append(buffer_, 0, count);
      buffer_.erase(0, count);
      if (body.size() == expected) co_return std::nullopt;
    }
    if (co_await fill(read_piece) == 0) co_return 0;
  }
}

asio::awaitable<BodySink::End> Connection::pour(const Head& head, std::uint64_t bytes_max, BodySink& sink) {
  using End = BodySink::End;
  const auto& deadlines = loop_.shared().options.deadlines;
  if (head.expects_continue && !co_await socket_.write("HTTP/1.1 100 Continue\r\n\r\n"))
    co_return End::cut_short;
  if (!head.has_body()) co_return End::complete;
  const auto expected = head.content_length.value_or(0);
  std::uint64_t total = 0;
  ChunkedDecoder decoder;
  std::string decoded;
  for (;;) {
    std::size_t count = 0;
    std::string_view bytes;
    if (head.is_chunked) {
      decoded.clear();
      count = decoder.feed(buffer_, decoded);
      if (decoder.state() == ChunkedDecoder::State::malformed) co_return End::refused;
      bytes = decoded;
    } else {
      count = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size(), expected - total));
      bytes = std::string_view(buffer_).substr(0, count);
    }
    total += bytes.size();
    if (total > bytes_max || (!bytes.empty() && !sink.take(bytes))) co_return End::refused;
    if (count == buffer_.size())
      buffer_.clear();
    else
      buffer_.erase(0, count);
    const bool is_over = head.is_chunked ? decoder.state() == ChunkedDecoder::State::done : total == expected;
    if (is_over) co_return End::complete;
    socket_.expire_after(deadlines.body);
    if (co_await fill(sink_piece) == 0) co_return End::cut_short;
  }
}

asio::awaitable<Connection::After> Connection::refuse(Refusal refusal) {
  Reply reply = text_reply(refusal.status, refusal.reason);
  reply.closes = true;
  if (refusal.status == 405) reply.add("Allow", "GET, HEAD, POST, PATCH, DELETE, OPTIONS");
  co_return co_await send(nullptr, std::move(reply));
}

}  // namespace guichet::http
