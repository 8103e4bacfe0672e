// HTTP messages as the rest of the server sees them: no Boost, no sockets.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/client_address.hpp"
#include "server/http/file_handle.hpp"

namespace guichet::http {

enum class Method { get, head, post, patch, del, options };

struct Header {
  std::string name{};  // lower case in requests
  std::string value{};
};

/// Head of a request that passed the strict layer.
struct Head {
  Method method{Method::get};
  std::string target{};  // as sent, always begins with '/'
  std::string path{};    // target without query, percent-decoding left to who needs it
  std::string query{};
  std::vector<Header> headers{};
  std::optional<std::uint64_t> content_length{};
  bool is_chunked{false};
  bool is_keep_alive{true};
  bool expects_continue{false};

  /// First value of a header by lower-case name; empty when absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] bool has_body() const { return is_chunked || content_length.value_or(0) > 0; }
};

struct Request {
  Head head{};
  std::string body{};
  ClientAddress peer{};
  bool is_tls{false};
  std::string id{};  // of this request, for logs and the reply
};

/// The value of a cookie; empty when absent or sent twice.
[[nodiscard]] std::string_view cookie(const Head& head, std::string_view name);

/// Bytes of a file, sent by the kernel. `Server` answers ranges and conditions by `etag`.
struct FileReply {
  FileHandle file{};
  std::shared_ptr<const std::string> kept{};  // instead of `file`: a small one that is in memory, whole
  std::uint64_t size{0};
  std::string etag{};  // quoted; empty: neither ranges nor 304
  std::string type{"application/octet-stream"};
  std::string disposition{};  // see content_disposition()
  std::string encoding{};     // of the bytes in the file: "br", "gzip" or empty
  std::string cache{"no-store"};
};

/// Produces a body piece by piece on a pool thread. An empty piece ends it; nothing means it failed and the
/// connection is cut, so that the client sees it.
class Producer {
 public:
  virtual ~Producer() = default;
  [[nodiscard]] virtual std::optional<std::string> next() = 0;
};

struct StreamReply {
  std::unique_ptr<Producer> producer{};
  std::optional<std::uint64_t> size{};  // unknown: chunked coding
  std::string etag{};                   // quoted; with a size, parts can be asked for
  std::string type{"application/octet-stream"};
  std::string disposition{};
};

struct Reply {
  int status{200};
  std::vector<Header> headers{};  // without length and the headers every reply gets
  std::string body{};
  std::optional<FileReply> file{};
  std::optional<StreamReply> stream{};
  bool closes{false};

  void add(std::string name, std::string value) { headers.push_back({std::move(name), std::move(value)}); }
};

/// A plain text reply of one line.
[[nodiscard]] Reply text_reply(int status, std::string_view line);
[[nodiscard]] Reply redirect(std::string location);

/// `Content-Disposition` per RFC 6266: safe ASCII name and the UTF-8 one.
enum class Disposition { inline_, attachment };
[[nodiscard]] std::string content_disposition(Disposition how, std::string_view file_name);

/// Sends the reply of one request, once, from any thread. Dropped unused, it sends a 500.
class Responder {
 public:
  using Send = std::function<void(Reply)>;
  explicit Responder(Send send) : once_(std::make_shared<Once>(std::move(send))) {}
  void operator()(Reply reply) const;

 private:
  struct Once {
    explicit Once(Send to) : send(std::move(to)) {}
    ~Once();
    Once(const Once&) = delete;
    Once& operator=(const Once&) = delete;
    Send send;
  };
  std::shared_ptr<Once> once_;
};

/// Takes a request body as it arrives from the socket, on the loop's thread.
class BodySink {
 public:
  virtual ~BodySink() = default;
  /// The next bytes; false refuses the rest, `finish` is called at once and the connection closes.
  [[nodiscard]] virtual bool take(std::string_view bytes) = 0;
  enum class End { complete, cut_short, refused };
  /// The body is over. Slow work (sync, rename) moves to a pool with the responder.
  virtual void finish(End end, Responder respond) = 0;
};

/// What to do with the body of a request, decided from its head alone.
struct ReadAll {
  std::uint64_t bytes_max{1 << 20};  // more answers 413
};
struct BodyPlan {
  std::optional<Reply> at_once{};    // the answer is known already; a body is not read
  std::unique_ptr<BodySink> sink{};  // else: body goes here, `answer` is not called
  std::uint64_t sink_bytes_max{0};
  ReadAll read{};  // else: collected for `answer`
};

/// Answers requests of one event loop; never shared between loops.
class Handler {
 public:
  virtual ~Handler() = default;
  [[nodiscard]] virtual BodyPlan plan(const Request& head_only) = 0;
  virtual void answer(Request request, Responder respond) = 0;
};

}  // namespace guichet::http
