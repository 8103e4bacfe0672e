// What a screen is and what it may reach. A screen lives as long as its place in the address bar.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasm-app/app/api.hpp"
#include "wasm-app/app/browser.hpp"
#include "wasm-app/app/command.hpp"
#include "wasm-app/app/delayed.hpp"
#include "wasm-app/app/drafts.hpp"
#include "wasm-app/app/panorama.hpp"
#include "wasm-app/app/router.hpp"
#include "wasm-app/app/session.hpp"
#include "wasm-app/ui/geometry.hpp"

namespace guichet::ui {
class Ui;
}

namespace guichet::app {

enum class History : std::uint8_t { push, replace };

// Where to go once this frame is drawn.
class Navigator {
 public:
  void go(Route route, History history = History::push) { wanted_ = Wanted{std::move(route), history}; }
  void back() { wants_back_ = true; }

  struct Wanted {
    Route route;
    History history = History::push;
  };
  [[nodiscard]] std::optional<Wanted> take() { return std::exchange(wanted_, std::nullopt); }
  [[nodiscard]] bool take_back() { return std::exchange(wants_back_, false); }

 private:
  std::optional<Wanted> wanted_;
  bool wants_back_ = false;
};

// A command answered with who is signed in now.
class SignInDesk {
 public:
  void open(portal::Bootstrap bootstrap) { opened_ = std::move(bootstrap); }
  [[nodiscard]] std::optional<portal::Bootstrap> take() { return std::exchange(opened_, std::nullopt); }

 private:
  std::optional<portal::Bootstrap> opened_;
};

struct Context {
  Api& api;
  Session& session;
  Drafts& drafts;
  Delayed& delayed;
  Browser& browser;
  PanoramaView& panorama;
  Navigator& navigator;
  SignInDesk& desk;

  [[nodiscard]] Reader reader() const { return session.reader(api.now_ms()); }
  [[nodiscard]] std::string path(const Route& route) const { return to_path(session.portal().slug, route); }
};

struct Crumb {
  std::string label;
  std::optional<Route> route;  // none: this page
  std::string short_label{};   // on phones, when the page shows its label itself
};

// Where a screen may draw: the page below the bars, and what is free at the right of the top bar (empty on
// phones).
struct Areas {
  ui::Rect page;
  ui::Rect bar;
  std::function<void(ui::Rect row)> header{};  // draws the buttons of the header the page covers
};

class Screen {
 public:
  Screen() = default;
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  virtual ~Screen() = default;

  // The route that opened it, and each later one that differs in its query only.
  virtual void show(const Route& route) = 0;
  // Before each frame: collects answers, asks for what is missing.
  virtual void update() = 0;
  virtual void frame(ui::Ui& ui, const Areas& areas) = 0;
  // Places on the way here; the last one is this page and the document's title.
  [[nodiscard]] virtual std::vector<Crumb> crumbs(const Reader& reader) const = 0;
  // Has a picture that takes the whole of a full screen. On phones it goes up to the upper edge; the header's
  // buttons lie over it and scroll with it.
  [[nodiscard]] virtual bool covers_header() const { return false; }
  [[nodiscard]] virtual bool has_unsent_changes() const { return false; }
  // What one may do here now, for the search over everything. They run outside of a frame.
  [[nodiscard]] virtual std::vector<Command> commands(const Reader&) { return {}; }
};

// The screen of a route; none for NotFound.
[[nodiscard]] std::unique_ptr<Screen> make_screen(const Route& route, Context& context);

}  // namespace guichet::app
