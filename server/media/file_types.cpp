#include "server/media/file_types.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "shared/core/text.hpp"

namespace guichet::media {

namespace {

bool is_plain_text(std::string_view start) {
  return std::none_of(start.begin(), start.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
}

template <std::size_t size>
bool has_extension(std::string_view name, const std::array<std::string_view, size>& extensions) {
  const std::string folded = text::fold(name);
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](std::string_view extension) { return folded.ends_with(extension); });
}

// Text and archives can be nearly anything: there the name decides what a person's machine will do with them.
bool is_document(std::string_view type, std::string_view name) {
  static constexpr std::array<std::string_view, 3> texts{".txt", ".csv", ".md"};
  static constexpr std::array<std::string_view, 7> archives{".zip", ".docx", ".xlsx", ".pptx",
                                                            ".odt", ".ods",  ".odp"};
  if (type == "text/plain") return has_extension(name, texts);
  if (type == "application/zip") return has_extension(name, archives);
  return is_picture_type(type) || type == "application/pdf" || type == "image/vnd.dwg";
}

bool is_floor_plan(std::string_view type, std::string_view name) {
  static constexpr std::array<std::string_view, 2> drawings{".dxf", ".svg"};
  if (type == "text/plain") return has_extension(name, drawings);
  return is_picture_type(type) || type == "application/pdf" || type == "image/vnd.dwg";
}

}  // namespace

std::string start_of(int descriptor) {
  std::string start(start_bytes, '\0');
  const auto count = ::pread(descriptor, start.data(), start.size(), 0);
  start.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return start;
}

std::string sniffed_type(std::string_view start) {
  const auto has = [&](std::size_t at, std::string_view bytes) {
    return start.size() >= at + bytes.size() && start.substr(at, bytes.size()) == bytes;
  };
  if (has(0, "\xff\xd8\xff")) return "image/jpeg";
  if (has(0, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (has(0, "RIFF") && has(8, "WEBP")) return "image/webp";
  if (has(0, "RIFF") && has(8, "AVI ")) return "video/x-msvideo";
  if (has(4, "ftypqt")) return "video/quicktime";
  if (has(4, "ftypM4V") || has(4, "ftypmp4") || has(4, "ftypiso") || has(4, "ftypavc") || has(4, "ftypMSNV"))
    return "video/mp4";
  if (has(0, "\x1a\x45\xdf\xa3")) return "video/webm";
  if (has(0, "%PDF-")) return "application/pdf";
  if (has(0, "PK\x03\x04")) return "application/zip";
  if (has(0, "AC10")) return "image/vnd.dwg";
  if (!start.empty() && is_plain_text(start)) return "text/plain";
  return {};
}

bool is_accepted(MediaKind kind, std::string_view type, std::string_view name) {
  switch (kind) {
    case MediaKind::photo:
    case MediaKind::panorama:
      return is_picture_type(type);
    case MediaKind::video:
      return type.starts_with("video/");
    case MediaKind::floor_plan:
      return is_floor_plan(type, name);
    case MediaKind::document:
      return is_document(type, name);
  }
  return false;
}

bool is_picture_type(std::string_view content_type) {
  return content_type == "image/jpeg" || content_type == "image/png" || content_type == "image/webp";
}

}  // namespace guichet::media
