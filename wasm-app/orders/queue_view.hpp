// The staff queue: open orders by state at the left, the chosen one with its files at the right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/orders/queue.hpp"
#include "shared/team/team.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/browser.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/orders/queue_selection.hpp"
#include "wasm-app/ui/row_keys.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::orders {

struct QueueModel {
  const std::vector<Order>* items = nullptr;  // of the pages loaded so far
  const QueueCounts* counts = nullptr;
  const Failure* queue_failure = nullptr;
  const OrderDetails* details = nullptr;  // of the chosen order
  const Failure* details_failure = nullptr;
  const Failure* command_failure = nullptr;
  const std::vector<app::UploadProgress>* uploads = nullptr;
  const std::vector<app::ResumableUpload>* interrupted = nullptr;
  const std::vector<SavedView>* views = nullptr;
  const team::Team* team = nullptr;
  OrderNumber chosen;  // open beside the list
  QueueConditions where;
  ViewId view;  // the saved view it is; empty: none
  bool is_view_gone = false;
  Role role = Role::anonymous;
  AccountId me;
  std::string_view portal{};
  Instant now;
  bool may_upload = false, may_release = false;
  OrderNumber moving;  // whose state is being changed
  bool is_assigning = false, is_describing = false, is_saving_view = false;
  bool is_changing_several = false;
  bool has_more = false, is_loading = false;
  std::string_view describe_problem{}, view_problem{};
};

// A row goes to another list when its order moves; the focus goes with it.
struct RowMove {
  OrderNumber number;
  OrderState to = OrderState::received;
  ui::NodeId button = 0;
};

// An absent person was chosen: who shall have the work?
struct AbsenceQuestion {
  AccountId absent;
  std::vector<OrderNumber> orders;
};

// Of the list's columns.
struct QueueWidths {
  float services = 0, who = 0, due = 0, status = 0;
  std::uint64_t of = 0;  // what they were measured for
};

struct QueueState {
  bool is_status_open = false, is_assign_open = false;  // of the panel
  OrderNumber row_status_open;                          // of the list; empty: none
  RowMove moved_in_row;
  bool notifies_client = true;
  int upload_kind = 0;  // of media::MediaKind
  std::optional<media::DescribeMedia> describing;
  std::string search;      // as typed
  std::string said_count;  // what was last announced
  QueueSelection selection;
  bool is_selecting = false;  // on phones rows have no room for boxes all the time
  bool is_bulk_status_open = false, is_bulk_assign_open = false;
  bool is_display_open = false, is_view_menu_open = false;
  std::optional<SaveView> naming;
  std::optional<AbsenceQuestion> question;
  std::vector<RefusedOrder> refused;  // of the last command, until it is read
  bool wants_focus = false;           // what had the focus is gone with the bar
  std::vector<ui::RowControls> rows;  // of this frame, drawn or not
  QueueWidths widths;
};

struct ShowConditions {
  QueueConditions where;
  bool is_typed = false;  // one address for what is typed letter by letter
};
struct OpenView {
  ViewId id;
};
struct KeepView {};  // as QueueState::naming says
struct ShareView {
  bool is_shared = false;
};
struct DropView {};  // the one that is shown
struct ChooseOrder {
  OrderNumber number;  // empty closes the panel
};
struct MoveTo {
  OrderNumber number;
  OrderState from = OrderState::received, to = OrderState::received;
};
struct AssignTo {
  std::vector<OrderNumber> orders;
  AccountId to;
};
struct MoveSelected {
  OrderState to = OrderState::received;
};
struct AddFiles {
  std::uint32_t token = 0;
};
struct UploadButton {
  app::UploadId id = app::UploadId::none;
  app::UploadState state = app::UploadState::queued;
  bool gives_up = false;
};
struct ShowMoreOrders {};
struct DescribeFile {};  // as QueueState::describing says
struct ForgetInterrupted {};
struct RemoveFile {
  media::MediaId id;
};
using QueueAction = std::variant<app::Retry, ShowConditions, OpenView, KeepView, ShareView, DropView,
                                 ChooseOrder, MoveTo, AssignTo, MoveSelected, AddFiles, UploadButton,
                                 RemoveFile, ShowMoreOrders, DescribeFile, ForgetInterrupted>;

struct QueuePart {
  ui::Ui& ui;
  const QueueModel& model;
  const app::Reader& reader;
  QueueState& state;
  std::optional<QueueAction>& action;

  [[nodiscard]] const Catalog& words() const { return reader.text(); }
};

[[nodiscard]] std::optional<QueueAction> queue_view(ui::Ui& ui, ui::Rect page, const QueueModel& model,
                                                    const app::Reader& reader, QueueState& state);
// Filters, search and display; below them the saved views. Returns what is left of the area.
[[nodiscard]] ui::Rect queue_tools(const QueuePart& part, ui::Rect area);
[[nodiscard]] ui::Rect views_row(const QueuePart& part, ui::Rect area);
void display_dialog(const QueuePart& part);
void naming_dialog(const QueuePart& part);
// The list itself, group by group, under its column heads.
void queue_list(const QueuePart& part, ui::Rect area);
// What is done to the chosen orders; takes its place from the bottom of the area.
[[nodiscard]] ui::Rect bulk_bar_place(const QueuePart& part, ui::Rect& area);
void bulk_bar(const QueuePart& part, ui::Rect bar);
void question_dialog(const QueuePart& part);
void refused_dialog(const QueuePart& part);
void choose_all_box(const QueuePart& part, ui::Rect box);
// People one may give these orders to. True when the menu is to close.
[[nodiscard]] bool assign_menu(const QueuePart& part, ui::Rect anchor,
                               const std::vector<OrderNumber>& orders);
// What may follow the order's state, except delivery: that needs the files. True when the menu is to close.
[[nodiscard]] bool status_menu(const QueuePart& part, ui::Rect anchor, const Order& order);
void row_status(const QueuePart& part, ui::Rect cell, const Order& order);
// The panel of the chosen order: title, scrolling body, actions at the bottom.
void queue_panel(const QueuePart& part, ui::Rect panel, bool has_title);
void queue_panel_footer(const QueuePart& part, ui::Rect footer);
float queue_uploads(const QueuePart& part, ui::Rect at);
float queue_files(const QueuePart& part, ui::Rect at);
[[nodiscard]] std::vector<ui::Choice> queue_file_kinds(const Catalog& words);
void describe_dialog(const QueuePart& part);
float queue_panel_body(const QueuePart& part, ui::Rect column);

}  // namespace guichet::orders
