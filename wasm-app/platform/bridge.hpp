// The boundary to the page's scripts. The numbers are those of web/protocol.js, the imports those of
// web/bridge.lib.js; nothing else in the client calls JavaScript.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

extern "C" {
void guichet_take(void* target, int length);
void guichet_request_frame();
void guichet_patch(const void* bytes, int length);
void guichet_command(int code, std::uint32_t id, double a, double b, const char* text, int length);
int guichet_query(int code, const char* key, int length);
void guichet_present(const void* rgba, int left, int top, int width, int height);
void guichet_image_load(std::uint32_t id, int width, int height, const char* url, int length);
void guichet_image_drop(std::uint32_t id);
int guichet_image_upload(std::uint32_t id, std::uint32_t texture);
int guichet_image_pixels(std::uint32_t id, void* rgba, int length);
void guichet_use_webgl();
}

namespace guichet::platform {

enum class Told : std::uint8_t {
  activate,
  input,
  change,
  focus,
  blur,
  scroll,
  pointer_move,
  pointer_down,
  pointer_up,
  pointer_leave,
  wheel,
  key,
  files_chosen,
  files_over,
  resize,
  safe_area,
  environment,
  path,
  upload,
  live,
  image,
  context_lost,
  context_restored,
  font,
  start,
  online,
  fullscreen,
  spacing,
  system_colors,
  words,
  webgl,
};

enum class Asked : std::uint8_t {
  focus,
  scroll_to,
  reveal,
  announce,
  copy,
  push_path,
  replace_path,
  title,
  reload,
  open,
  download,
  print,
  fullscreen,
  exit_fullscreen,
  store,
  start_upload,
  pause_upload,
  resume_upload,
  cancel_upload,
  forget_uploads,
  listen,
  guard,
  canvas,
  painted,
  language,
  words,
};

enum class Read : std::uint8_t { path, bootstrap, stored, languages, uploads, utc_offset, portal, kept };

// One event of the page. What a to d mean depends on the kind; see events.cpp.
struct Message {
  Told kind = Told::start;
  std::uint32_t id = 0;
  double a = 0, b = 0, c = 0, d = 0;
  std::string text;
};

inline void ask(Asked what, std::uint32_t id = 0, double a = 0, double b = 0, std::string_view text = {}) {
  guichet_command(static_cast<int>(what), id, a, b, text.data(), static_cast<int>(text.size()));
}

inline void ask(Asked what, std::string_view text) {
  ask(what, 0, 0, 0, text);
}

inline std::string read(Read what, std::string_view key = {}) {
  const int length = guichet_query(static_cast<int>(what), key.data(), static_cast<int>(key.size()));
  std::string text(static_cast<std::size_t>(length), '\0');
  guichet_take(text.data(), length);
  return text;
}

}  // namespace guichet::platform
