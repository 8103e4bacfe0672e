// Runs views without a browser: frames until nothing changes, events as the DOM mirror would send them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/ui/software_raster.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::tests {

struct HeadlessOptions {
  float width = 1440, height = 900, dpr = 1;
  ui::ThemeMode theme = ui::ThemeMode::light;
  ui::Rgba brand = ui::guichet_brand;
  bool has_touch = false, wants_less_motion = true;
  ui::event::TextSpacing spacing{};
};

// Every url is a ready picture of a plain colour.
class PlainImages : public ui::ImageStore {
 public:
  ui::ImageState request(std::string_view url) override;
};

class HeadlessScreen {
 public:
  using View = std::function<void(ui::Ui&)>;
  HeadlessScreen(const HeadlessOptions& options, View view);

  [[nodiscard]] ui::Ui& ui() { return ui_; }
  [[nodiscard]] const ui::Ui& ui() const { return ui_; }
  // Frames until none is asked for at once (at most 60).
  void settle();
  void advance(double ms);
  void send(ui::Event event);

  // A node by role and accessible name; nullptr if there is none, or it is hidden by a modal.
  [[nodiscard]] const ui::Node* find(ui::Role role, std::string_view name) const;
  [[nodiscard]] bool has_text(std::string_view text) const;
  // The actions return false, with the reason in `failure()`, if a person could not do them.
  bool click(ui::Role role, std::string_view name);
  bool type(std::string_view field, std::string_view text);
  bool choose(std::string_view combobox, std::string_view option);
  bool scroll(std::string_view scroller, float y);
  void press(ui::PressedKey key, ui::Modifiers modifiers = {});
  void press_letter(std::string_view letter);
  // How many frames a client that sleeps between its due times draws in this many tenths of a second.
  int frames_at_rest(int steps);
  void tab();  // the next focusable node in reading order, inside the topmost modal
  [[nodiscard]] const ui::Node* focused() const;
  void hover(ui::Role role, std::string_view name);
  [[nodiscard]] const std::string& failure() const { return failure_; }

  // One line per node: indentation, role, name, value, states.
  [[nodiscard]] std::string tree_text() const;
  [[nodiscard]] std::string problems_text() const;
  bool png(const std::string& path);
  [[nodiscard]] const ui::Pixels& pixels();
  [[nodiscard]] const std::vector<ui::Command>& commands() const { return commands_; }

 private:
  bool fail(std::string reason);
  void focus(ui::NodeId id, bool is_visible);
  void scroll_into_view(const ui::Node& node);
  void frame();
  [[nodiscard]] bool is_inside(const ui::Node& node, ui::NodeId ancestor) const;
  [[nodiscard]] ui::NodeId modal() const;
  [[nodiscard]] const ui::Node* by_id(ui::NodeId id) const;

  PlainImages images_;
  ui::Ui ui_;
  View view_;
  std::vector<ui::Event> events_;
  std::vector<ui::Command> commands_;
  std::vector<ui::NodeId> seen_;
  ui::NodeId focused_ = 0, revealed_ = 0;  // what gets the focus is scrolled to, as browsers do
  double now_ms_ = 1000;
  std::string failure_;
  ui::Pixels pixels_;
};

[[nodiscard]] ui::Fonts test_fonts();
bool write_png(const std::string& path, const ui::Pixels& pixels);
// Reads what write_png wrote.
[[nodiscard]] std::optional<ui::Pixels> read_png(const std::string& path);

}  // namespace guichet::tests
