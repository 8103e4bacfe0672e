#include "wasm-app/accounts/link_row.hpp"
#include "wasm-app/directory/directory_view.hpp"
#include "wasm-app/shell/form_column.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/heights.hpp"

namespace guichet::directory {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

void section(shell::FormColumn& column, std::string_view title) {
  column.gap(8);
  column.heading(title, 3, Size::body, 8);
}

void identity(const DirectoryPart& part, shell::FormColumn& column) {
  Ui& ui = part.ui;
  const Agent& agent = part.model.details->agent;
  const std::string_view state = state_word(agent, part.reader);
  const Rect chip = column.row(24, 12);
  ui.status_chip({chip.x, chip.y}, state, state_tone(agent));
  if (agent.expected_by) {
    const std::string until =
        text::fill(part.words().agent_expected_by.view(), {{"date", part.reader.date(*agent.expected_by)}});
    column.paragraph(
        until, {.size = Size::small, .color = agent.is_overdue ? Color::danger_text : Color::text2}, 12);
  }
  const auto line = [&](std::string_view name, std::string_view value, std::string_view href = {}) {
    if (!value.empty())
      ui.key_value(column.row(ui::fact_height(ui, column.area().w, name, value, 20), 10), name, value,
                   {.align = ui::Align::end}, href);
  };
  line(part.words().agent_code, agent.agent_code);
  line(part.words().office, agent.office);
  line(part.words().email, agent.email, shell::mail_href(agent.email));
  const std::string phone = part.reader.phone(agent.phone);
  line(part.words().phone, phone, shell::phone_href(agent.phone));
  column.gap(6);
}

void open_agent_form(const DirectoryPart& part) {
  const Agent& agent = part.model.details->agent;
  part.state.agent = {.agent_code = agent.agent_code,
                      .first_name = agent.first_name,
                      .last_name = agent.last_name,
                      .office = agent.office,
                      .email = agent.email,
                      .phone = agent.phone};
  part.state.form = DirectoryForm::agent;
}

void open_revocation(const DirectoryPart& part) {
  part.state.revocation = {.agent_code = part.model.details->agent.agent_code,
                           .revoked_on = part.reader.today()};
  part.state.revoked_on = format_iso(part.reader.today());
  part.state.form = DirectoryForm::revocation;
}

void slip_button(const DirectoryPart& part, shell::FormColumn& column) {
  const app::route::StaffSlip there{.agent = part.model.details->agent.agent_code};
  const std::string href = app::to_path(part.model.portal, there);
  if (part.ui.link_button(column.row(part.ui.control_height(), 12), "slip", part.words().print_slip, href,
                          {.kind = ui::ButtonKind::primary, .icon = Icon::printer}))
    part.action = app::Go{there};
}

void disabling(const DirectoryPart& part, shell::FormColumn& column) {
  const bool is_disabled = part.model.details->agent.state == AgentState::disabled;
  if (is_disabled) {
    if (column.button("enable", part.words().enable_account, {.is_busy = part.model.is_sending}))
      part.action = SetDisabled{false};
    return;
  }
  if (!part.state.asks_to_disable) {
    if (column.button("disable", part.words().disable_account, {.kind = ui::ButtonKind::danger_outline}))
      part.state.asks_to_disable = true;
    return;
  }
  column.paragraph(part.words().disable_account_hint, {.size = Size::small, .color = Color::text2}, 8);
  Rect row = column.row(part.ui.control_height(), 12);
  if (part.ui.button(row.cut_left(row.w / 2 - 4, 8), "keep", part.words().cancel))
    part.state.asks_to_disable = false;
  if (part.ui.button(row, "confirm", part.words().confirm,
                     {.kind = ui::ButtonKind::danger, .is_busy = part.model.is_sending})) {
    part.state.asks_to_disable = false;
    part.action = SetDisabled{true};
  }
}

void actions(const DirectoryPart& part, shell::FormColumn& column) {
  switch (part.model.details->agent.state) {
    case AgentState::waiting:
      if (column.button("complete", part.words().complete_agent,
                        {.kind = ui::ButtonKind::primary, .icon = Icon::pen_line}))
        open_agent_form(part);
      break;
    case AgentState::known:
      slip_button(part, column);
      if (column.button("edit", part.words().edit, {.icon = Icon::pen_line})) open_agent_form(part);
      break;
    case AgentState::active:
    case AgentState::disabled:
      disabling(part, column);
      break;
    case AgentState::revoked:
      break;
  }
}

void authorisations(const DirectoryPart& part, shell::FormColumn& column) {
  section(column, part.words().authorisations);
  const auto& list = part.model.details->authorisations;
  if (list.empty())
    column.paragraph(part.words().authorisation_none, {.size = Size::small, .color = Color::text3}, 12);
  for (const Authorisation& one : list) {
    column.paragraph(shell::join(part.words().authorisation_signed_on, " ", part.reader.date(one.signed_on)),
                     {.weight = Weight::semibold}, 2);
    column.paragraph(
        text::fill(part.words().authorisation_recorded.view(), {{"how", way_word(one.how, part.reader)},
                                                                {"name", one.recorded_by},
                                                                {"date", part.reader.date(one.recorded_at)}}),
        {.size = Size::small, .color = Color::text2}, one.revoked_on ? 2.f : 12.f);
    if (!one.revoked_on) continue;
    column.paragraph(
        text::fill(
            part.words().authorisation_ended.view(),
            {{"date", part.reader.date(*one.revoked_on)}, {"name", one.revoked_by}, {"reason", one.reason}}),
        {.size = Size::small, .color = Color::danger_text}, 12);
  }
  const bool holds = !list.empty() && !list.front().revoked_on;
  if (!holds) return;
  const std::string name = part.words().revoke_authorisation.str() + ", " + part.words().authorisations.str();
  if (column.short_button("revoke", part.words().revoke_authorisation,
                          {.kind = ui::ButtonKind::danger_outline, .access_name = name}))
    open_revocation(part);
}

void corrections(const DirectoryPart& part, shell::FormColumn& column) {
  if (part.model.details->corrections.empty()) return;
  section(column, part.words().corrections);
  for (const Correction& one : part.model.details->corrections) {
    const auto scope = part.ui.scope(ui::Key::of(one.id));
    column.paragraph(one.text, {}, 8);
    Rect row = column.row(part.ui.control_height(), 12);
    if (part.ui.button(row.cut_left(row.w / 2 - 4, 8), "reject", part.words().correction_reject))
      start_correction(part, one, DirectoryForm::rejection);
    if (part.ui.button(row, "accept", part.words().correction_accept, {.kind = ui::ButtonKind::tinted}))
      start_correction(part, one, DirectoryForm::acceptance);
  }
}

void links(const DirectoryPart& part, shell::FormColumn& column) {
  section(column, part.words().live_links);
  const auto& items = part.model.details->links;
  if (items.empty()) {
    column.paragraph(part.words().live_links_none, {.size = Size::small, .color = Color::text3}, 12);
    return;
  }
  const auto list = part.ui.list("agent_links", column.area(), part.words().live_links);
  for (const accounts::LiveLink& link : items) {
    const float height = accounts::link_row_height(part.ui, column.area().w, link, {}, part.reader);
    if (accounts::link_row(part.ui, column.row(height, 0), link, {}, part.reader))
      part.action = RevokeLinkOf{link.id};
  }
}

float body(const DirectoryPart& part, Rect area) {
  if (part.model.details == nullptr) {
    if (part.model.details_failure != nullptr) {
      if (shell::load_failure(part.ui, area.with_height(280), *part.model.details_failure, part.reader))
        part.action = app::Retry{};
      return 280;
    }
    for (int n = 0; n < 3; ++n)
      part.ui.skeleton(area.moved(0, static_cast<float>(n) * 76).with_height(60), 8);
    return 228;
  }
  shell::FormColumn column(part.ui, area, part.reader);
  if (part.state.form == DirectoryForm::none) column.failure(part.model.command_failure);
  identity(part, column);
  actions(part, column);
  corrections(part, column);
  authorisations(part, column);
  links(part, column);
  return column.height() + 16;
}

std::string title_of(const DirectoryPart& part) {
  if (part.model.details == nullptr) return part.place.agent;
  const std::string name = full_name(part.model.details->agent);
  return name.empty() ? part.place.agent : name;
}

}  // namespace

void agent_panel(const DirectoryPart& part, Rect panel) {
  Ui& ui = part.ui;
  const std::string title = title_of(part);
  const auto region = ui.region(ui::Role::region, "panel", panel, title);
  shell::vertical_line(ui, panel.x, panel.y, panel.h);
  panel.cut_left(1);
  Rect head = panel.cut_top(72);
  ui.separator({head.x, head.bottom() - 1, head.w, 1});
  Rect inside = head.inset({24, 16, 16, 16});
  if (ui.icon_button(inside.cut_right(40, 8), "close", Icon::x, part.words().close) ||
      (part.state.form == DirectoryForm::none && ui.key_pressed(ui::PressedKey::escape)))
    part.action = app::Go{part.at_agent({})};
  ui.heading(inside.centered_vertically(28), title, 2, {.size = Size::lead, .weight = Weight::semibold});
  auto scroller = ui.scroller("panel_page", panel, title);
  const Rect column = scroller.content().inset(24, 0);
  scroller.finish(body(part, {column.x, column.y + 18, column.w, 0}) + 42);
}

void agent_sheet(const DirectoryPart& part) {
  if (part.state.form != DirectoryForm::none) return;
  const std::string title = title_of(part);
  auto sheet = part.ui.sheet("agent_sheet",
                             {.title = title, .detail = part.place.agent, .width = 416, .has_footer = false});
  {
    auto scroller = part.ui.scroller("sheet_page", sheet.content().inset(-8, 0), title);
    const Rect column = scroller.content().inset(8, 0);
    scroller.finish(body(part, {column.x, column.y + 16, column.w, 0}) + 32);
  }
  sheet.finish(sheet.content().h);
  if (sheet.wants_close()) part.action = app::Go{part.at_agent({})};
}

}  // namespace guichet::directory
