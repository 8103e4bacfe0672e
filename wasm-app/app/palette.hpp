// Go anywhere, do what one may do, find anything: Control+K, or the search of the top bar. And the list of
// shortcuts, "?".
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/search/search.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/ui/choosers.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::app {

class Palette {
 public:
  explicit Palette(Context& context) : context_(context) {}
  Palette(const Palette&) = delete;
  Palette& operator=(const Palette&) = delete;

  void open();
  // Somebody else: what was looked for is forgotten.
  void clear();
  // A page somebody came to, for the list of recent ones; kept on the device with the drafts.
  void note_visit(const Route& route, std::string_view title);
  // Collects answers, asks for what is typed.
  void update();
  // Takes its keys and draws what is open. `screen` is what is shown now, or none.
  void frame(ui::Ui& ui, const Route& here, Screen* screen);
  // The person wants to sign out; once.
  [[nodiscard]] bool take_sign_out() { return std::exchange(wants_sign_out_, false); }

 private:
  struct Item {
    ui::Icon icon = ui::Icon::none;
    std::string label, detail;
    std::function<void()> run;
    std::string_view language{};  // of the label, when not the page's
  };
  struct Group {
    std::string_view name;
    std::vector<Item> items;
  };
  // palette_items.cpp
  [[nodiscard]] std::vector<Group> groups(const Reader& reader, const Route& here, Screen* screen);
  [[nodiscard]] Group recent(const Reader& reader, const Route& here);
  [[nodiscard]] Group pages(const Reader& reader, const Route& here);
  [[nodiscard]] Group actions(const Reader& reader, Screen* screen);
  void add_settings(Group& group, const Reader& reader);
  void add_found(std::vector<Group>& groups, const Reader& reader);
  [[nodiscard]] Item visit(ui::Icon icon, std::string label, std::string detail, Route route);

  void search(ui::Ui& ui, const Reader& reader, const std::vector<Group>& groups);
  void shortcuts(ui::Ui& ui, const Reader& reader);
  [[nodiscard]] bool has_single_keys() const;
  [[nodiscard]] bool is_searching() const;

  Context& context_;
  bool is_open_ = false, shows_shortcuts_ = false, wants_sign_out_ = false;
  // Chosen, and done once the page is shown without the palette: what is printed or focused is the page.
  std::function<void()> chosen_;
  bool is_gone_ = false;
  ui::ChooserState state_;
  Remote<search::Find> found_;
};

}  // namespace guichet::app
