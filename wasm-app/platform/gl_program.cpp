#include "wasm-app/platform/gl_program.hpp"

#include <GLES3/gl3.h>

#include <initializer_list>

namespace guichet::platform {
namespace {

GLuint compiled(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

}  // namespace

const char* const several_pictures = R"(#version 300 es
precision mediump float;
uniform sampler2D p[8];
in highp vec2 at;
in vec4 color_at;
flat in int slot;
out vec4 color;
vec4 texel() {
  switch (slot) {
    case 1: return texture(p[1], at);
    case 2: return texture(p[2], at);
    case 3: return texture(p[3], at);
    case 4: return texture(p[4], at);
    case 5: return texture(p[5], at);
    case 6: return texture(p[6], at);
    case 7: return texture(p[7], at);
  }
  return texture(p[0], at);
}
void main() { color = color_at * texel(); }
)";

void number_pictures(std::uint32_t program) {
  constexpr std::array<GLint, pictures_at_once> units{0, 1, 2, 3, 4, 5, 6, 7};
  glUniform1iv(glGetUniformLocation(program, "p"), pictures_at_once, units.data());
}

// The first one last: its unit is the one that everything else works with.
void bind_pictures(const std::array<std::uint32_t, pictures_at_once>& textures, int count) {
  for (int slot = count - 1; slot >= 0; --slot) {
    if (count > 1) glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(slot));
    glBindTexture(GL_TEXTURE_2D, textures[static_cast<std::size_t>(slot)]);
  }
}

std::uint32_t linked_program(const char* vertex_source, const char* fragment_source) {
  const GLuint program = glCreateProgram();
  for (const GLuint shader :
       {compiled(GL_VERTEX_SHADER, vertex_source), compiled(GL_FRAGMENT_SHADER, fragment_source)}) {
    glAttachShader(program, shader);
    glDeleteShader(shader);
  }
  glLinkProgram(program);
  return program;
}

}  // namespace guichet::platform
