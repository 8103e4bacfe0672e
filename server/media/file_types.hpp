// What a file is, by its bytes: never by its name alone.
#pragma once

#include <string>
#include <string_view>

#include "shared/media/media.hpp"

namespace guichet::media {

/// As many bytes as `sniffed_type` looks at.
inline constexpr std::size_t start_bytes = 512;
/// The first bytes of an open file, at most `start_bytes`.
[[nodiscard]] std::string start_of(int descriptor);

/// Type of a file by its first bytes; empty when they are of none that is known.
[[nodiscard]] std::string sniffed_type(std::string_view start);
/// Whether a file of this type and name may be kept as that.
[[nodiscard]] bool is_accepted(MediaKind kind, std::string_view type, std::string_view name);
/// Whether the bytes are a picture that browsers show and the worker reads.
[[nodiscard]] bool is_picture_type(std::string_view content_type);

}  // namespace guichet::media
