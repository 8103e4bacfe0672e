// The client's files, as its build left them: hashed names in assets/, copies in .br and .gz beside them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.hpp"

namespace guichet::server {

class StaticFiles {
 public:
  /// Reads the folder's listing and its small files once; a missing folder has no files.
  explicit StaticFiles(const std::filesystem::path& folder);

  /// The file of a path like "/assets/main.0123.js", in the best coding the client takes; nothing when
  /// unknown.
  [[nodiscard]] std::optional<http::Reply> find(const http::Head& head) const;
  /// The text of index.html; empty when there is none.
  [[nodiscard]] const std::string& index() const { return index_; }

 private:
  struct Copy {
    std::filesystem::path file{};
    std::uint64_t size{0};
    std::string etag{};
    std::shared_ptr<const std::string> kept{};  // the bytes of a small file
  };
  struct Entry {
    Copy plain{};
    std::optional<Copy> brotli{};
    std::optional<Copy> gzip{};
    std::string type{};
    bool is_immutable{false};
    bool is_shared{false};  // other sites load it: embed.js
  };
  static Copy describe(const std::filesystem::path& file, std::string_view coding);

  std::map<std::string, Entry, std::less<>> files_{};
  std::string index_{};
};

/// Media type by the ending of a name.
[[nodiscard]] std::string_view media_type(std::string_view name);
/// Whether an Accept-Encoding header takes a coding (and does not give it q=0).
[[nodiscard]] bool accepts_coding(std::string_view header, std::string_view coding);

}  // namespace guichet::server
