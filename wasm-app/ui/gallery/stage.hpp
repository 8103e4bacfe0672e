// What the sections are drawn with.
#pragma once

#include "wasm-app/ui/core.hpp"
#include "wasm-app/ui/gallery/gallery.hpp"

namespace guichet::ui::gallery {

struct Stage {
  Ui& ui;
  State& state;
  const Words& words;
  Rect rest;  // below what was drawn so far
  std::string_view operator()(Word word) const { return words[word]; }
  Rect next(float height, float gap = 16) { return rest.cut_top(height, gap); }
};

// While it lives, controls look hovered, pressed or focused.
class Pretend {
 public:
  Pretend(Ui& ui, bool is_hovered, bool is_pressed = false, bool is_focused = false) : core_(ui.core()) {
    core_.staged = {0, is_hovered, is_pressed, is_focused, false};
  }
  ~Pretend() { core_.staged = {}; }
  Pretend(const Pretend&) = delete;
  Pretend& operator=(const Pretend&) = delete;

 private:
  Core& core_;
};

// While it lives, everything is drawn in another theme.
class Dressed {
 public:
  Dressed(Ui& ui, ThemeMode mode, Rgba brand) : core_(ui.core()), before_(core_.theme) {
    core_.theme = make_theme(mode, brand);
  }
  ~Dressed() { core_.theme = before_; }
  Dressed(const Dressed&) = delete;
  Dressed& operator=(const Dressed&) = delete;

 private:
  Core& core_;
  Theme before_;
};

void buttons(Stage& s);
void fields(Stage& s);
void typed_fields(Stage& s);
void lists(Stage& s);
void choices(Stage& s);
void labels(Stage& s);
void navigation(Stage& s);
void steps(Stage& s);
void focus_rings(Stage& s);
void brands(Stage& s);
void dark(Stage& s);

void table(Stage& s);
void large_table(Stage& s);
void notices(Stage& s);
void empty(Stage& s);
void failed(Stage& s);
void progress(Stage& s);
void skeleton(Stage& s);
void tiles(Stage& s);
void avatars(Stage& s);
void charts(Stage& s);
void tree(Stage& s);
void rich_text(Stage& s);
void codes(Stage& s);
void viewer(Stage& s);

}  // namespace guichet::ui::gallery
