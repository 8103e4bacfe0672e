#pragma once

#include <cstdint>

namespace guichet::platform {

// A linked program of GLSL ES 3.00 sources, which are ours and compile.
[[nodiscard]] std::uint32_t linked_program(const char* vertex_source, const char* fragment_source);

}  // namespace guichet::platform
