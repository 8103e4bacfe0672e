// What the widgets share inside a frame. Private to this folder.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "wasm-app/ui/painter.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

struct Hit {
  NodeId id = 0;
  Rect box{};  // on screen, clipped
  Layer layer = Layer::page;
};

struct Interaction {
  NodeId id = 0;
  bool is_hovered = false, is_pressed = false, is_focused = false, is_activated = false;
};

struct Animation {
  float from = 0, target = 0;
  double start_ms = 0, duration_ms = 0;
  std::uint64_t frame = 0;
};

struct Toast {
  NodeId key = 0;
  std::string text, action;
  Tone tone = Tone::success;
  bool stays = false, is_held = false;  // held: the pointer or the focus is on it
  double until_ms = 0, since_ms = 0;
};

// Two fields, because a field's ring has no gap and a halo.
struct FocusRing {
  bool is_set = false;
  Rect box, clip;
  float radius = 8;
};

struct Overlay {
  NodeId opener = 0;  // had the focus when the overlay came; gets it back
  bool takes_focus = false;
  float content_height = -1;  // of the last frame; negative: not known yet
  double since_ms = 0;
  std::uint64_t frame = 0;
};

// Of a row of a long list, counted from 1; 0: the row is of a list that is drawn whole.
struct RowPlace {
  int index = 0, count = 0;
};

struct ViewerTrack {
  int pointer = 0;
  Vec2 at;
};

// A group with one tab stop: the arrow keys move inside it (ARIA Authoring Practices, roving tabindex).
enum class Roving : std::uint8_t { none, vertical, horizontal };

struct Rove {
  NodeId group = 0, current = 0;
  Roving kind = Roving::none;
  std::vector<std::pair<NodeId, std::string>> items{};
};

struct FrameInput {
  std::vector<event::Activate> activations;
  std::vector<event::Input> inputs;
  std::vector<event::Change> changes;
  std::vector<event::Key> keys;
  std::vector<event::FilesChosen> files;
  std::vector<NodeId> blurred;
  std::vector<Event> raw_pointer;  // of viewers
};

struct Core {
  Core() = default;
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  Fonts font_bytes;
  Drawing drawing;
  ImFont *regular = nullptr, *semibold = nullptr;
  ImageStore* images = nullptr;
  SurfacePainter surface_painter;
  Theme theme;
  std::optional<std::pair<ThemeMode, Rgba>> theme_asked;
  Labels labels;
  Painter paint;

  AccessTree tree;
  std::vector<Node> delivered;  // what the mirror shows
  std::vector<Command> commands;
  std::vector<LayoutProblem> problems;

  Rect viewport{0, 0, 1280, 800};
  float dpr = 1, density = 1;
  Insets safe{};
  event::Environment environment;
  event::TextSpacing spacing;
  event::SystemColors system_colors;
  bool was_touched = false, checks_layout = false;
#ifdef GUICHET_GALLERY
  Interaction staged{};  // what the next controls show: hovered, pressed or focused
#endif

  double now_ms = 0, wake_at_ms = -1;
  bool needs_settling = false;
  std::uint64_t frame = 0;
  std::uint64_t skeletons_frame = 0;  // the last one that had some
  double skeletons_since_ms = 0;

  FrameInput input;
  NodeId focused = 0;
  bool is_focus_visible = false;
  bool awaits_errors = false;  // a form was sent: focus goes to its first error, if one appears
  Vec2 pointer{-1e6f, -1e6f};
  bool is_pointer_down = false;
  NodeId hovered = 0, pressed_on = 0;
  double hovered_since_ms = 0;
  NodeId tooltip_closed = 0;  // Escape was pressed while it was pointed at
  NodeId files_over = 0;
  int files_over_count = 0;
  std::vector<Hit> hits, last_hits;
  FocusRing ring;

  std::vector<NodeId> scopes;
  std::vector<std::uint32_t> text_counts;  // per scope: gives unnamed texts a stable id
  std::unordered_map<NodeId, int> ids_used;
  std::unordered_map<NodeId, Vec2> scroll_offsets;
  std::unordered_map<NodeId, Vec2> content_sizes;
  std::unordered_map<NodeId, std::uint64_t> scrollers_seen;  // the frame each was last part of
  RowPlace row_place;                                        // of the next row
  std::unordered_map<NodeId, Vec2> row_sizes;  // of rows as high as their words: for what (x), how high (y)
  bool shows_all_rows = false;
  std::unordered_map<NodeId, double> scrolled_at_ms;
  std::unordered_map<NodeId, Animation> animations;
  std::unordered_map<NodeId, Overlay> overlays;
  std::unordered_map<NodeId, bool> revealed_passwords;
  std::unordered_map<NodeId, std::vector<ViewerTrack>> viewer_tracks;
  std::vector<Rove> roves;
  std::unordered_map<NodeId, NodeId> rove_places;  // group -> its tab stop
  std::string typed_ahead;
  double typed_ahead_at_ms = 0;
  std::vector<Toast> toasts;
  std::vector<NodeId> toast_actions;
  bool are_toasts_above = false;  // below they would cover what has the focus
  std::vector<Rect> text_boxes;   // on-screen boxes of drawn texts, for the overlap check
  std::vector<Layer> layers;      // what each open layer region returns to

  // identity
  [[nodiscard]] NodeId scope_id() const {
    return scopes.empty() ? 2166136261u : scopes.back();
  }
  [[nodiscard]] NodeId id(Key key) const {
    return key.in(scope_id());
  }
  void push_scope(NodeId id);
  void pop_scope();
  NodeId text_id();

  // nodes
  Node node(Role role, NodeId id, const Rect& box, std::string_view name) const;
  void add(Node node);
  void open(Node node);
  void open_overlay(Node node, Layer layer);
  void close_overlay();
  void hit(NodeId id, const Rect& box);
  void note_unique(NodeId& id, const Rect& box);
  // Adds the node and its hit area; tells what happened to it. `visual` is where the focus ring goes.
  Interaction interact(Node node, const Rect& visual, float radius);
  [[nodiscard]] Interaction state_of(NodeId id, bool is_disabled) const;
  [[nodiscard]] NodeId hit_test(Vec2 at) const;
  [[nodiscard]] Rect touch_box(const Rect& visual) const;
  bool take_activation(NodeId id);
  [[nodiscard]] const std::string* typed(NodeId id) const;
  [[nodiscard]] const std::string* changed_to(NodeId id) const;
  bool take_key(NodeId id, PressedKey key);  // 0: of any node
  bool take_key_of_nobody(PressedKey key);   // pressed outside of every node that takes it
  void move_focus(NodeId id) {
    commands.push_back(command::MoveFocus{id});
  }

  // roving focus: controls drawn between the two belong to the group
  void begin_rove(NodeId group, Roving kind);
  NodeId end_rove();  // where a key moved the focus, 0 if none did
  void rove(Node& node);
  int type_ahead(const Rove& r, std::string_view typed, int from);
  void return_focus();
  // Once per opening: the focus goes to the chosen item of the open group, or to its first.
  void enter_first(Overlay& overlay);

  // scrolling; the offset is applied to what is drawn until close_scroller()
  Vec2 open_scroller(NodeId id, const Rect& rect, std::string_view name, States extra);
  void close_scroller(NodeId id, const Rect& view);
  [[nodiscard]] bool is_touch() const {
    return environment.has_touch || was_touched;
  }

  // text
  [[nodiscard]] Face face(Size size, Weight weight) const;
  [[nodiscard]] Face face(const TextStyle& style) const {
    return face(style.size, style.weight);
  }
  // One line, drawn only; returns the width it took. Cuts with "…" when it does not fit.
  float line(const Rect& rect, std::string_view text, const Face& face, Rgba color,
             Align align = Align::start, Align vertical = Align::center);
  float label(const Rect& rect, std::string_view text, Size size, Weight weight, Color color,
              Align align = Align::start);
  // All of it, centred, in as many lines as it takes; drawn only.
  void words(const Rect& rect, std::string_view text, const Face& face, Rgba color);
  void icon(const Rect& rect, Icon icon, float size, Color color);
  void problem(LayoutProblem::Kind kind, NodeId id, std::string_view text, const Rect& box);

  // time
  void wake_after(double ms);
  float animate(NodeId id, float target, double duration_ms);
  [[nodiscard]] float px(float design) const {
    return std::round(design * density);
  }

  // parts several widgets draw
  void check_box(const Rect& box, bool is_on, bool is_mixed, bool is_disabled, bool is_hovered);
  void counter_badge(Vec2 center, int count, Color fill, Color text, bool has_ring);
  void toasts_frame(Ui& ui);
  void draw_ring();
};

// A field that opens a list instead of taking text.
Interaction field_button(Ui& ui, Rect rect, Key key, std::string_view shown, bool is_empty, bool is_open,
                         const FieldSpec& spec);

}  // namespace guichet::ui
