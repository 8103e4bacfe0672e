// The staff queue: open orders by state at the left, the chosen one with its files at the right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/orders/orders.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/browser.hpp"
#include "wasm-app/app/reader.hpp"
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
  OrderNumber chosen;
  QueueFilter filter = QueueFilter::all;
  std::string_view text{};
  AccountId me;
  std::string_view portal{};
  Instant now;
  bool may_upload = false, may_release = false;
  OrderNumber moving;  // whose state is being changed
  bool is_assigning = false, is_describing = false;
  bool has_more = false, is_loading = false;
  std::string_view describe_problem{};
};

// A row goes to another list when its order moves; the focus goes with it.
struct RowMove {
  OrderNumber number;
  OrderState to = OrderState::received;
  ui::NodeId button = 0;
};

struct QueueState {
  bool is_status_open = false;  // of the panel
  OrderNumber row_status_open;  // of the list; empty: none
  RowMove moved_in_row;
  bool notifies_client = true;
  int upload_kind = 0;  // of media::MediaKind
  std::optional<media::DescribeMedia> describing;
};

struct ChooseFilter {
  QueueFilter filter = QueueFilter::all;
};
struct SearchQueue {};
struct ChooseOrder {
  OrderNumber number;  // empty closes the panel
};
struct MoveTo {
  OrderNumber number;
  OrderState from = OrderState::received, to = OrderState::received;
};
struct AssignMe {
  bool to_me = true;
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
using QueueAction =
    std::variant<app::Retry, ChooseFilter, SearchQueue, ChooseOrder, MoveTo, AssignMe, AddFiles, UploadButton,
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
                                                    const app::Reader& reader, ListQueue& draft,
                                                    QueueState& state);
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
