#include "wasm-app/directory/directory_view.hpp"

#include <array>

#include "wasm-app/accounts/link_row.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::directory {

namespace {

using app::route::DirectoryView;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;

constexpr float panel_width = 416;

void open_authorisation(const DirectoryPart& part) {
  part.state.authorisation = {};
  part.state.signed_on = format_iso(part.reader.today());
  part.state.authorisation.signed_on = part.reader.today();
  part.state.how = 0;
  part.state.form = DirectoryForm::authorisation;
}

void open_new_agent(const DirectoryPart& part) {
  part.state.agent = {};
  part.state.form = DirectoryForm::agent;
}

void head(const DirectoryPart& part, Rect row) {
  Ui& ui = part.ui;
  const std::string_view record = part.words().record_authorisation, add = part.words().add_agent;
  const ui::ButtonSpec primary{.kind = ui::ButtonKind::primary, .icon = Icon::file_pen_line};
  const ui::ButtonSpec secondary{.icon = Icon::user_plus};
  if (ui.is_phone()) {
    if (ui.button(row.cut_top(ui.control_height(), 8), "record", record, primary)) open_authorisation(part);
    if (ui.button(row.take_top(ui.control_height()), "add", add, secondary)) open_new_agent(part);
    return;
  }
  row = row.centered_vertically(ui.control_height());
  if (ui.button(row.cut_right(ui.button_width(record, primary), 8), "record", record, primary))
    open_authorisation(part);
  if (ui.button(row.cut_right(ui.button_width(add, secondary), 16), "add", add, secondary))
    open_new_agent(part);
  ui.heading(row.centered_vertically(32), part.words().agent_directory, 1, {.size = Size::headline});
}

void view_tabs(const DirectoryPart& part, Rect row) {
  const std::array<ui::TabSpec, 3> tabs{
      {{.label = part.words().agent_directory_short},
       {.label = part.words().corrections, .count = static_cast<int>(part.model.corrections_open)},
       {.label = part.words().live_links}}};
  int index = static_cast<int>(part.place.view);
  if (part.ui.tabs(row, "views", part.words().agent_directory, tabs, index))
    part.action = app::Go{DirectoryPlace{.view = static_cast<DirectoryView>(index)}};
}

float links_column(const DirectoryPart& part, Rect area) {
  Ui& ui = part.ui;
  if (part.model.links == nullptr) {
    if (part.model.links_failure != nullptr &&
        shell::load_failure(ui, area.with_height(320), *part.model.links_failure, part.reader))
      part.action = app::Retry{};
    return 320;
  }
  const auto& items = part.model.links->items;
  if (items.empty()) {
    ui.empty_state(area.with_height(320), "no_links",
                   {.icon = Icon::link, .title = part.words().live_links_none});
    return 320;
  }
  const auto list = ui.list("links", area, part.words().live_links);
  ui::Stack stack(area);
  for (const AgentLink& one : items) {
    const std::string whose = shell::join(one.name, " · ", one.agent_code);
    if (accounts::link_row(ui, stack.next(accounts::link_row_height), one.link, whose, part.reader))
      part.action = RevokeLinkOf{one.link.id};
  }
  return stack.height();
}

void link_list(const DirectoryPart& part, Rect area) {
  auto scroller = part.ui.scroller("links_page", area, part.words().live_links);
  const Rect content = scroller.content();
  const float failure = shell::command_failure(part.ui, content, part.model.command_failure, part.reader);
  scroller.finish(links_column(part, content.moved(0, failure).with_height(0)) + failure + 24);
}

}  // namespace

std::string_view state_word(const Agent& agent, const app::Reader& reader) {
  const Catalog& words = reader.text();
  switch (agent.state) {
    case AgentState::waiting:
      return agent.is_overdue ? words.authorisation_overdue.view() : words.authorisation_waiting.view();
    case AgentState::known:
      return words.agent_state_known;
    case AgentState::active:
      return words.agent_state_active;
    case AgentState::disabled:
      return words.agent_state_disabled;
    case AgentState::revoked:
      break;
  }
  return words.authorisation_revoked;
}

ui::Tone state_tone(const Agent& agent) {
  switch (agent.state) {
    case AgentState::waiting:
      return agent.is_overdue ? ui::Tone::danger : ui::Tone::warning;
    case AgentState::known:
      return ui::Tone::info;
    case AgentState::active:
      return ui::Tone::success;
    case AgentState::disabled:
    case AgentState::revoked:
      break;
  }
  return ui::Tone::neutral;
}

std::string full_name(const Agent& agent) {
  return shell::join(agent.first_name, " ", agent.last_name);
}

std::string_view way_word(SigningWay way, const app::Reader& reader) {
  switch (way) {
    case SigningWay::paper:
      return reader.text().signing_paper;
    case SigningWay::email:
      return reader.text().signing_email;
    case SigningWay::electronic:
      break;
  }
  return reader.text().signing_electronic;
}

std::optional<DirectoryAction> directory_view(Ui& ui, Rect page, const DirectoryModel& model,
                                              const app::Reader& reader, DirectoryPlace& place,
                                              DirectoryState& state) {
  std::optional<DirectoryAction> action;
  const DirectoryPart part{ui, model, reader, place, state, action};
  const bool has_panel = !place.agent.empty() && place.view == DirectoryView::agents;
  const bool is_beside = ui.viewport().w >= 1024;
  if (has_panel && is_beside) agent_panel(part, page.cut_right(panel_width));
  Rect column = page.inset(ui.is_phone() ? shell::phone_margin : 24.f, 0);
  head(part, column.cut_top(ui.is_phone() ? 2 * ui.control_height() + 16 : 72));
  view_tabs(part, column.cut_top(48, 8));
  switch (place.view) {
    case DirectoryView::agents:
      agent_list(part, column);
      break;
    case DirectoryView::corrections:
      correction_list(part, column);
      break;
    case DirectoryView::links:
      link_list(part, column);
      break;
  }
  if (has_panel && !is_beside) agent_sheet(part);
  directory_form(part);
  return action;
}

}  // namespace guichet::directory
