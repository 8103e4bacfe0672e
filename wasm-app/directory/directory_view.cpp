#include "wasm-app/directory/directory_view.hpp"

#include <algorithm>
#include <array>

#include "wasm-app/accounts/link_row.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/near_rows.hpp"
#include "wasm-app/ui/reading_row.hpp"

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

constexpr ui::ButtonSpec record_button{.kind = ui::ButtonKind::primary, .icon = Icon::file_pen_line};
constexpr ui::ButtonSpec add_button{.icon = Icon::user_plus};
constexpr float head_gap = 16;

// Beside the open panel the second button keeps its icon only, or the title has a line of its own.
struct HeadFit {
  float title = 0, record = 0, add = 0;
  bool is_stacked = false;
};

HeadFit fit_head(const DirectoryPart& part, float width) {
  Ui& ui = part.ui;
  HeadFit fit{.title = ui.text_width(part.words().agent_directory, {.size = Size::headline}) + 2,
              .record = ui.button_width(part.words().record_authorisation, record_button),
              .add = ui.button_width(part.words().add_agent, add_button)};
  const auto needed = [&] { return fit.title + fit.record + fit.add + 8 + head_gap; };
  if (needed() > width) fit.add = 0;
  fit.is_stacked = needed() + ui.control_height() > width;
  return fit;
}

float head_height(const DirectoryPart& part, float width) {
  if (part.ui.is_phone()) return 2 * part.ui.control_height() + 16;
  return fit_head(part, width).is_stacked ? 72 + part.ui.control_height() : 72;
}

void head(const DirectoryPart& part, Rect row) {
  Ui& ui = part.ui;
  const ui::ReadingRow reading(ui);
  const std::string_view record = part.words().record_authorisation, add = part.words().add_agent;
  const float control = ui.control_height();
  if (ui.is_phone()) {
    if (ui.button(row.cut_top(control, 8), "record", record, record_button)) open_authorisation(part);
    if (ui.button(row.take_top(control), "add", add, add_button)) open_new_agent(part);
    return;
  }
  const HeadFit fit = fit_head(part, row.w);
  const Rect own_line = fit.is_stacked ? row.cut_top(56) : Rect{};
  row = row.centered_vertically(control);
  if (ui.button(row.cut_right(std::min(fit.record, row.w), 8), "record", record, record_button))
    open_authorisation(part);
  const Rect second = row.cut_right(fit.add > 0 ? fit.add : control, head_gap);
  const bool is_adding =
      fit.add > 0 ? ui.button(second, "add", add, add_button)
                  : ui.icon_button(second, "add", Icon::user_plus, add, {.kind = ui::ButtonKind::secondary});
  if (is_adding) open_new_agent(part);
  ui.heading((fit.is_stacked ? own_line : row).centered_vertically(32), part.words().agent_directory, 1,
             {.size = Size::headline});
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
  const auto whose = [](const AgentLink& one) { return shell::join(one.name, " · ", one.agent_code); };
  ui::Stack stack(area);
  ui::NearRows near(ui);
  for (const AgentLink& one : items) {
    const ui::Key key = ui::Key::of(one.link.id);
    near.add(key, stack.next(near.height(key, area.w, shell::row_stamp(part.reader, one.name), [&] {
      return accounts::link_row_height(ui, area.w, one.link, whose(one), part.reader);
    })));
  }
  near.draw([&](std::size_t n, const Rect& row) {
    if (accounts::link_row(ui, row, items[n].link, whose(items[n]), part.reader))
      part.action = RevokeLinkOf{items[n].link.id};
  });
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
  head(part, column.cut_top(head_height(part, column.w)));
  view_tabs(part, column.cut_top(48, 16));
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
