// The only door to drawing. A view calls widgets with rectangles; each draws itself, records its access node
// and reports what the DOM said about that node since the last frame. See README.md for the rules.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/ui/access_tree.hpp"
#include "wasm-app/ui/geometry.hpp"
#include "wasm-app/ui/input.hpp"
#include "wasm-app/ui/key.hpp"
#include "wasm-app/ui/specs.hpp"
#include "wasm-app/ui/theme.hpp"

struct ImDrawData;

namespace guichet::ui {

class Painter;
class Ui;
struct Core;

// Ends its region when it goes out of scope. Never outlives the Ui; returned by value, kept in a local.
class Region {
 public:
  enum class Kind : std::uint8_t { scope, node, layer, toolbar };
  Region(Ui& ui, Kind kind, NodeId id) : ui_(&ui), kind_(kind), id_(id) {}
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  ~Region();
  [[nodiscard]] NodeId id() const { return id_; }

 private:
  Ui* ui_ = nullptr;
  Kind kind_ = Kind::scope;
  NodeId id_ = 0;
};

// Content scrolls under `viewport()`; lay out from `content()` (already moved by the scroll offset, with
// unlimited height) and say the height at the end: `scroller.finish(stack.height() + padding)`.
class ScrollRegion {
 public:
  ScrollRegion(Ui& ui, NodeId id, Rect viewport, Rect content);
  ScrollRegion(const ScrollRegion&) = delete;
  ScrollRegion& operator=(const ScrollRegion&) = delete;
  ~ScrollRegion();
  [[nodiscard]] NodeId id() const { return id_; }
  [[nodiscard]] Rect viewport() const { return viewport_; }
  [[nodiscard]] Rect content() const { return content_; }
  // Worth laying out: inside the viewport or at most one screen away.
  [[nodiscard]] bool is_near(const Rect& r) const { return r.intersects(viewport_.inset(0, -viewport_.h)); }
  void finish(float content_height);
  void finish_width(float content_width);

 private:
  Ui& ui_;
  NodeId id_;
  Rect viewport_, content_;
};

// A dialog, sheet or menu. `content()` is above everything drawn before; `wants_close()` is true in the frame
// in which Escape, the scrim or the close button asked for it.
class OverlayRegion {
 public:
  struct Parts {
    NodeId id = 0;
    Rect box{}, content{}, footer{};
    bool wants_close = false;
    NodeId scroller = 0;  // set while the content is taller than its place
    Rect view{};
    bool is_menu = false;
  };
  OverlayRegion(Ui& ui, const Parts& parts) : ui_(ui), parts_(parts) {}
  OverlayRegion(const OverlayRegion&) = delete;
  OverlayRegion& operator=(const OverlayRegion&) = delete;
  ~OverlayRegion();
  [[nodiscard]] NodeId id() const { return parts_.id; }
  [[nodiscard]] Rect box() const { return parts_.box; }
  [[nodiscard]] Rect content() const { return parts_.content; }
  [[nodiscard]] Rect footer() const { return parts_.footer; }
  // For menus: the next item's rectangle.
  Rect next_item();
  [[nodiscard]] bool wants_close() const { return parts_.wants_close; }
  // Tells the height the content took; the overlay has it from the next frame on (the first is not shown).
  // Dialogs and bottom sheets need it in every frame, before the footer is drawn; content that is taller than
  // the screen scrolls. Menus do not need it, nor do panels whose content scrolls itself.
  void finish(float content_height);

 private:
  void end_scrolling();
  Ui& ui_;
  Parts parts_;
};

class RowRegion {
 public:
  // Where a row of a table leads; empty: the row itself is the target, or nothing is.
  struct Target {
    std::string href{};
    std::size_t cell = 0;
    bool is_current = false;
    bool is_activated = false;
  };
  RowRegion(Ui& ui, NodeId id, Rect box, std::vector<Rect> cells, Target target);
  RowRegion(const RowRegion&) = delete;
  RowRegion& operator=(const RowRegion&) = delete;
  ~RowRegion();
  // The next cell's content rectangle; draw into it before asking for the next one.
  Rect cell();
  [[nodiscard]] Rect box() const { return box_; }
  [[nodiscard]] bool is_activated() const { return target_.is_activated; }
  [[nodiscard]] bool is_hovered() const;
  [[nodiscard]] bool is_visible() const;

 private:
  void open_link();
  void close_cell();
  [[nodiscard]] bool is_in_link() const;
  Ui& ui_;
  NodeId id_;
  Rect box_;
  std::vector<Rect> cells_;
  std::size_t next_ = 0;
  Target target_;
};

class TableRegion {
 public:
  TableRegion(Ui& ui, NodeId id, Rect box, const TableSpec& spec);
  TableRegion(const TableRegion&) = delete;
  TableRegion& operator=(const TableRegion&) = delete;
  ~TableRegion();
  // Index of the column whose header was activated, -1 if none.
  [[nodiscard]] int sort_clicked() const { return sort_clicked_; }
  [[nodiscard]] RowRegion row(Key key, const RowSpec& spec = {});
  [[nodiscard]] Rect box() const { return box_; }

 private:
  void header();
  void header_cell(std::size_t index);
  Ui& ui_;
  NodeId id_;
  Rect box_;
  TableSpec spec_;
  std::vector<Rect> columns_;
  int next_row_ = 0;
  int sort_clicked_ = -1;
};

struct Fonts {
  std::vector<std::uint8_t> regular, semibold;  // bytes of inter-regular.otf, inter-semibold.otf
};

// Draws the viewer's pixels in place, between what is drawn before and after it. Called while rendering.
using SurfacePainter = std::function<void(NodeId id, const Rect& box, const Rect& clip)>;

class Ui {
 public:
  Ui(Fonts fonts, ImageStore* images);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // --- One frame: the platform and tests call these -------------------------------------------------------
  void set_theme(ThemeMode mode, Rgba brand);
  void set_labels(Labels labels);
  void set_surface_painter(SurfacePainter painter);
  void set_density(float factor);      // 1; 1.4 in kiosks
  void set_layout_checks(bool is_on);  // tests: fills layout_problems() with cut and overlapping texts too
  // `now_ms` from any monotonic clock. Events since the last frame, oldest first.
  void begin_frame(double now_ms, std::span<const Event> events);
  void end_frame();
  [[nodiscard]] ImDrawData* draw_data();
  [[nodiscard]] const std::vector<Node>& nodes() const;
  [[nodiscard]] std::vector<Change> take_changes();  // since the last call
  [[nodiscard]] std::vector<Command> take_commands();
  // Milliseconds until the next frame must be drawn: 0 now, negative: only when something happens.
  [[nodiscard]] double frame_needed_in_ms() const;
  [[nodiscard]] std::uint64_t frame_hash() const;  // of the draw data; equal: nothing to submit
  [[nodiscard]] const std::vector<LayoutProblem>& layout_problems() const;
  [[nodiscard]] NodeId hit_test(Vec2 at) const;          // 0: nothing there takes the pointer
  [[nodiscard]] Rect on_screen(const Node& node) const;  // its box in viewport coordinates

  // --- Surroundings ---------------------------------------------------------------------------------------
  [[nodiscard]] Rect viewport() const;          // whole canvas, CSS px
  [[nodiscard]] float pixels_per_unit() const;  // device pixels in a CSS px
  [[nodiscard]] Insets safe_area() const;
  [[nodiscard]] WidthClass width_class() const;
  [[nodiscard]] bool is_phone() const { return width_class() == WidthClass::phone; }
  [[nodiscard]] bool is_touch() const;
  [[nodiscard]] bool has_less_motion() const;
  [[nodiscard]] const Theme& theme() const;
  [[nodiscard]] double now_ms() const;
  [[nodiscard]] float px(float design_px) const;  // times density and text scale, on whole pixels
  [[nodiscard]] float control_height(ControlSize size = ControlSize::automatic) const;  // buttons and inputs
  [[nodiscard]] float line_height(Size size) const;
  [[nodiscard]] float text_width(std::string_view text, const TextStyle& style = {}) const;
  [[nodiscard]] float text_height(std::string_view text, float width, const TextStyle& style = {}) const;
  [[nodiscard]] float menu_item_height() const;
  [[nodiscard]] float button_width(std::string_view label, const ButtonSpec& spec = {}) const;
  [[nodiscard]] float status_chip_width(std::string_view label) const;
  [[nodiscard]] float filter_chip_width(std::string_view label, const ChipSpec& spec = {}) const;
  [[nodiscard]] float link_width(std::string_view label, const LinkSpec& spec = {}) const;
  [[nodiscard]] float select_pill_width(std::string_view shown) const;
  [[nodiscard]] float field_height(const FieldSpec& spec, float width) const;  // label, box, help or error
  [[nodiscard]] float notice_height(std::string_view text, float width, const NoticeSpec& spec = {}) const;
  [[nodiscard]] float table_height(int rows, float row_height = 56) const;
  [[nodiscard]] float card_row_height() const;
  [[nodiscard]] float timeline_height(std::size_t items) const;

  // --- Time -----------------------------------------------------------------------------------------------
  // Moves towards `target`, eased; jumps on first use and with reduced motion.
  float animate(Key key, float target, int duration_ms);
  void wake_after(double ms);

  // --- Structure ------------------------------------------------------------------------------------------
  [[nodiscard]] Region scope(Key key);
  [[nodiscard]] Region region(Role role, Key key, Rect rect, std::string_view name = {});
  // One tab stop; the arrow keys move between the controls inside.
  [[nodiscard]] Region toolbar(Key key, Rect rect, std::string_view name);
  [[nodiscard]] Region form(Key key, Rect rect, std::string_view name = {});
  [[nodiscard]] Region list(Key key, Rect rect, std::string_view name = {});
  [[nodiscard]] Region list_item(Key key, Rect rect);
  [[nodiscard]] Region layer(Layer layer);  // what follows is drawn and hit above lower layers
  [[nodiscard]] ScrollRegion scroller(Key key, Rect rect, std::string_view name = {});
  [[nodiscard]] ScrollRegion scroller_horizontal(Key key, Rect rect, float content_width,
                                                 std::string_view name = {});
  // Of a page whose title is not drawn in it.
  void unseen_heading(std::string_view text, int level);
  void scroll_to(Key key, float y);  // scroller with this key in the current scope
  [[nodiscard]] float scrolled(NodeId scroller) const;
  void restore_scroll(NodeId scroller, float y);
  [[nodiscard]] NodeId id_of(Key key) const;
  void focus(NodeId id);
  void reveal(NodeId id);
  // Arrow keys, Home and End inside this region come as key_pressed() instead of scrolling.
  void take_arrows(NodeId region);
  void announce(std::string_view text, bool is_urgent = false);
  void copy_text(std::string_view text);
  [[nodiscard]] bool is_focused(NodeId id) const;
  [[nodiscard]] NodeId focused() const;  // 0: nothing of the interface
  [[nodiscard]] NodeId hovered() const;  // what the pointer rests on
  [[nodiscard]] bool is_hovered(NodeId id) const;
  [[nodiscard]] bool is_visible(const Rect& rect) const;  // inside the clip: worth drawing
  // Ctrl+K, "?" and Escape outside of widgets that take them.
  [[nodiscard]] bool key_pressed(PressedKey key);
  [[nodiscard]] Painter& painter();

  // --- Text -----------------------------------------------------------------------------------------------
  // Returns the height taken. Text is drawn on whole pixels, top-aligned unless the style says otherwise.
  float text(Rect rect, std::string_view text, const TextStyle& style = {});
  float heading(Rect rect, std::string_view text, int level, const TextStyle& style = {.size = Size::title});
  bool link(Rect rect, Key key, std::string_view label, std::string_view href, const LinkSpec& spec = {});
  void icon(Rect rect, Icon icon, float size, Color color);
  void separator(Rect rect);  // 1 px at the top of `rect`

  // --- Actions --------------------------------------------------------------------------------------------
  bool button(Rect rect, Key key, std::string_view label, const ButtonSpec& spec = {});
  bool link_button(Rect rect, Key key, std::string_view label, std::string_view href,
                   const ButtonSpec& spec = {});
  bool icon_button(Rect rect, Key key, Icon icon, std::string_view name, const IconButtonSpec& spec = {});
  // An area of the view's own drawing that can be activated; a link when `href` is given.
  bool clickable(Rect rect, Key key, std::string_view name, std::string_view href = {}, float radius = 8);

  // --- Fields ---------------------------------------------------------------------------------------------
  // `rect` takes label, box and help; the height is field_height().
  FieldResult text_field(Rect rect, Key key, std::string& value, const FieldSpec& spec);
  FieldResult text_area(Rect rect, Key key, std::string& value, const FieldSpec& spec);
  FieldResult search_field(Rect rect, Key key, std::string& value, std::string_view name,
                           std::string_view placeholder = {});
  FieldResult select(Rect rect, Key key, std::span<const Choice> options, int& index, const FieldSpec& spec);
  bool checkbox(Rect rect, Key key, std::string_view label, bool& value, const CheckSpec& spec = {});
  bool switch_(Rect rect, Key key, std::string_view label, bool& value, const CheckSpec& spec = {});
  bool radio_group(Rect rect, Key key, std::string_view name, std::span<const Choice> options, int& index);
  bool choice_cards(Rect rect, Key key, std::string_view name, std::span<const Choice> options, int& index,
                    int columns = 1);
  bool segmented(Rect rect, Key key, std::string_view name, std::span<const Choice> options, int& index);
  bool slider(Rect rect, Key key, std::string_view name, float& value, float min, float max, float step);
  ChosenFiles drop_zone(Rect rect, Key key, const DropZoneSpec& spec);
  // A button that opens the file chooser.
  ChosenFiles file_button(Rect rect, Key key, std::string_view label, const ButtonSpec& style,
                          const DropZoneSpec& spec);

  // --- Small parts ----------------------------------------------------------------------------------------
  bool filter_chip(Rect rect, Key key, std::string_view label, bool is_active, const ChipSpec& spec = {});
  void status_chip(Vec2 at, std::string_view label, Tone tone);          // 24 high, grows to the right
  void status_chip_right(Rect rect, std::string_view label, Tone tone);  // right-aligned, centred in rect
  [[nodiscard]] float status_button_width(std::string_view label) const;
  bool status_button(Rect rect, Key key, std::string_view label, const StatusButtonSpec& spec);
  void counter(Vec2 center, int count, Tone tone = Tone::accent, std::string_view name = {});
  void avatar(Rect square, std::string_view name, const AvatarSpec& spec = {});
  void image(Rect rect, std::string_view url, std::string_view name, const ImageSpec& spec = {});
  void icon_square(Rect square, Icon icon, Tone tone = Tone::accent);
  void tooltip(Rect anchor, std::string_view text);

  // --- Navigation -----------------------------------------------------------------------------------------
  bool tabs(Rect rect, Key key, std::string_view name, std::span<const TabSpec> tabs, int& index);
  // Index of the crumb that was activated, -1 if none.
  int breadcrumb(Rect rect, Key key, std::string_view name, std::span<const Crumb> crumbs);
  bool nav_item(Rect rect, Key key, std::string_view label, const NavSpec& spec);
  bool bottom_bar_item(Rect rect, Key key, std::string_view label, const NavSpec& spec);

  // --- Containers and data --------------------------------------------------------------------------------
  void fill(Rect rect, Color color, float radius = 0);
  void outline(Rect rect, Color color, float radius = 0, float width = 1);
  void card(Rect rect, const CardSpec& spec = {});
  void sheet_surface(Rect rect, float radius);  // the white document sheet with its shadow
  bool tile(Rect rect, Key key, const TileSpec& spec);
  void stat(Rect rect, const StatSpec& spec);
  // With `href` the value is a link: a number to call, an address to write to.
  void key_value(Rect rect, std::string_view name, std::string_view value,
                 const TextStyle& value_style = {.align = Align::end}, std::string_view href = {});
  [[nodiscard]] TableRegion table(Rect rect, Key key, const TableSpec& spec);
  // Inside a list_item. A link with `href`, else a button; one cell: the padded content.
  [[nodiscard]] RowRegion list_row(Rect rect, Key key, const ListRowSpec& spec);
  bool card_row(Rect rect, Key key, const CardRowSpec& spec);
  void steps(Rect rect, std::span<const std::string_view> labels, int current, bool shows_all_labels = false);
  void step_bar(Rect rect, std::string_view current_label, int current, int count);  // phone
  void timeline(Rect rect, std::string_view name, std::span<const TimelineItem> items);
  void progress(Rect rect, float fraction, std::string_view name, Tone tone = Tone::accent);
  void spinner(Rect square, Color color = Color::accent_ui);
  UploadRowResult upload_row(Rect rect, Key key, const UploadRowSpec& spec);
  void skeleton(Rect rect, float radius = 6);
  bool empty_state(Rect rect, Key key, const EmptySpec& spec);
  NoticeResult notice(Rect rect, Key key, std::string_view text, const NoticeSpec& spec = {});
  void bar_chart(Rect rect, std::string_view name, std::span<const float> values,
                 std::span<const std::string_view> labels);
  // The first and the last label stand below.
  void line_chart(Rect rect, std::string_view name, std::span<const float> values,
                  std::span<const std::string_view> labels = {});
  ViewerInput viewer(Rect rect, Key key, std::string_view name, float radius = 12);

  // --- Above the page -------------------------------------------------------------------------------------
  [[nodiscard]] OverlayRegion dialog(Key key, const DialogSpec& spec);
  [[nodiscard]] OverlayRegion sheet(Key key, const SheetSpec& spec);
  [[nodiscard]] OverlayRegion menu(Key key, Rect anchor, const MenuSpec& spec);
  bool menu_item(Rect rect, Key key, std::string_view label, const MenuItemSpec& spec = {});
  // Queues a toast; `key` comes back from toast_action() when its action is used.
  void toast(Key key, std::string_view text, const ToastSpec& spec = {});
  [[nodiscard]] bool toast_action(Key key);
  // Somebody points at it or has the focus in it: it stays until they leave.
  [[nodiscard]] bool is_toast_held(Key key) const;

  [[nodiscard]] Core& core() { return *core_; }  // for the widgets' own files

 private:
  friend class Region;
  friend class ScrollRegion;
  friend class OverlayRegion;
  std::unique_ptr<Core> core_;
};

}  // namespace guichet::ui
