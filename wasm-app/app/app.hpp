// The program: session, address, requests and the current screen. The platform (or a test) drives it:
//
//   app.poll(now);  ui.begin_frame(now, events);  app.frame(ui);  ui.end_frame();
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/home/home.hpp"
#include "wasm-app/accounts/sign_in_view.hpp"
#include "wasm-app/app/arrival.hpp"
#include "wasm-app/app/palette.hpp"
#include "wasm-app/app/prefetch.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/app/scroll_memory.hpp"
#include "wasm-app/app/visits.hpp"
#include "wasm-app/app/words.hpp"
#include "wasm-app/shell/shell_view.hpp"

namespace guichet::app {

class App {
 public:
  // `bootstrap` is the JSON the server put into the page.
  App(Transport& transport, Browser& browser, Words& words, PanoramaView& panorama,
      std::string_view bootstrap);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // Collects replies and address changes. `now_ms` is monotonic, the same clock as the Ui's.
  void poll(double now_ms);
  // Not while the words of whoever came are on their way: what is shown stays until then.
  [[nodiscard]] bool can_draw() const { return !session_.is_arriving(); }
  // Draws everything; between `begin_frame` and `end_frame` of the Ui.
  void frame(ui::Ui& ui);

  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] std::string_view language() const { return language_tag(session_.language()); }
  // Milliseconds until `poll` and a frame are due whatever happens: 0 now, negative never.
  [[nodiscard]] double needs_frame_in_ms() const;
  [[nodiscard]] const Route& route() const { return visits_.current().route; }

 private:
  void open_session(portal::Bootstrap bootstrap);
  void open_route(Route route, History history);
  void follow_address(const std::string& path);
  void enter();
  void show_page();
  void restart();
  [[nodiscard]] Route allowed(Route route) const;
  void take_sign_in();
  void take_language();
  void take_navigation();
  void forget_person();
  void update_title(const Reader& reader);
  void set_surroundings(ui::Ui& ui);
  [[nodiscard]] Screen* screen() const { return visits_.current().screen.get(); }
  [[nodiscard]] std::vector<Crumb> crumbs(const Reader& reader) const;
  void signed_in_page(ui::Ui& ui);
  void not_found_page(ui::Ui& ui, const Areas& areas);
  [[nodiscard]] shell::ShellModel shell_model(const Reader& reader) const;
  void offer_undo(ui::Ui& ui);
  void network_banner(ui::Ui& ui);
  void version_banner(ui::Ui& ui);
  void language_notice(ui::Ui& ui);
  void sign_in_dialog(ui::Ui& ui);
  void perform(const shell::ShellAction& action);

  Browser& browser_;
  Api api_;
  Session session_;
  Drafts drafts_;
  Delayed delayed_;
  Navigator navigator_;
  SignInDesk desk_;
  Context context_;

  Visits visits_;
  Arrival arrival_;
  Prefetch prefetch_;
  Palette palette_;
  ScrollMemory scroll_memory_;
  bool is_noted_ = false;  // this page is among the recent ones
  std::string title_, declined_build_;
  std::optional<Language> labelled_language_;
  std::vector<Delayed::Waiting> undoable_;
  bool wants_sign_out_ = false;
  bool was_cut_off_ = false, was_online_ = true, is_changed_ = true;

  Remote<home::GetHome> counts_;
  Submit<accounts::SignOut> sign_out_;
  Submit<accounts::ChooseLanguage> choose_language_;
  accounts::SignIn sign_in_draft_;
  Submit<accounts::SignIn> sign_in_again_;
};

}  // namespace guichet::app
