#include "wasm-app/platform/images.hpp"

#include <GLES3/gl3.h>

#include <algorithm>

namespace guichet::platform {
namespace {

constexpr std::size_t interface_bytes_max = std::size_t{96} * 1024 * 1024;

// A picture still on its way that no frame asked for this long is given up: it was scrolled or turned away.
constexpr std::uint64_t stale_frames = 30;

// Numbers are shared by all stores, so that an arrival belongs to one of them only.
std::uint32_t next_id = 1;

std::size_t bytes_of(const Picture& picture) {
  return static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
}

}  // namespace

Pictures::~Pictures() {
  for (auto& [url, entry] : entries_) release(entry);
}

const Picture* Pictures::want(std::string_view url) {
  const auto [found, is_new] = entries_.try_emplace(std::string(url));
  Entry& entry = found->second;
  entry.used_in_frame = frame_;
  if (is_new) {
    entry.id = next_id++;
    guichet_image_load(entry.id, 0, 0, url.data(), static_cast<int>(url.size()));
  }
  return entry.status == ui::ImageStatus::ready ? &entry.picture : nullptr;
}

ui::ImageStatus Pictures::status(std::string_view url) const {
  const auto found = entries_.find(std::string(url));
  return found == entries_.end() ? ui::ImageStatus::loading : found->second.status;
}

const ui::Pixels* Pictures::pixels_of(std::uint64_t texture) const {
  for (const auto& [url, entry] : entries_) {
    if (entry.id == texture && entry.status == ui::ImageStatus::ready) return &entry.picture.pixels;
  }
  return nullptr;
}

bool Pictures::arrived(std::uint32_t id, int width, int height) {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& at) { return at.second.id == id; });
  if (found == entries_.end()) return false;
  Entry& entry = found->second;
  entry.picture.width = width;
  entry.picture.height = height;
  if (width <= 0 || height <= 0) {
    entry.status = ui::ImageStatus::failed;
  } else if (painting_ != Painting::early) {
    take(entry);
  }
  return true;
}

void Pictures::set_painting(Painting painting) {
  painting_ = painting;
  for (auto& [url, entry] : entries_) {
    if (entry.status == ui::ImageStatus::loading && entry.picture.width > 0) take(entry);
  }
}

void Pictures::take(Entry& entry) {
  Picture& picture = entry.picture;
  bool is_taken = false;
  if (painting_ == Painting::webgl) {
    glGenTextures(1, &picture.texture);
    is_taken = guichet_image_upload(entry.id, picture.texture) != 0;
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  } else {
    picture.texture = entry.id;
    picture.pixels = {.width = picture.width, .height = picture.height, .rgba = {}};
    picture.pixels.rgba.resize(bytes_of(picture));
    is_taken =
        guichet_image_pixels(entry.id, picture.pixels.rgba.data(), static_cast<int>(bytes_of(picture))) != 0;
  }
  bytes_ += bytes_of(picture);
  entry.status = is_taken ? ui::ImageStatus::ready : ui::ImageStatus::failed;
}

void Pictures::release(Entry& entry) {
  guichet_image_drop(entry.id);
  if (entry.picture.texture != 0 && painting_ == Painting::webgl) glDeleteTextures(1, &entry.picture.texture);
  if (entry.status == ui::ImageStatus::ready) bytes_ -= std::min(bytes_, bytes_of(entry.picture));
  entry.picture = {};
}

void Pictures::end_frame() {
  std::erase_if(entries_, [&](auto& at) {
    Entry& entry = at.second;
    const bool is_stale =
        entry.status == ui::ImageStatus::loading && entry.used_in_frame + stale_frames < frame_;
    if (is_stale) guichet_image_drop(entry.id);
    return is_stale;
  });
  while (bytes_ > bytes_max_) {
    const auto oldest = std::min_element(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
      return a.second.used_in_frame < b.second.used_in_frame;
    });
    if (oldest == entries_.end() || oldest->second.used_in_frame == frame_) break;
    release(oldest->second);
    entries_.erase(oldest);
  }
  ++frame_;
}

void Pictures::forget_all(Painting painting) {
  for (auto& [url, entry] : entries_) {
    if (painting_ == Painting::webgl) entry.picture.texture = 0;  // went with its context
    release(entry);
  }
  entries_.clear();
  bytes_ = 0;
  painting_ = painting;
}

PageImages::PageImages() : pictures_(interface_bytes_max) {}

ui::ImageState PageImages::request(std::string_view url) {
  const Picture* picture = pictures_.want(url);
  if (picture == nullptr) return {.status = pictures_.status(url)};
  return {.status = ui::ImageStatus::ready,
          .texture = picture->texture,
          .width = picture->width,
          .height = picture->height};
}

}  // namespace guichet::platform
