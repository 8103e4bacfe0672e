#include "wasm-app/directory/slip_screen.hpp"

#include <algorithm>

#include "wasm-app/shell/parts.hpp"

namespace guichet::directory {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Weight;

constexpr float slip_width = 640;
constexpr float code_side = 208;

}  // namespace

void SlipScreen::show(const app::Route& route) {
  if (const auto* slip = std::get_if<app::route::StaffSlip>(&route)) draft_.agent_code = slip->agent;
}

void SlipScreen::update() {
  if (auto slip = issue_.take()) {
    slip_ = std::move(slip);
    code_ = ui::qr_code_of(slip_->address);
  }
}

void SlipScreen::issuing(shell::FormColumn& column) {
  const Catalog& words = column.reader().text();
  column.failure(issue_.failure());
  column.paragraph(words.slip_issue_hint);
  if (column.short_button("issue", words.slip_issue,
                          {.kind = slip_ ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
                           .icon = Icon::id_card,
                           .is_busy = issue_.is_sending()}))
    issue_.send(context_.api, draft_);
}

void SlipScreen::document(shell::FormColumn& column) {
  const app::Reader& reader = column.reader();
  const Catalog& words = reader.text();
  const portal::Portal& portal = context_.session.portal();
  column.heading(shell::join(portal.name, " · ", words.slip_title), 2, Size::title, 16);
  column.paragraph(shell::join(slip_->name, " · ", slip_->office), {.weight = Weight::semibold}, 20);
  column.paragraph(words.slip_agent_code, {.size = Size::small, .color = Color::text2}, 4);
  column.paragraph(slip_->agent_code, {.size = Size::headline, .weight = Weight::semibold}, 20);
  column.paragraph(words.slip_link, {.size = Size::small, .color = Color::text2}, 8);
  if (code_) {
    const Rect square = column.row(code_side, 12).with_width(code_side);
    ui::draw_qr_code(column.widgets(), square, *code_, words.slip_qr);
  }
  column.paragraph(slip_->address, {.weight = Weight::semibold}, 12);
  const Day last = to_local(slip_->expires_at, reader.zone).day;
  column.paragraph(text::fill(words.slip_valid_until.view(), {{"date", reader.date(last)}}),
                   {.size = Size::small, .color = Color::text2}, 20);
  column.paragraph(words.slip_steps);
  const portal::Contact& contact = portal.contact;
  column.paragraph(
      shell::join(shell::join(contact.name, " · ", reader.phone(contact.phone)), " · ", contact.email),
      {.size = Size::small, .color = Color::text2}, 0);
}

void SlipScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  auto scroller = ui.scroller("slip", areas.page, words.slip_title);
  Rect content = shell::page_content(ui, scroller.content());
  content.w = std::min(content.w, slip_width);
  shell::FormColumn column(ui, {content.x, content.y + (ui.is_phone() ? 4.f : 24.f), content.w, 0}, reader);
  if (!ui.is_phone())
    column.heading(shell::join(words.slip_title, ", ", draft_.agent_code), 1, Size::headline, 16);
  if (slip_) {
    document(column);
    column.gap(24);
    if (column.short_button("print", words.print, {.kind = ui::ButtonKind::primary, .icon = Icon::printer}))
      context_.browser.print();
  }
  issuing(column);
  scroller.finish(column.height() + 64);
}

std::vector<app::Crumb> SlipScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().agent_directory.str(),
           .route = app::route::StaffAgents{.agent = draft_.agent_code}},
          {.label = reader.text().slip_title.str(), .route = {}}};
}

}  // namespace guichet::directory
