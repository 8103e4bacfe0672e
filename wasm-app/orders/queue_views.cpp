// Saved views of the queue: the row of them, how one is made, renamed, shared and removed.
#include <algorithm>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_route.hpp"
#include "wasm-app/orders/queue_view.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr ui::TextStyle name_style{.size = Size::small, .weight = Weight::semibold};

std::string view_words(const QueuePart& part, const SavedView& view) {
  return view.name + " " + part.reader.number(view.count);
}

float chip_width(const QueuePart& part, const SavedView& view) {
  const float icon = view.is_shared ? 22 : 0;
  return std::min(280.f, part.ui.text_width(view_words(part, view), name_style) + 26 + icon);
}

const SavedView* shown_view(const QueuePart& part) {
  if (part.model.views == nullptr || part.model.view.empty()) return nullptr;
  for (const SavedView& view : *part.model.views) {
    if (view.id == part.model.view) return &view;
  }
  return nullptr;
}

void view_chip(const QueuePart& part, Rect chip, const SavedView& view) {
  Ui& ui = part.ui;
  const bool is_shown = view.id == part.model.view;
  const auto item = ui.list_item(ui::Key::of(view.id.value), chip);
  const std::string href = app::to_path(part.model.portal, route_of({}, view.id, {}));
  const float radius = chip.h / 2;
  if (!is_shown) ui.fill(chip, Color::surface, radius);
  auto region = ui.list_row(chip, "open", {.is_selected = is_shown, .href = href, .radius = radius});
  (void)region.cell();
  if (region.is_activated()) part.action = OpenView{view.id};
  if (!is_shown) ui.outline(chip, Color::border_strong, radius);
  Rect inside = chip.inset(12, 0);
  const Color ink = is_shown ? Color::accent_text : Color::text2;
  if (view.is_shared) ui.icon(inside.cut_left(16, 6), Icon::users, 16, ink);
  ui::TextStyle style = name_style;
  style.color = ink;
  ui.text(inside.centered_vertically(18), view_words(part, view), style);
  if (!view.is_mine) ui.tooltip(chip, text::fill(part.words().view_of.view(), {{"name", view.owner_name}}));
}

void view_menu(const QueuePart& part, Rect anchor, const SavedView& view) {
  Ui& ui = part.ui;
  const Catalog& words = part.words();
  const bool may_share = may_share_views(part.model.role);
  bool is_done = false;
  auto menu =
      ui.menu("view_menu", anchor, {.width = 260, .item_count = may_share ? 3 : 2, .aligns_right = true});
  if (ui.menu_item(menu.next_item(), "rename", words.rename_view, {.icon = Icon::pen_line})) {
    part.state.naming =
        SaveView{.id = view.id, .name = view.name, .is_shared = view.is_shared, .where = view.where};
    is_done = true;
  }
  const std::string_view share = view.is_shared ? words.keep_private.view() : words.share_with_team.view();
  if (may_share && ui.menu_item(menu.next_item(), "share", share, {.icon = Icon::users})) {
    part.action = ShareView{!view.is_shared};
    is_done = true;
  }
  if (ui.menu_item(menu.next_item(), "remove", words.remove_view,
                   {.icon = Icon::trash_2, .is_danger = true})) {
    part.action = DropView{};
    is_done = true;
  }
  if (is_done || menu.wants_close()) part.state.is_view_menu_open = false;
}

void view_menu_button(const QueuePart& part, Rect place, const SavedView& view) {
  const std::string name = text::fill(part.words().view_actions.view(), {{"name", view.name}});
  bool& is_open = part.state.is_view_menu_open;
  if (part.ui.icon_button(place, "view_actions", Icon::ellipsis, name,
                          {.has_menu = true, .is_open = is_open}))
    is_open = !is_open;
  if (is_open) view_menu(part, place, view);
}

struct Select {
  ui::Key key;
  std::string_view label;
  std::vector<ui::Choice> options;
  int index = 0;
};

// True when another option was chosen.
bool select_row(Ui& ui, ui::Stack& stack, Select& select) {
  const ui::FieldSpec spec{.label = select.label};
  return ui
      .select(stack.next(ui.field_height(spec, stack.area().w)), select.key, select.options, select.index,
              spec)
      .is_changed;
}

constexpr int open_states = 5;

bool state_select(const QueuePart& part, ui::Stack& stack, QueueConditions& where) {
  Select select{
      .key = "state", .label = part.words().column_status, .options = {{.label = part.words().queue_all}}};
  for (int n = 0; n < open_states; ++n)
    select.options.push_back({.label = state_word(static_cast<OrderState>(n), part.reader)});
  select.index = where.state ? static_cast<int>(*where.state) + 1 : 0;
  if (!select_row(part.ui, stack, select)) return false;
  where.state = select.index == 0 ? std::nullopt : std::optional(static_cast<OrderState>(select.index - 1));
  return true;
}

bool assignee_select(const QueuePart& part, ui::Stack& stack, QueueConditions& where) {
  const Catalog& words = part.words();
  Select select{.key = "assignee",
                .label = words.column_assigned,
                .options = {{.label = words.queue_all}, {.label = words.unassigned}}};
  if (where.is_unassigned) select.index = 1;
  const std::vector<team::Colleague> nobody;
  const std::vector<team::Colleague>& people = part.model.team == nullptr ? nobody : part.model.team->people;
  for (const team::Colleague& one : people) {
    if (one.account == where.assignee) select.index = static_cast<int>(select.options.size());
    select.options.push_back({.label = one.name});
  }
  if (!select_row(part.ui, stack, select)) return false;
  where.is_unassigned = select.index == 1;
  where.assignee =
      select.index < 2 ? AccountId{} : people[static_cast<std::size_t>(select.index - 2)].account;
  return true;
}

bool order_selects(const QueuePart& part, ui::Stack& stack, QueueConditions& where) {
  const Catalog& words = part.words();
  Select sort{.key = "sort",
              .label = words.queue_sort,
              .options = {{.label = words.column_due}, {.label = words.order_date}, {.label = words.address}},
              .index = static_cast<int>(where.sort)};
  Select group{.key = "group",
               .label = words.queue_group,
               .options = {{.label = words.column_status},
                           {.label = words.column_assigned},
                           {.label = words.city},
                           {.label = words.group_day},
                           {.label = words.no_groups}},
               .index = static_cast<int>(where.grouping)};
  const bool is_sorted = select_row(part.ui, stack, sort), is_grouped = select_row(part.ui, stack, group);
  where.sort = static_cast<QueueSort>(sort.index);
  where.grouping = static_cast<QueueGrouping>(group.index);
  return is_sorted || is_grouped;
}

}  // namespace

Rect views_row(const QueuePart& part, Rect area) {
  if (part.model.views == nullptr || part.model.views->empty()) return area;
  Ui& ui = part.ui;
  const float height = ui.is_touch() ? 44 : 32;
  if (ui.is_phone()) (void)area.cut_top(2);
  Rect row = area.cut_top(height + 14).inset(ui.is_phone() ? 16.f : 20.f, 0).with_height(height);
  const SavedView* shown = shown_view(part);
  if (shown != nullptr && shown->is_mine) {
    const float size = ui.is_touch() ? 44 : 36;
    view_menu_button(part, row.cut_right(size, 8).centered_vertically(size), *shown);
  }
  float total = 0;
  for (const SavedView& view : *part.model.views) total += chip_width(part, view) + 6;
  auto scroller = ui.scroller_horizontal("views", row, total, part.words().saved_views);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  const auto list = ui.list("list", rest, part.words().saved_views);
  for (const SavedView& view : *part.model.views)
    view_chip(part, rest.cut_left(chip_width(part, view), 6).with_height(height), view);
  return area;
}

void display_dialog(const QueuePart& part) {
  if (!part.state.is_display_open) return;
  Ui& ui = part.ui;
  const Catalog& words = part.words();
  QueueConditions where = part.model.where;
  auto dialog = ui.dialog("display_dialog", {.title = words.queue_display, .width = 440});
  ui::Stack stack(dialog.content(), 16);
  bool is_changed = state_select(part, stack, where);
  is_changed = assignee_select(part, stack, where) || is_changed;
  is_changed = order_selects(part, stack, where) || is_changed;
  const bool is_usual = where == QueueConditions{};
  if (ui.button(stack.next(ui.control_height()).with_width(ui.button_width(words.default_display)), "usual",
                words.default_display, {.is_disabled = is_usual})) {
    where = {};
    is_changed = true;
  }
  dialog.finish(stack.height());
  if (is_changed) part.action = ShowConditions{where};
  Rect footer = dialog.footer();
  const ui::ButtonSpec primary{.kind = ui::ButtonKind::primary};
  const bool is_closed =
      ui.button(footer.cut_right(ui.button_width(words.close, primary), 8), "close", words.close, primary);
  if (ui.button(footer.cut_right(ui.button_width(words.save_view)), "save", words.save_view)) {
    part.state.naming = SaveView{.id = {}, .name = {}, .is_shared = false, .where = where};
    part.state.is_display_open = false;
  }
  if (is_closed || dialog.wants_close()) part.state.is_display_open = false;
}

void naming_dialog(const QueuePart& part) {
  if (!part.state.naming) return;
  Ui& ui = part.ui;
  const Catalog& words = part.words();
  SaveView& draft = *part.state.naming;
  const std::string_view title = draft.id.empty() ? words.save_view : words.rename_view;
  auto dialog = ui.dialog("naming", {.title = title, .width = 440});
  {
    const auto form = ui.form("naming_form", dialog.content(), title);
    ui::Stack stack(dialog.content(), 16);
    const ui::FieldSpec name{.label = words.view_name,
                             .error = part.model.view_problem,
                             .is_required = true,
                             .is_focused_first = !ui.is_touch(),
                             .max_length = static_cast<int>(view_name_max),
                             .autocomplete = "off"};
    ui.text_field(stack.next(ui.field_height(name, dialog.content().w)), "name", draft.name, name);
    if (may_share_views(part.model.role))
      ui.checkbox(stack.next(ui.is_touch() ? 44.f : 28.f), "share", words.share_with_team, draft.is_shared);
    dialog.finish(stack.height());
    Rect footer = dialog.footer();
    const ui::ButtonSpec save{
        .kind = ui::ButtonKind::primary, .is_busy = part.model.is_saving_view, .submits = true};
    if (ui.button(footer.cut_right(ui.button_width(words.save, save), 8), "save", words.save, save))
      part.action = KeepView{};
    if (ui.button(footer.cut_right(ui.button_width(words.cancel)), "cancel", words.cancel))
      return part.state.naming.reset();
  }
  if (dialog.wants_close()) part.state.naming.reset();
}

}  // namespace guichet::orders
