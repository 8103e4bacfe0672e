#pragma once

#include <array>
#include <cstdint>

namespace guichet::platform {

// A linked program of GLSL ES 3.00 sources, which are ours and compile.
[[nodiscard]] std::uint32_t linked_program(const char* vertex_source, const char* fragment_source);

inline constexpr int pictures_at_once = 8;

// A fragment shader that takes its colour from one of several pictures. A vertex shader gives it the place in
// the picture (vec2 at), the picture's number (flat int slot) and a colour to multiply with (vec4 color_at).
extern const char* const several_pictures;
// Says once which picture lies in which unit; the program is in use. Waits for the compiler.
void number_pictures(std::uint32_t program);
// The first `count` are what the program takes its colours from, until others are bound.
void bind_pictures(const std::array<std::uint32_t, pictures_at_once>& textures, int count);

}  // namespace guichet::platform
