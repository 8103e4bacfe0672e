// Called by web/bridge.js only: events as they happen, a frame when one was asked for.
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "wasm-app/platform/bridge.hpp"
#include "wasm-app/platform/client.hpp"

namespace {

using guichet::platform::Client;
using guichet::platform::Message;
using guichet::platform::PageWords;
using guichet::platform::Told;

struct Program {
  guichet::ui::Fonts fonts;
  PageWords words;
  std::vector<Message> before_start;
  std::unique_ptr<Client> client;
};

Program& program() {
  static auto* const running = new Program;
  return *running;
}

void keep_font(const Message& message) {
  auto& fonts = program().fonts;
  auto& bytes = message.id == 0 ? fonts.regular : fonts.semibold;
  bytes.assign(message.text.begin(), message.text.end());
}

void start() {
  Program& running = program();
  if (running.words.is_empty()) std::abort();  // not of this program: the page offers to begin anew
  running.client = std::make_unique<Client>(std::move(running.fonts), running.words);
  for (Message& message : std::exchange(running.before_start, {})) running.client->tell(std::move(message));
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void guichet_event(int kind, std::uint32_t id, double a, double b, double c, double d,
                                        int length) {
  Message message{.kind = static_cast<Told>(kind), .id = id, .a = a, .b = b, .c = c, .d = d};
  message.text.resize(static_cast<std::size_t>(length));
  if (length > 0) guichet_take(message.text.data(), length);
  Program& running = program();
  if (message.kind == Told::font) {
    keep_font(message);
  } else if (message.kind == Told::words && !running.client) {
    running.words.take(std::move(message));
  } else if (message.kind == Told::start) {
    start();
  } else if (running.client) {
    running.client->tell(std::move(message));
  } else {
    running.before_start.push_back(std::move(message));
  }
}

EMSCRIPTEN_KEEPALIVE double guichet_frame(double now_ms) {
  Program& running = program();
  return running.client ? running.client->frame(now_ms) : -1;
}

}  // extern "C"

int main() {
  return 0;
}
