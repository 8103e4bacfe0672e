#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasm-app/platform/bridge.hpp"
#include "wasm-app/ui/software_raster.hpp"
#include "wasm-app/ui/specs.hpp"

namespace guichet::platform {

// `early` is in software, too, until the page knows whether there is WebGL; pictures wait for that.
enum class Painting : std::uint8_t { early, webgl, software };

// A decoded picture: a texture of the graphics processor, or pixels for the software painter, where `texture`
// is only a number.
struct Picture {
  std::uint32_t texture = 0;
  int width = 0, height = 0;
  ui::Pixels pixels;
};

// Fetches, decodes and keeps pictures by address; the least recently wanted go when the budget is spent.
class Pictures {
 public:
  explicit Pictures(std::size_t bytes_max) : bytes_max_(bytes_max) {}
  ~Pictures();
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  // Ready pictures only; asking starts the fetch and keeps the picture from being dropped.
  const Picture* want(std::string_view url);
  // Software only: the pixels of a texture number.
  [[nodiscard]] const ui::Pixels* pixels_of(std::uint64_t texture) const;
  [[nodiscard]] ui::ImageStatus status(std::string_view url) const;
  // The browser decoded (or gave up on) the picture with this number. False: not one of these.
  bool arrived(std::uint32_t id, int width, int height);
  void end_frame();
  // Textures of a lost context are gone; everything is fetched again, from the browser's cache.
  void forget_all(Painting painting);
  // From early to one of the others; takes what arrived before.
  void set_painting(Painting painting);

 private:
  struct Entry {
    std::uint32_t id = 0;
    ui::ImageStatus status = ui::ImageStatus::loading;
    std::uint64_t used_in_frame = 0;
    Picture picture;
  };
  void take(Entry& entry);
  void release(Entry& entry);

  std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  std::uint64_t frame_ = 1;
  Painting painting_ = Painting::early;
  std::unordered_map<std::string, Entry> entries_;
};

class PageImages final : public ui::ImageStore {
 public:
  PageImages();
  ui::ImageState request(std::string_view url) override;
  Pictures& pictures() { return pictures_; }

 private:
  Pictures pictures_;
};

}  // namespace guichet::platform
