#include "wasm-app/orders/queue_view.hpp"

#include "wasm-app/shell/parts.hpp"

namespace guichet::orders {

namespace {

using ui::Rect;
using ui::Ui;

constexpr float panel_width = 416;

void order_sheet(const QueuePart& part) {
  Ui& ui = part.ui;
  const QueueModel& model = part.model;
  const std::string title = model.details == nullptr ? model.chosen.value : model.details->order.street;
  auto sheet = ui.sheet(
      "order_sheet",
      {.title = title, .detail = model.chosen.value, .width = panel_width, .has_footer = model.may_release});
  {
    auto scroller = ui.scroller("sheet_page", sheet.content().inset(-8, 0), title);
    const Rect column = scroller.content().inset(8, 0);
    scroller.finish(queue_panel_body(part, {column.x, column.y + 16, column.w, 0}) + 32);
  }
  sheet.finish(sheet.content().h);
  queue_panel_footer(part, sheet.footer());
  if (sheet.wants_close()) part.action = ChooseOrder{};
}

}  // namespace

std::optional<QueueAction> queue_view(Ui& ui, Rect area, const QueueModel& model, const app::Reader& reader,
                                      QueueState& state) {
  std::optional<QueueAction> action;
  const QueuePart part{ui, model, reader, state, action};
  const bool is_open = !model.chosen.empty();
  const bool is_beside = ui.viewport().w >= 1024;
  Rect panel{};
  if (is_open && is_beside) panel = area.cut_right(panel_width);
  Rect list = queue_tools(part, area);
  const Rect bar = bulk_bar_place(part, list);
  queue_list(part, list);
  bulk_bar(part, bar);
  describe_dialog(part);
  display_dialog(part);
  naming_dialog(part);
  question_dialog(part);
  refused_dialog(part);
  if (is_open && is_beside) queue_panel(part, panel, true);
  if (is_open && !is_beside) order_sheet(part);
  return action;
}

}  // namespace guichet::orders
