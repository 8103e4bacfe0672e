// What widgets are told. Every struct works with designated initialisers: ui.button(r, "send", label, {.icon
// = Icon::send}). Texts are already translated; views into them must live until the call returns.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generated/icons.hpp"
#include "wasm-app/ui/access_tree.hpp"
#include "wasm-app/ui/input.hpp"
#include "wasm-app/ui/theme.hpp"

namespace guichet::ui {

enum class WidthClass : std::uint8_t { phone, tablet, desktop, wide };

enum class Size : std::uint8_t { micro, caption, small, body, lead, title, headline, display, hero, code };
enum class Weight : std::uint8_t { automatic, regular, semibold };  // automatic: what the size asks for
enum class Align : std::uint8_t { start, center, end };
enum class Fit : std::uint8_t {
  exact,     // must fit; a test fails when it does not (amounts, dates, references)
  ellipsis,  // one line, cut at its end with "…"
  wrap,      // as many lines as the rectangle holds, the last one with "…"
};
enum class Heard : std::uint8_t { yes, no };  // no: drawn only, the text is already in another node's name

struct TextStyle {
  Size size = Size::body;
  Weight weight = Weight::automatic;
  Color color = Color::text;
  Align align = Align::start;
  Fit fit = Fit::ellipsis;
  Align vertical = Align::start;  // where the lines go in a higher rectangle
  int max_lines = 0;              // 0: any
  Heard heard = Heard::yes;
};

enum class ButtonKind : std::uint8_t { primary, secondary, tinted, plain, danger, danger_outline, inverse };
enum class ControlSize : std::uint8_t {
  automatic,
  small,
  medium,
  large
};  // automatic: medium, large on touch

struct ButtonSpec {
  ButtonKind kind = ButtonKind::secondary;
  ControlSize size = ControlSize::automatic;
  Icon icon = Icon::none;
  Icon trailing_icon = Icon::none;
  bool is_busy = false;
  bool is_disabled = false;
  bool submits = false;            // default button of the form around it
  std::string_view reason{};       // why it is disabled; shown as tooltip and announced
  std::string_view access_name{};  // when the label alone does not say what
  Align align = Align::center;
  bool has_menu = false;  // opens a menu: `is_open` is announced
  bool is_open = false;
  bool is_download = false;     // with link_button: the file is saved
  std::string_view shortcut{};  // "Control+K"
};

struct IconButtonSpec {
  ButtonKind kind = ButtonKind::plain;
  float icon_size = 0;  // 0: 20, 18 in 32 px buttons
  Color color = Color::text2;
  int count = 0;  // red-dot counter
  bool is_disabled = false;
  bool is_pressed = false, is_toggle = false;
  bool has_menu = false, is_open = false;
  bool is_over_photo = false;  // 72 % ink, white icon
  bool is_busy = false;
  std::string_view reason{};
  std::string_view shortcut{};
};

struct LinkSpec {
  Size size = Size::body;
  Weight weight = Weight::semibold;
  Color color = Color::accent_text;
  Align align = Align::start;
  Icon icon = Icon::none;
  Icon trailing_icon = Icon::none;
  bool opens_window = false, is_download = false;
  std::string_view access_name{};
};

struct FieldSpec {
  std::string_view label{};
  FieldKind kind = FieldKind::text;
  std::string_view help{};
  std::string_view error{};
  std::string_view placeholder{};
  Icon icon = Icon::none;
  std::string_view prefix{}, suffix{};
  std::string_view label_note{};  // right of the label, e.g. "facultatif"
  bool is_required = false, is_disabled = false, is_read_only = false;
  bool hides_label = false;       // the label is only heard
  bool shows_counter = false;     // "43 / 500", needs max_length
  bool is_focused_first = false;  // focus when it appears
  bool is_pill = false;           // select: small and round, without label; shows the note of its choice
  bool has_frame = true;          // false: the line around it is drawn by what holds the field
  bool is_right_aligned = false;  // amounts
  bool wants_arrows = false;      // up and down come as keys (numbers)
  std::string_view shown{};       // instead of the value while it is not edited: a date in words
  int max_length = 0;
  int lines = 4;  // text_area
  std::string_view autocomplete{};
  std::string_view language{};
  float value_min = 0, value_max = 0;  // number
};

struct FieldResult {
  bool is_changed = false;    // the bound value was edited in this frame
  bool is_committed = false;  // left, or Enter
  bool is_focused = false;
  explicit operator bool() const { return is_changed; }
};

struct Choice {
  std::string_view label{};
  std::string_view detail{};  // second line of choice cards
  std::string_view note{};    // right side (a price)
  Icon icon = Icon::none;
  bool is_disabled = false;
  std::string_view language{};  // BCP 47, when not the page's
};

struct CheckSpec {
  bool is_disabled = false, is_mixed = false;
  bool hides_label = false;
  bool is_over_photo = false;
  std::string_view detail{};  // second line
  std::string_view error{};
  std::string_view reason{};
};

struct ChipSpec {
  Icon icon = Icon::none;
  Tone dot = Tone::neutral;
  bool has_dot = false;
  bool is_removable = false;  // shows x; activation means remove
  bool has_menu = false, is_open = false;
  bool is_over_photo = false;
  bool is_warning = false;  // red, for what is late
};

struct AvatarSpec {
  bool is_online = false;
  bool is_heard = false;  // name announced; usually it stands beside the name as text
};

struct TabSpec {
  std::string_view label{};
  int count = -1;  // < 0: none
};

struct Crumb {
  std::string_view label{};
  std::string_view href{};  // empty: not a link
};

struct NavSpec {
  Icon icon = Icon::none;
  std::string_view href{};
  int count = 0;
  std::string_view count_words{};  // what is counted, for who cannot see where the number stands
  bool is_current = false;
  bool is_urgent = false;     // counter filled with the accent
  bool is_icon_only = false;  // tablet rail: 48 x 48 with tooltip
};

struct CardSpec {
  float radius = 12;
  Color fill = Color::surface;
  Color border = Color::border;
};

struct TileSpec {
  Icon icon = Icon::none;
  std::string_view title{}, detail{};
  std::string_view chip{};
  Tone chip_tone = Tone::accent;
  std::string_view href{};
  bool is_filled = false;  // exactly one per page
  bool is_wide = false;    // phone: one row with an arrow
};

struct StatSpec {
  std::string_view label{}, value{}, detail{};
  Tone tone = Tone::neutral;
};

enum class Sort : std::uint8_t { none, possible, ascending, descending };
struct Column {
  std::string_view title{};
  float width = 0;  // 0: takes `weight` parts of what is left
  float weight = 1;
  Align align = Align::start;
  Sort sort = Sort::none;
  bool hides_title = false;  // heard only (actions)
};
struct TableSpec {
  std::string_view name{};
  std::span<const Column> columns{};
  int row_count = 0;
  float row_height = 56;
  bool has_frame = true;
};
struct RowSpec {
  bool is_selected = false;
  bool is_clickable = true;
  std::string_view name{};  // of a row that is the target itself: "Ouvrir la facture F-2026-0412"
  std::string_view href{};  // of a link around the content of the cell that names the row
  std::size_t link_cell = 0;
};
struct ListRowSpec {
  bool is_selected = false, is_unread = false;
  bool is_clickable = true;
  std::string_view href{};
  float radius = 10;
  bool has_chevron = false;
};
// A table row as a phone card; height() of it is Ui::card_row_height.
struct CardRowSpec {
  std::string_view reference{}, title{}, detail{}, amount{};
  std::string_view chip{};
  Tone chip_tone = Tone::neutral;
  std::string_view href{};
};

enum class StepState : std::uint8_t { done, current, to_come };
struct TimelineItem {
  std::string_view title{}, detail{};
  StepState state = StepState::done;
  Tone tone = Tone::accent;
};

enum class UploadRowState : std::uint8_t { waiting, sending, paused, done, failed };
struct UploadRowSpec {
  std::string_view name{}, caption{};  // caption: "18 % · 9,0 Mo", "Reçu et vérifié", "Interrompu"
  Icon icon = Icon::file_text;
  std::string_view image{};
  float fraction = 0;
  UploadRowState state = UploadRowState::sending;
  std::string_view action{};  // accessible name of the button at the right; empty: none
  Icon action_icon = Icon::x;
  std::string_view cancel{};  // of a second one that gives the file up
};
enum class UploadRowResult : std::uint8_t { none, action, cancel };

struct DropZoneSpec {
  std::string_view title{}, detail{}, dragging{};  // dragging: shown while files hover
  std::string_view accept{};
  bool is_multiple = true;
  bool is_camera = false;
  bool is_disabled = false;
  Icon icon = Icon::cloud_upload;
};
struct ChosenFiles {
  int count = 0;
  std::uint32_t token = 0;
  explicit operator bool() const { return count > 0; }
};

struct NoticeSpec {
  Tone tone = Tone::info;
  Icon icon = Icon::none;  // none: that of the tone
  std::string_view title{};
  std::string_view action{};  // link-like button at the right
  bool is_closable = false;
  bool is_live = true;  // announced when it appears
};
enum class NoticeResult : std::uint8_t { none, action, closed };

struct ToastSpec {
  std::string_view action{};
  Tone tone = Tone::success;
  bool stays = false;  // errors do
};

struct EmptySpec {
  Icon icon = Icon::inbox;
  std::string_view title{}, detail{}, action{};
  Icon action_icon = Icon::none;
  ButtonKind action_kind = ButtonKind::primary;
  int level = 2;  // of the title as a heading
};

struct DialogSpec {
  std::string_view title{};
  float width = 560;         // 440, 560, 720
  Icon icon = Icon::none;    // confirmations
  Tone tone = Tone::accent;  // of the icon square
  bool has_footer = true;
  bool is_closable = true;  // Escape, scrim, close button
  std::string_view description{};
};
struct SheetSpec {
  std::string_view title{};
  std::string_view detail{};
  float width = 400;
  bool has_footer = true;
  bool is_modal = true;
  bool is_full_page_on_phone = true;  // else a bottom sheet
};
struct MenuSpec {
  float width = 0;  // 0: of the anchor, at least 200
  int item_count = 0;
  float extra_height = 0;  // search line, separators (13 each), headings
  bool aligns_right = false;
};
struct MenuItemSpec {
  Icon icon = Icon::none;
  bool is_selected = false;  // menuitemradio with a check
  bool is_radio = false;
  bool is_danger = false, is_disabled = false;
  Tone dot = Tone::neutral;
  bool has_dot = false;
  std::string_view detail{};
};
// A status chip that opens a menu.
struct StatusButtonSpec {
  Tone tone = Tone::neutral;
  std::string_view access_name{};
  bool is_open = false, is_busy = false;
};

enum class ImageStatus : std::uint8_t { loading, ready, failed };
struct ImageState {
  ImageStatus status = ImageStatus::loading;
  std::uint64_t texture = 0;  // ImTextureID
  int width = 0, height = 0;
};
// Implemented by the platform: fetches, decodes, uploads. Asking again is cheap and keeps the picture alive.
class ImageStore {
 public:
  ImageStore() = default;
  ImageStore(const ImageStore&) = delete;
  ImageStore& operator=(const ImageStore&) = delete;
  virtual ~ImageStore() = default;
  virtual ImageState request(std::string_view url) = 0;
};
enum class ImageFit : std::uint8_t { cover, contain };
enum class Corners : std::uint8_t { all, none, top, bottom, left, right };
struct ImageSpec {
  ImageFit fit = ImageFit::cover;
  float radius = 8;
  Corners corners = Corners::all;
  Color background = Color::sunken;
  bool has_border = false;
  bool is_decorative = false;  // name not announced
};

// What the pointer, wheel and keys did on a viewer surface in this frame.
struct ViewerInput {
  NodeId id = 0;
  bool is_pressed = false;       // at least one pointer is down
  bool is_tapped = false;        // pressed and released in place
  float drag_x = 0, drag_y = 0;  // movement of a single pointer
  float pinch = 1;               // factor since the last frame, two pointers
  float wheel = 0;               // lines, positive is towards the user
  Vec2 pointer{};                // in the surface's coordinates
  bool is_hovered = false;
  std::vector<PressedKey> keys{};
};

// Texts the widgets add by themselves; {n} and {m} are numbers.
struct Labels {
  std::string close = "Fermer", show_password = "Afficher le mot de passe",
              hide_password = "Masquer le mot de passe";
  std::string clear = "Effacer", required = "obligatoire", loading = "Chargement", remove = "Retirer";
  std::string step_of = "Étape {n} sur {m}", sort_by = "Trier", more = "Plus",
              notifications = "Notifications";
  std::string done = "fait", current = "en cours", to_come = "à venir", choose = "Choisir";
};

struct LayoutProblem {
  enum class Kind : std::uint8_t {
    text_cut,
    text_overlap,
    duplicate_key,
    unnamed_control,
    small_target
  } kind = Kind::text_cut;
  NodeId id = 0;
  std::string text{};
  Rect box{};
};

}  // namespace guichet::ui
