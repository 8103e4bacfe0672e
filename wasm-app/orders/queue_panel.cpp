#include <algorithm>
#include <array>
#include <string>

#include "wasm-app/media/media_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_view.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::orders {

namespace {

using app::UploadProgress;
using app::UploadState;
using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

const Order& order_of(const QueuePart& part) {
  return part.model.details->order;
}

// Why the order cannot be delivered yet; empty when it can.
std::string delivery_reason(const QueuePart& part) {
  const Order& order = order_of(part);
  const MoveOrder request{
      .number = order.number, .from = order.state, .to = OrderState::completed, .notify_client = true};
  const auto result = moved(order, request, part.model.details->media, part.model.now);
  return result ? std::string{} : part.reader.words_of(result.failure());
}

void status_menu(const QueuePart& part, Rect anchor) {
  if (!part.state.is_status_open) return;
  Ui& ui = part.ui;
  const Order& order = order_of(part);
  std::vector<OrderState> states = states_after(order.state);
  std::erase(states, OrderState::completed);  // has its own button, with the reasons
  const int count = static_cast<int>(states.size()) + 1;
  auto menu = ui.menu("status_menu", anchor, {.width = 220, .item_count = count});
  Rect rest = menu.content();
  const auto item = [&](OrderState state, bool is_current) {
    return ui.menu_item(rest.cut_top(40), ui::Key(static_cast<int>(state)), state_word(state, part.reader),
                        {.is_selected = is_current, .is_radio = true});
  };
  if (item(order.state, true)) part.state.is_status_open = false;
  for (const OrderState state : states) {
    if (!item(state, false)) continue;
    part.action = MoveTo{state};
    part.state.is_status_open = false;
  }
  if (menu.wants_close()) part.state.is_status_open = false;
}

float status_row(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  const Order& order = order_of(part);
  const float height = ui.control_height();
  Rect row = at.with_height(height);
  const bool is_mine = order.assignee == part.model.me && !part.model.me.empty();
  const std::string_view assign = is_mine ? part.words().unassign.view() : part.words().assign_to_me.view();
  const ui::ButtonSpec assign_spec{.is_busy = part.model.is_assigning};
  const float wide = std::min(ui.button_width(assign, assign_spec), row.w / 2);
  if (ui.button(row.cut_right(wide, 8), "assign", assign, assign_spec)) part.action = AssignMe{!is_mine};
  const std::string label{state_word(order.state, part.reader)};
  const std::string name = part.words().column_status.str() + ", " + label;
  if (ui.button(row, "status", label,
                {.trailing_icon = Icon::chevron_down,
                 .is_busy = part.model.is_moving,
                 .access_name = name,
                 .has_menu = true,
                 .is_open = part.state.is_status_open})) {
    part.state.is_status_open = !part.state.is_status_open;
  }
  status_menu(part, row);
  return height;
}

std::vector<ui::Choice> kind_choices(const Catalog& words) {
  std::vector<ui::Choice> choices;
  wire::each_value<media::MediaKind>(
      [&](media::MediaKind kind) { choices.push_back({.label = media::kind_word(kind, words)}); });
  return choices;
}

float expected_lines(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  std::int64_t expected = 0;
  for (const Service& service : order_of(part).services) expected += service.files_expected;
  const auto received = static_cast<std::int64_t>(part.model.details->media.size());
  if (expected == 0) return 0;
  ui.text(at.with_height(18),
          text::fill(part.words().expected_received.view(), {{"expected", part.reader.number(expected)},
                                                             {"received", part.reader.number(received)}}),
          {.size = Size::small, .color = Color::text3});
  return 32;
}

float drop_part(const QueuePart& part, Rect at) {
  if (!part.model.may_upload) return 0;
  Ui& ui = part.ui;
  const ui::FieldSpec kind{.label = part.words().file_kind};
  const float field = ui.field_height(kind, at.w);
  const auto choices = kind_choices(part.words());
  ui.select(at.with_height(field), "kind", choices, part.state.upload_kind, kind);
  const Rect zone{at.x, at.y + field + 12, at.w, 132};
  const auto files = ui.drop_zone(zone, "files",
                                  {.title = part.words().drop_files_here,
                                   .detail = part.words().choose_files,
                                   .dragging = part.words().drop_to_deliver});
  if (files) part.action = AddFiles{files.token};
  return field + 12 + zone.h + 16;
}

ui::UploadRowState row_state(UploadState state) {
  switch (state) {
    case UploadState::queued:
      return ui::UploadRowState::waiting;
    case UploadState::uploading:
      return ui::UploadRowState::sending;
    case UploadState::paused:
      return ui::UploadRowState::paused;
    case UploadState::done:
      return ui::UploadRowState::done;
    case UploadState::failed:
      break;
  }
  return ui::UploadRowState::failed;
}

struct UploadWords {
  std::string caption;
  std::string_view action;
  Icon icon = Icon::x;
};

UploadWords upload_words(const QueuePart& part, const UploadProgress& upload) {
  const Catalog& words = part.words();
  const std::string size = part.reader.bytes(static_cast<std::int64_t>(upload.total));
  switch (upload.state) {
    case UploadState::done:
      return {.caption = size, .action = {}};
    case UploadState::paused:
      return {words.upload_interrupted.str(), words.upload_resume, Icon::rotate_cw};
    case UploadState::failed:
      return {words.upload_interrupted.str(), words.retry, Icon::rotate_cw};
    case UploadState::queued:
      return {words.upload_waiting.str(), words.cancel, Icon::x};
    case UploadState::uploading:
      break;
  }
  const std::uint64_t percent = upload.total == 0 ? 0 : upload.bytes * 100 / upload.total;
  const std::string share =
      format_percent({.per_100000 = static_cast<std::int32_t>(percent * 1000)}, part.reader.locale);
  return {text::fill(words.upload_percent.view(), {{"percent", share}, {"size", size}}), words.upload_pause,
          Icon::pause};
}

float uploads_part(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  if (part.model.uploads->empty()) return 0;
  ui::Stack stack(at);
  ui.heading(stack.next(20), part.words().upload_in_progress, 3,
             {.size = Size::body, .weight = Weight::semibold});
  stack.skip(4);
  for (const UploadProgress& upload : *part.model.uploads) {
    const UploadWords words = upload_words(part, upload);
    const float fraction =
        upload.total == 0 ? 0 : static_cast<float>(upload.bytes) / static_cast<float>(upload.total);
    const std::string action =
        words.action.empty() ? std::string{} : std::string{words.action} + ", " + upload.name;
    if (ui.upload_row(stack.next(52), ui::Key(static_cast<std::uint32_t>(upload.id)),
                      {.name = upload.name,
                       .caption = words.caption,
                       .fraction = fraction,
                       .state = row_state(upload.state),
                       .action = action,
                       .action_icon = words.icon})) {
      part.action = UploadButton{upload.id, upload.state};
    }
  }
  stack.skip(16);
  return stack.height();
}

void media_row(const QueuePart& part, Rect row, const media::MediaItem& item) {
  Ui& ui = part.ui;
  const auto list_item = ui.list_item(ui::Key::of(item.id.value), row);
  ui.separator(row);
  Rect inside = row;
  const Rect picture = inside.cut_left(44, 10).centered_vertically(33);
  if (media::is_picture(item)) {
    ui.image(picture, media::thumbnail_of(part.model.portal, item), {}, {.radius = 5, .is_decorative = true});
  } else {
    ui.icon_square(picture.centered(33, 33), media::kind_icon(item.kind), ui::Tone::neutral);
  }
  if (part.model.may_upload) {
    const std::string name = part.words().remove_file.str() + ", " + item.name;
    if (ui.icon_button(inside.cut_right(32, 8).centered_vertically(32), "remove", Icon::trash_2, name,
                       {.icon_size = 16})) {
      part.action = RemoveFile{item.id};
    }
  }
  inside = inside.centered_vertically(34);
  ui.text(inside.cut_top(18), item.name, {.size = Size::small});
  const bool is_failed = item.state == media::MediaState::failed;
  const std::string state = is_failed                                     ? item.problem
                            : item.state == media::MediaState::processing ? part.words().file_processing.str()
                            : item.is_released                            ? part.words().file_released.str()
                                               : part.words().file_not_released.str();
  ui.text(inside, shell::join(part.reader.bytes(item.bytes), " · ", state),
          {.size = Size::caption, .color = is_failed ? Color::danger_text : Color::text3});
}

float media_part(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  const auto& items = part.model.details->media;
  ui::Stack stack(at);
  ui.heading(stack.next(20), part.words().media, 3, {.size = Size::body, .weight = Weight::semibold});
  stack.skip(6);
  if (items.empty()) {
    ui.text(stack.next(18), part.words().no_media, {.size = Size::small, .color = Color::text3});
    return stack.height();
  }
  const auto list = ui.list("media", at, part.words().media);
  for (const media::MediaItem& item : items) media_row(part, stack.next(52), item);
  return stack.height();
}

}  // namespace

float queue_panel_body(const QueuePart& part, Rect column) {
  Ui& ui = part.ui;
  if (part.model.details == nullptr) {
    if (part.model.details_failure == nullptr) {
      for (int n = 0; n < 3; ++n) ui.skeleton(column.moved(0, static_cast<float>(n) * 76).with_height(60), 8);
      return 228;
    }
    if (shell::load_failure(ui, column.with_height(280), *part.model.details_failure, part.reader)) {
      part.action = app::Retry{};
    }
    return 280;
  }
  float y = column.y;
  const auto below = [&] { return Rect{column.x, y, column.w, 0}; };
  y += shell::command_failure(ui, below(), part.model.command_failure, part.reader);
  y += status_row(part, below()) + 16;
  y += expected_lines(part, below());
  y += drop_part(part, below());
  y += uploads_part(part, below());
  y += media_part(part, below());
  return y - column.y;
}

void queue_panel_footer(const QueuePart& part, Rect footer) {
  if (part.model.details == nullptr || !part.model.may_release) return;
  Ui& ui = part.ui;
  const std::string reason = delivery_reason(part);
  Rect row = footer;
  const std::string_view label = part.words().deliver_to_client;
  const ui::ButtonSpec spec{.kind = ui::ButtonKind::primary,
                            .icon = Icon::send,
                            .is_busy = part.model.is_moving,
                            .is_disabled = !reason.empty(),
                            .reason = reason};
  const float wide = std::min(ui.button_width(label, spec), row.w * 0.55f);
  if (ui.button(row.cut_right(wide, 12).centered_vertically(ui.control_height()), "deliver", label, spec)) {
    part.action = MoveTo{OrderState::completed};
  }
  if (reason.empty()) {
    ui.switch_(row.centered_vertically(ui.is_touch() ? 44.f : 40.f), "notify", part.words().notify_client,
               part.state.notifies_client);
    return;
  }
  const ui::TextStyle style{
      .size = Size::caption, .color = Color::text3, .fit = ui::Fit::wrap, .max_lines = 3};
  ui.text(row.centered_vertically(std::min(48.f, ui.text_height(reason, row.w, style))), reason, style);
}

void queue_panel(const QueuePart& part, Rect panel, bool has_title) {
  Ui& ui = part.ui;
  const std::string title = part.model.details == nullptr ? part.model.chosen.value : order_of(part).street;
  const auto region = ui.region(ui::Role::region, "panel", panel, title);
  shell::vertical_line(ui, panel.x, panel.y, panel.h);
  panel.cut_left(1);
  if (has_title) {
    Rect head = panel.cut_top(97);
    ui.separator({head.x, head.bottom() - 1, head.w, 1});
    Rect inside = head.inset({24, 20, 16, 12});
    if (ui.icon_button(inside.cut_right(40, 8).with_height(40), "close", Icon::x, part.words().close) ||
        ui.key_pressed(ui::PressedKey::escape)) {
      part.action = ChooseOrder{};
    }
    ui.heading(inside.cut_top(28, 6), title, 2, {.size = Size::lead, .weight = Weight::semibold});
    if (part.model.details != nullptr) {
      const Order& order = order_of(part);
      Rect who = inside.take_top(24);
      ui.avatar(who.cut_left(24, 8), order.agent_name);
      ui.text(who.centered_vertically(18), shell::join(order.agent_name, " · ", order.number.value),
              {.size = Size::small, .color = Color::text2});
    }
  }
  const Rect footer = part.model.may_release ? panel.cut_bottom(69) : Rect{};
  {
    auto scroller = ui.scroller("panel_page", panel, title);
    const Rect column = scroller.content().inset(24, 0);
    scroller.finish(queue_panel_body(part, {column.x, column.y + 18, column.w, 0}) + 42);
  }
  if (footer.h > 0) {
    ui.separator(footer);
    queue_panel_footer(part, footer.inset(24, 8));
  }
}

}  // namespace guichet::orders
