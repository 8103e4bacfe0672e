#include "server/pages/static_files.hpp"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace guichet::server {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kept_max = 64 << 10;  // all of the client but its program

std::string contents(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), {}};
}

}  // namespace

std::string_view media_type(std::string_view name) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array types{Pair{".js", "text/javascript; charset=utf-8"},
                             Pair{".mjs", "text/javascript; charset=utf-8"},
                             Pair{".css", "text/css; charset=utf-8"},
                             Pair{".html", "text/html; charset=utf-8"},
                             Pair{".wasm", "application/wasm"},
                             Pair{".json", "application/json; charset=utf-8"},
                             Pair{".webmanifest", "application/manifest+json"},
                             Pair{".svg", "image/svg+xml"},
                             Pair{".png", "image/png"},
                             Pair{".jpg", "image/jpeg"},
                             Pair{".webp", "image/webp"},
                             Pair{".ico", "image/x-icon"},
                             Pair{".otf", "font/otf"},
                             Pair{".ttf", "font/ttf"},
                             Pair{".woff2", "font/woff2"},
                             Pair{".txt", "text/plain; charset=utf-8"}};
  for (const auto& [ending, type] : types)
    if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending) return type;
  return "application/octet-stream";
}

bool accepts_coding(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    const auto end = std::min(header.find(','), header.size());
    auto item = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
    const auto name = item.substr(0, item.find_first_of("; "));
    if (name == coding)
      return item.find("q=0") == std::string_view::npos || item.find("q=0.") != std::string_view::npos;
  }
  return false;
}

StaticFiles::Copy StaticFiles::describe(const fs::path& file, std::string_view coding) {
  const auto time = fs::last_write_time(file).time_since_epoch().count();
  const auto size = static_cast<std::uint64_t>(fs::file_size(file));
  std::string etag = "\"" + std::to_string(size) + "-" + std::to_string(time);
  if (!coding.empty()) etag += "-" + std::string(coding);
  Copy copy{file, size, etag + "\""};
  if (size <= kept_max) {
    std::string bytes = contents(file);
    if (bytes.size() == size) copy.kept = std::make_shared<const std::string>(std::move(bytes));
  }
  return copy;
}

StaticFiles::StaticFiles(const fs::path& folder) {
  if (!fs::is_directory(folder)) return;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    if (!item.is_regular_file()) continue;
    const auto name = "/" + fs::relative(item.path(), folder).generic_string();
    const auto ending = item.path().extension();
    if (ending == ".br" || ending == ".gz" || name == "/manifest.json" || name == "/index.html") continue;
    Entry entry;
    entry.plain = describe(item.path(), "");
    if (const auto packed = item.path().string() + ".br"; fs::exists(packed))
      entry.brotli = describe(packed, "br");
    if (const auto packed = item.path().string() + ".gz"; fs::exists(packed))
      entry.gzip = describe(packed, "gz");
    entry.type = media_type(name);
    entry.is_immutable = name.rfind("/assets/", 0) == 0;
    entry.is_shared = name == "/embed.js";
    files_.emplace(name, std::move(entry));
  }
  index_ = contents(folder / "index.html");
}

std::optional<http::Reply> StaticFiles::find(const http::Head& head) const {
  const auto found = files_.find(head.path);
  if (found == files_.end()) return std::nullopt;
  const Entry& entry = found->second;
  const auto codings = head.header("accept-encoding");
  const bool is_range = !head.header("range").empty();
  const Copy* copy = &entry.plain;
  std::string coding;
  if (!is_range && entry.brotli && accepts_coding(codings, "br")) {
    copy = &*entry.brotli;
    coding = "br";
  } else if (!is_range && entry.gzip && accepts_coding(codings, "gzip")) {
    copy = &*entry.gzip;
    coding = "gzip";
  }
  http::FileReply file;
  file.kept = copy->kept;
  if (!file.kept) file.file = http::FileHandle(::open(copy->file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.kept && !file.file.is_open()) return std::nullopt;
  file.size = copy->size;
  file.etag = copy->etag;
  file.type = entry.type;
  file.encoding = coding;
  file.cache = entry.is_immutable ? "public, max-age=31536000, immutable" : "no-cache";
  http::Reply reply;
  reply.add("Vary", "Accept-Encoding");
  if (entry.is_shared) reply.add("Cross-Origin-Resource-Policy", "cross-origin");
  reply.file.emplace(std::move(file));
  return reply;
}

}  // namespace guichet::server
