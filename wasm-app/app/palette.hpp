// Go anywhere, do what one may do, find orders and properties: Control+K, or the search of the top bar. And
// the list of shortcuts, "?".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/app/screen.hpp"
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
  // Takes its keys and draws what is open. True: the person wants to sign out.
  bool frame(ui::Ui& ui, const Route& here);

 private:
  struct SignOut {};
  struct ShowShortcuts {};
  using Deed = std::variant<Route, SignOut, ShowShortcuts>;
  struct Item {
    ui::Icon icon = ui::Icon::none;
    std::string label, detail;
    Deed deed;
  };
  struct Group {
    std::string_view name;
    std::vector<Item> items;
  };
  [[nodiscard]] std::vector<Group> groups(const Reader& reader, const Route& here) const;
  void add_orders(std::vector<Group>& groups, const Reader& reader) const;
  [[nodiscard]] Group recent(const Reader& reader) const;
  std::optional<Deed> search(ui::Ui& ui, const Reader& reader, const Route& here);
  std::optional<Deed> results(ui::Ui& ui, ui::Rect area, const std::vector<Group>& groups,
                              const Reader& reader);
  void shortcuts(ui::Ui& ui, const Reader& reader);
  bool has_single_keys() const;

  Context& context_;
  bool is_open_ = false, shows_shortcuts_ = false;
  std::string text_;
  Remote<orders::ListOrders> in_progress_, completed_, archived_;
  Remote<orders::ListQueue> queue_;
  Remote<listings::SearchListings> listings_;
};

}  // namespace guichet::app
