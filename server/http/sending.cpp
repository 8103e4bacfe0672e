// The sending half of a connection.
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>
#include <utility>

#include "server/http/connection.hpp"
#include "server/http/status.hpp"

namespace guichet::http {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::uint64_t small_file_max = 64 << 10;
constexpr std::size_t head_room = 2 << 10;  // what heads take, so that text grows once

bool is_same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
  });
}

bool has_header(const Reply& reply, std::string_view name) {
  return std::any_of(reply.headers.begin(), reply.headers.end(),
                     [&](const Header& header) { return is_same_name(header.name, name); });
}

void append_line(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  // A line end in a value would start a header of somebody else's making.
  const std::size_t begin = out.size();
  out += value;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  out += "\r\n";
}

// The part of bytes with this tag that is asked for, and what status and headers say of it.
FilePart describe_bytes(const Head* head, Reply& reply, const std::string& etag, std::uint64_t size) {
  const FilePart part = head != nullptr && reply.status == 200 ? choose_part(*head, etag, size)
                                                               : FilePart{reply.status, 0, size};
  const std::string whole = std::to_string(size);
  reply.status = part.status;
  if (!etag.empty()) {
    reply.add("ETag", etag);
    reply.add("Accept-Ranges", "bytes");
  }
  if (part.status == 416) reply.add("Content-Range", "bytes */" + whole);
  if (part.status == 206)
    reply.add("Content-Range", "bytes " + std::to_string(part.first) + "-" +
                                   std::to_string(part.first + part.count - 1) + "/" + whole);
  return part;
}

bool has_no_body(const FilePart& part) {
  return part.status == 304 || part.status == 416;
}

FilePart describe_file(const Head* head, Reply& reply) {
  const auto& file = *reply.file;
  const FilePart part = describe_bytes(head, reply, file.etag, file.size);
  reply.add("Cache-Control", file.cache);
  if (has_no_body(part)) return part;
  reply.add("Content-Type", file.type);
  if (!file.disposition.empty()) reply.add("Content-Disposition", file.disposition);
  if (!file.encoding.empty()) reply.add("Content-Encoding", file.encoding);
  return part;
}

FilePart describe_stream(const Head* head, Reply& reply) {
  const auto& stream = *reply.stream;
  const FilePart part = describe_bytes(head, reply, stream.size ? stream.etag : "", stream.size.value_or(0));
  if (has_no_body(part)) return part;
  reply.add("Content-Type", stream.type);
  if (!stream.disposition.empty()) reply.add("Content-Disposition", stream.disposition);
  return part;
}

// What of a piece belongs to the part, which `skip` bytes come before and of which `left` bytes are to come.
std::string_view inside(std::string_view piece, std::uint64_t& skip, std::uint64_t& left) {
  const auto before = std::min<std::uint64_t>(skip, piece.size());
  skip -= before;
  piece = piece.substr(before, left);
  left -= piece.size();
  return piece;
}

// Appends the part to the head, so that a small file costs one write and one packet; false when it cannot be
// read.
bool append_part(std::string& text, const FileReply& file, const FilePart& part) {
  if (file.kept) {
    text.append(*file.kept, part.first, part.count);
    return true;
  }
  const int descriptor = file.file.get();
  const std::size_t head_size = text.size();
  text.resize(head_size + part.count);
  for (std::uint64_t got = 0; got < part.count;) {
    const ssize_t n = ::pread(descriptor, text.data() + head_size + got, part.count - got,
                              static_cast<off_t>(part.first + got));
    if (n <= 0) return false;
    got += static_cast<std::uint64_t>(n);
  }
  return true;
}

std::string chunk_of(std::string_view piece) {
  char size[20]{};
  const auto end = std::to_chars(size, size + sizeof size, piece.size(), 16).ptr;
  std::string chunk(size, end);
  chunk += "\r\n";
  chunk += piece;
  chunk += "\r\n";
  return chunk;
}

}  // namespace

std::string Connection::head_text(const Reply& reply, const std::string& length, bool keeps,
                                  std::size_t body_size) const {
  std::string out;
  out.reserve(body_size + head_room);
  out += "HTTP/1.1 ";
  out += std::to_string(reply.status);
  out += ' ';
  out += reason_phrase(reply.status);
  out += "\r\n";
  for (const auto& header : reply.headers) append_line(out, header.name, header.value);
  out += loop_.shared().common_headers;
  if (!has_header(reply, "content-security-policy"))
    append_line(out, "Content-Security-Policy", loop_.shared().default_policy);
  if (!has_header(reply, "cross-origin-resource-policy"))
    append_line(out, "Cross-Origin-Resource-Policy", "same-origin");
  append_line(out, "Guichet-Request-Id", request_id_);
  out += length;
  out += keeps ? "\r\n" : "Connection: close\r\n\r\n";
  return out;
}

asio::awaitable<Connection::After> Connection::send(const Head* head, Reply reply) {
  const bool keeps = head != nullptr && head->is_keep_alive && !reply.closes && !loop_.shared().is_stopping;
  const bool is_head = head != nullptr && head->method == Method::head;
  const bool may_chunk = head != nullptr && head->is_keep_alive;
  FilePart part{};
  std::string length;
  bool is_chunked = false;
  if (reply.file) {
    part = describe_file(head, reply);
    length = "Content-Length: " + std::to_string(part.count) + "\r\n";
    if (reply.status == 304) length.clear();
  } else if (reply.stream) {
    part = describe_stream(head, reply);
    is_chunked = !reply.stream->size && may_chunk;
    if (reply.stream->size) length = "Content-Length: " + std::to_string(part.count) + "\r\n";
    if (reply.status == 304) length.clear();
    if (is_chunked) length = "Transfer-Encoding: chunked\r\n";
  } else if (reply.status != 204 && reply.status != 304) {
    length = "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
  }
  const bool is_until_close = reply.stream && !reply.stream->size && !is_chunked;
  loop_.shared().tally.count(reply.status, std::chrono::steady_clock::now() - asked_at_);
  const bool is_small_file = !is_head && reply.file && part.count <= small_file_max;
  std::string text = head_text(reply, length, keeps && !is_until_close,
                               is_small_file ? static_cast<std::size_t>(part.count) : reply.body.size());
  if (!is_head && !reply.file && !reply.stream) text += reply.body;
  reply.body.clear();
  if (is_small_file && !append_part(text, *reply.file, part)) co_return After::close;
  if (!co_await socket_.write(text)) co_return After::close;
  bool is_sent = true;
  if (!is_head && reply.file && !is_small_file)
    is_sent = co_await socket_.send_file(reply.file->file.get(), part.first, part.count);
  else if (!is_head && reply.stream)
    is_sent = co_await send_stream(std::move(*reply.stream), part, is_chunked);
  if (!is_sent) {
    socket_.cut();  // a body cut short must look cut short
    co_return After::close;
  }
  co_return keeps && !is_until_close ? After::next : After::close;
}

asio::awaitable<bool> Connection::send_stream(StreamReply stream, FilePart part, bool is_chunked) {
  const auto executor = co_await asio::this_coro::executor;
  struct Piece {
    explicit Piece(asio::any_io_executor on) : timer(on, SteadyTime::max()) {}
    asio::steady_timer timer;
    bool is_ready{false};
    std::optional<std::string> bytes{};
  };
  const std::shared_ptr<Producer> producer = std::move(stream.producer);
  const bool has_end = stream.size.has_value();
  const std::uint64_t after = has_end ? *stream.size - part.first - part.count : 0;
  std::uint64_t skip = part.first, left = part.count;
  while (!has_end || left > 0) {
    const auto piece = std::make_shared<Piece>(executor);
    socket_.expire_after(loop_.shared().options.deadlines.answer);
    const bool is_taken = loop_.shared().pool.submit([piece, producer, executor] {
      std::optional<std::string> bytes;
      try {
        bytes = producer->next();
      } catch (...) {
        bytes.reset();
      }
      asio::post(executor, [piece, bytes = std::move(bytes)]() mutable {
        piece->bytes = std::move(bytes);
        piece->is_ready = true;
        piece->timer.cancel();
      });
    });
    if (!is_taken) co_return false;
    while (!piece->is_ready) co_await piece->timer.async_wait(quietly);
    if (!piece->bytes) co_return false;
    if (piece->bytes->empty()) break;
    if (has_end && piece->bytes->size() > skip + left + after) co_return false;
    const std::string_view wanted = has_end ? inside(*piece->bytes, skip, left) : *piece->bytes;
    if (wanted.empty()) continue;
    const std::string chunk = is_chunked ? chunk_of(wanted) : std::string();
    if (!co_await socket_.write(is_chunked ? chunk : wanted)) co_return false;
  }
  if (left > 0) co_return false;
  if (!is_chunked) co_return true;
  co_return co_await socket_.write("0\r\n\r\n");
}

}  // namespace guichet::http
