#pragma once

#include <cstdint>
#include <string>

#include "shared/wire/fields.hpp"

namespace guichet::worker {

WIRE_ENUM(PictureUse, photo, panorama)

// What to do with the picture on descriptor 3; files are written into the folder on descriptor 4.
struct PictureJob {
  PictureUse use = PictureUse::photo;
  WIRE_FIELDS(use)
};

WIRE_ENUM(Refusal,
          none,
          unknown_type,     // not JPEG, PNG or WebP
          too_large,        // over the pixel limit, by its header
          damaged,          // does not decode
          not_a_panorama,   // neither 2:1 nor marked as equirectangular
          over_limits,      // the worker ran out of its time or memory, or was stopped for what it tried
          worker_failed)    // could not be started, or broke off; worth another try

struct Report {
  Refusal refusal = Refusal::none;
  std::string detail{};              // for the log, in English
  std::string content_type{};        // image/jpeg, image/png, image/webp
  std::int64_t width = 0;            // as seen, orientation applied
  std::int64_t height = 0;
  std::int64_t tile_levels = 0;      // panorama only
  std::int64_t tile_size = 0;
  std::int64_t cube_size = 0;
  WIRE_FIELDS(refusal, detail, content_type, width, height, tile_levels, tile_size, cube_size)

  [[nodiscard]] bool is_ok() const { return refusal == Refusal::none; }
};

}  // namespace guichet::worker
