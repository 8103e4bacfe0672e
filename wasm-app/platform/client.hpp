#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/app/app.hpp"
#include "wasm-app/platform/browser_page.hpp"
#include "wasm-app/platform/events.hpp"
#include "wasm-app/platform/fetch_transport.hpp"
#include "wasm-app/platform/images.hpp"
#include "wasm-app/platform/mirror.hpp"
#include "wasm-app/platform/page_words.hpp"
#include "wasm-app/platform/panorama_gl.hpp"
#include "wasm-app/platform/renderer.hpp"
#include "wasm-app/ui/ui.hpp"
#ifdef GUICHET_GALLERY
#include "wasm-app/ui/gallery/gallery.hpp"
#endif

namespace guichet::platform {

// Everything that runs in the page, and its frame.
class Client {
 public:
  // `words` has those of one language at least, and outlives the client.
  Client(ui::Fonts fonts, PageWords& words);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void tell(Message&& message);
  // Milliseconds until the next frame is wanted; negative: only when something happens.
  double frame(double now_ms);

 private:
  void tell_context(Told kind);
  void tell_webgl(std::uint32_t what);
  void take_image(const Message& message);
  void run_commands();
  void run_command(const ui::Command& command);
  void send_patch();
  void paint();
  void draw_page();
  void paint_surface(const ui::Rect& box, const ui::Rect& clip);
  void forget_pictures();
  [[nodiscard]] double wait_ms(double now_ms) const;

  PageWords& words_;
  BrowserPage page_;
  FetchTransport transport_;
  PageImages images_;
  PanoramaGl panorama_;
  ui::Ui ui_;
  Renderer renderer_;
  app::App app_;
  EventReader reader_;
  PatchWriter patch_;
  std::vector<ui::Event> events_;
  std::string language_;
  double now_ms_ = 0;
  std::uint64_t shown_hash_ = 0;
#ifdef GUICHET_GALLERY
  ui::gallery::State gallery_;
#endif
  bool has_size_ = false, must_paint_ = true, has_painted_ = false;
};

}  // namespace guichet::platform
