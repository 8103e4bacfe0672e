#include "shared/media/media.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "shared/core/text.hpp"
#include "shared/portal/checks.hpp"

namespace guichet::media {

namespace {

constexpr std::size_t file_name_bytes_max = 240;  // file systems stop at 255

// Marks that change the direction of text or have no width: "invoice\u202Efdp.exe" reads "invoiceexe.pdf".
bool is_hidden(char32_t c) {
  return c == 0x61C || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFC) || c >= 0xE0000;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool is_reserved(char32_t c) {
  return c == '<' || c == '>' || c == ':' || c == '"' || c == '|' || c == '?' || c == '*';
}

std::string_view after_last_separator(std::string_view path) {
  const std::size_t at = path.find_last_of("/\\");
  return at == std::string_view::npos ? path : path.substr(at + 1);
}

std::string without_dangerous_characters(std::string_view name) {
  std::string clean;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    if (is_hidden(c) || is_control(c)) continue;
    if (is_reserved(c) || c == 0xFFFD) {
      clean += '_';
    } else {
      text::append_utf8(clean, c);
    }
  }
  return clean;
}

// Neither hidden ("." in front) nor changed by Windows (dots and spaces at the end).
std::string_view without_outer_dots(std::string_view name) {
  const std::size_t first = name.find_first_not_of(". ");
  if (first == std::string_view::npos) return {};
  return name.substr(first, name.find_last_not_of(". ") + 1 - first);
}

std::string_view stem_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

// With its dot; empty when there is none.
std::string_view extension_of(std::string_view name) {
  return name.substr(stem_of(name).size());
}

// Names that Windows keeps for devices, whatever stands behind the first dot.
bool is_device_name(std::string_view name) {
  static constexpr std::array<std::string_view, 4> plain{"con", "prn", "aux", "nul"};
  const std::string base = text::fold(text::trim(name.substr(0, name.find('.'))));
  if (std::find(plain.begin(), plain.end(), base) != plain.end()) return true;
  return base.size() == 4 && (base.starts_with("com") || base.starts_with("lpt")) && base[3] >= '0' &&
         base[3] <= '9';
}

// Shortens the stem, never in the middle of a character; a long extension is no extension.
std::string shortened(std::string name) {
  const auto is_short = [](std::string_view text) {
    return text.size() <= file_name_bytes_max &&
           text::code_points(text) <= static_cast<std::size_t>(file_name_max);
  };
  if (is_short(name)) return name;
  std::string extension{extension_of(name)};
  if (extension.size() > 12) extension.clear();
  const std::string_view stem = std::string_view{name}.substr(0, name.size() - extension.size());
  std::string cut;
  for (std::size_t at = 0; at < stem.size();) {
    const std::size_t before = at;
    text::next_code_point(stem, at);
    if (!is_short(cut + std::string{stem.substr(before, at - before)} + extension)) break;
    cut += stem.substr(before, at - before);
  }
  return cut + extension;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '-' || c == '_' || c == '.' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

// Renditions are JPEG whatever was uploaded.
std::string saved_name(const MediaItem& item, Variant variant) {
  if (variant == Variant::original) return item.name;
  return std::string{stem_of(item.name)} + ".jpg";
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void RemoveMedia::check(Problems& p) const {
  p.require(media, !media.empty(), &Catalog::field_required);
}

void RestoreMedia::check(Problems& p) const {
  p.require(media, !media.empty(), &Catalog::field_required);
}

void DescribeMedia::check(Problems& p) const {
  p.require(media, !media.empty(), &Catalog::field_required);
  portal::require_text(p, title, title_max);
}

void PlaceScene::check(Problems& p) const {
  const auto require_between = [&p](const std::int64_t& value, std::int64_t least, std::int64_t most) {
    p.require(value, value >= least && value <= most, &Catalog::field_unreadable);
  };
  p.require(media, !media.empty(), &Catalog::field_required);
  require_between(scene.yaw, -180, 180);
  if (scene.place) {
    p.require(scene.place->plan, !scene.place->plan.empty(), &Catalog::field_required);
    require_between(scene.place->x, 0, plan_edge);
    require_between(scene.place->y, 0, plan_edge);
    require_between(scene.place->heading, 0, 359);
  }
  p.require(scene.links, std::ssize(scene.links) <= scene_links_max, &Catalog::field_too_long,
            {{.name = "max", .value = std::to_string(scene_links_max)}});
  for (const SceneLink& link : scene.links) {
    p.require(link.to, !link.to.empty(), &Catalog::field_required);
    p.require(link.to, link.to != media, &Catalog::choice_required);
    require_between(link.yaw, -180, 180);
    require_between(link.pitch, -90, 90);
  }
}

void keep_ways_among(std::vector<MediaItem>& items) {
  const auto is_absent = [&items](const MediaId& id) {
    return std::none_of(items.begin(), items.end(), [&id](const MediaItem& item) { return item.id == id; });
  };
  for (MediaItem& item : items) {
    if (!item.scene) continue;
    std::erase_if(item.scene->links, [&](const SceneLink& link) { return is_absent(link.to); });
    if (item.scene->place && is_absent(item.scene->place->plan)) item.scene->place.reset();
  }
}

float yaw_after(float yaw, const MediaItem& from, const MediaItem& to) {
  if (!to.scene) return 0;
  const bool is_same_plan =
      from.scene && from.scene->place && to.scene->place && from.scene->place->plan == to.scene->place->plan;
  if (!is_same_plan) return static_cast<float>(to.scene->yaw);
  const auto between = static_cast<float>(from.scene->place->heading - to.scene->place->heading);
  return std::remainder(yaw + between, 360.f);
}

std::string file_path(std::string_view portal, const MediaItem& item, Variant variant) {
  return "/files/" + percent_encoded(portal) + "/" + percent_encoded(item.id.value) + "/" +
         std::string{wire::name(variant)} + "/" + percent_encoded(saved_name(item, variant));
}

std::string tiles_path(std::string_view portal, const MediaId& id) {
  return "/tiles/" + percent_encoded(portal) + "/" + percent_encoded(id.value) + "/";
}

std::string archive_path(std::string_view portal, std::string_view order, Variant size,
                         const std::vector<MediaId>& only) {
  std::string path = "/archives/" + percent_encoded(portal) + "/" + percent_encoded(order) +
                     ".zip?size=" + std::string{wire::name(size)};
  for (std::size_t i = 0; i < only.size(); ++i) {
    path += i == 0 ? "&only=" : ",";
    path += percent_encoded(only[i].value);
  }
  return path;
}

std::string uploads_path(std::string_view portal) {
  return "/uploads/" + percent_encoded(portal) + "/";
}

std::string safe_file_name(std::string_view given) {
  const std::string clean = without_dangerous_characters(after_last_separator(given));
  std::string name{without_outer_dots(text::single_line(clean))};
  if (name.empty()) return "file";
  if (is_device_name(name)) name.insert(name.begin(), '_');
  return std::string{without_outer_dots(shortened(std::move(name)))};
}

MediaKind kind_by_name(std::string_view file_name) {
  static constexpr std::array<std::string_view, 11> pictures{
      ".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".gif", ".bmp"};
  static constexpr std::array<std::string_view, 7> videos{".mp4", ".mov", ".m4v", ".webm",
                                                          ".mkv", ".avi", ".mts"};
  static constexpr std::array<std::string_view, 3> drawings{".svg", ".dxf", ".dwg"};
  const std::string name = text::fold(file_name);
  const std::string_view extension = extension_of(name);
  const std::string_view stem = stem_of(name);
  const auto has = [stem](std::string_view word) { return stem.find(word) != std::string_view::npos; };
  if (is_one_of(extension, videos)) return MediaKind::video;
  if (is_one_of(extension, drawings)) return MediaKind::floor_plan;
  // "plan" as a word of its own: "plain-pied" and "planche" are pictures of other things.
  const bool is_plan =
      text::matches(" " + std::string{stem} + " ", "plan") && !has("plain") && !has("planche");
  if (is_one_of(extension, pictures)) {
    if (has("360") || has("pano")) return MediaKind::panorama;
    return is_plan ? MediaKind::floor_plan : MediaKind::photo;
  }
  return extension == ".pdf" && is_plan ? MediaKind::floor_plan : MediaKind::document;
}

}  // namespace guichet::media
