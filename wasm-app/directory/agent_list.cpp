#include <algorithm>
#include <vector>

#include "wasm-app/directory/directory_view.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/heights.hpp"
#include "wasm-app/ui/near_rows.hpp"

namespace guichet::directory {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr float row_height = 56;

std::string_view filter_word(AgentFilter filter, const Catalog& words) {
  switch (filter) {
    case AgentFilter::all:
      return words.queue_all;
    case AgentFilter::overdue:
      return words.agents_overdue;
    case AgentFilter::waiting:
      return words.agents_waiting;
    case AgentFilter::known:
      return words.agents_known;
    case AgentFilter::active:
      return words.agents_active;
    case AgentFilter::disabled:
      return words.agents_disabled;
    case AgentFilter::revoked:
      break;
  }
  return words.agents_revoked;
}

std::string chip_words(const DirectoryPart& part, AgentFilter filter) {
  std::string label{filter == AgentFilter::all ? part.words().all.view() : filter_word(filter, part.words())};
  if (part.model.counts != nullptr) label += " " + part.reader.number(count_of(*part.model.counts, filter));
  return label;
}

bool filter_chip(const DirectoryPart& part, Rect chip, AgentFilter filter, std::string_view label) {
  if (!part.ui.filter_chip(chip, ui::Key(static_cast<int>(filter)), label, filter == part.place.filter))
    return false;
  part.action = app::Go{DirectoryPlace{.filter = filter, .text = part.place.text, .agent = part.place.agent}};
  return true;
}

// With a pointer they take the lines they need; returns their height.
float lines_of_chips(const DirectoryPart& part, Rect area) {
  constexpr float height = 32, gap = 6;
  const auto group = part.ui.region(ui::Role::group, "filters", area, part.words().filters);
  float x = area.x, y = area.y;
  wire::each_value<AgentFilter>([&](AgentFilter filter) {
    const std::string label = chip_words(part, filter);
    const float width = part.ui.filter_chip_width(label);
    if (x > area.x && x + width > area.right()) x = area.x, y += height + 8;
    filter_chip(part, {x, y, width, height}, filter, label);
    x += width + gap;
  });
  return y + height - area.y;
}

// Fingers push them sideways.
float chips(const DirectoryPart& part, Rect area) {
  Ui& ui = part.ui;
  if (!ui.is_touch()) return lines_of_chips(part, area);
  const Rect row = area.with_height(44);
  float total = 0;
  wire::each_value<AgentFilter>(
      [&](AgentFilter filter) { total += ui.filter_chip_width(chip_words(part, filter)) + 6; });
  auto scroller = ui.scroller_horizontal("filters", row, total, part.words().filters);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  wire::each_value<AgentFilter>([&](AgentFilter filter) {
    const std::string label = chip_words(part, filter);
    filter_chip(part, rest.cut_left(ui.filter_chip_width(label), 6).with_height(row.h), filter, label);
  });
  return row.h;
}

std::string wait_words(const DirectoryPart& part, const Agent& agent) {
  if (!agent.expected_by) return {};
  return text::fill(part.words().agent_expected_by.view(), {{"date", part.reader.date(*agent.expected_by)}});
}

void agent_row(const DirectoryPart& part, ui::TableRegion& table, const Agent& agent, bool is_narrow) {
  Ui& ui = part.ui;
  const DirectoryPlace there = part.at_agent(agent.agent_code);
  const std::string href = app::to_path(part.model.portal, there);
  const std::string name = full_name(agent);
  auto row = table.row(ui::Key::of(agent.agent_code), {.is_selected = agent.agent_code == part.place.agent,
                                                       .href = href,
                                                       .link_cell = name.empty() ? 0u : 1u});
  ui.text(row.cell().centered_vertically(20), agent.agent_code, {.fit = ui::Fit::exact});
  Rect who = row.cell();
  const std::string wait = wait_words(part, agent);
  who = who.centered_vertically(wait.empty() ? 20.f : 38.f);
  ui.text(who.cut_top(20), name, {.weight = Weight::semibold});
  ui.text(who, wait, {.size = Size::caption, .color = agent.is_overdue ? Color::danger_text : Color::text3});
  if (!is_narrow)
    ui.text(row.cell().centered_vertically(18), agent.office, {.size = Size::small, .color = Color::text2});
  ui.status_chip_right(row.cell(), state_word(agent, part.reader), state_tone(agent));
  if (row.is_activated()) part.action = app::Go{there};
}

void agent_table(const DirectoryPart& part, Rect rect) {
  Ui& ui = part.ui;
  const std::vector<Agent>& agents = *part.model.agents;
  const bool is_narrow = rect.w < 760;
  std::vector<ui::Column> columns{{.title = part.words().agent_code, .width = 110},
                                  {.title = part.words().name, .weight = 2}};
  if (!is_narrow) columns.push_back({.title = part.words().office, .weight = 2});
  columns.push_back({.title = part.words().column_status, .width = 210, .align = ui::Align::end});
  auto table = ui.table(rect, "agents",
                        {.name = part.words().agent_directory,
                         .columns = columns,
                         .row_count = static_cast<int>(agents.size()),
                         .row_height = row_height});
  ui::NearRows near(ui);
  for (const Agent& agent : agents)
    near.add(ui::Key::of(agent.agent_code), ui::table_row_box(ui, rect, row_height, near.size()));
  near.draw([&](std::size_t n, const Rect&) { agent_row(part, table, agents[n], is_narrow); });
}

// `use` gets the card while its words live.
template <class Use>
auto with_card(const DirectoryPart& part, const Agent& agent, Use use) {
  const std::string href = app::to_path(part.model.portal, part.at_agent(agent.agent_code));
  const std::string name = full_name(agent), wait = wait_words(part, agent);
  return use(
      ui::CardRowSpec{.reference = agent.agent_code,
                      .title = name.empty() ? std::string_view{agent.agent_code} : std::string_view{name},
                      .detail = wait.empty() ? std::string_view{agent.office} : std::string_view{wait},
                      .chip = state_word(agent, part.reader),
                      .chip_tone = state_tone(agent),
                      .href = href});
}

float agent_height(const DirectoryPart& part, ui::NearRows& near, float width, const Agent& agent) {
  const std::uint64_t stamp =
      shell::row_stamp(part.reader, agent.state, agent.is_overdue, agent.first_name, agent.last_name,
                       agent.office, agent.expected_by ? agent.expected_by->day : 0);
  return near.height(ui::Key::of(agent.agent_code), width, stamp, [&] {
    return with_card(part, agent,
                     [&](const ui::CardRowSpec& spec) { return ui::card_height(part.ui, width, spec); });
  });
}

float agent_cards(const DirectoryPart& part, Rect area) {
  Ui& ui = part.ui;
  const std::vector<Agent>& agents = *part.model.agents;
  const auto list = ui.list("agents", area, part.words().agent_directory);
  ui::Stack stack(area, 10);
  ui::NearRows near(ui);
  for (const Agent& agent : agents)
    near.add(ui::Key::of(agent.agent_code), stack.next(agent_height(part, near, area.w, agent)));
  near.draw([&](std::size_t n, const Rect& card) {
    const auto item = ui.list_item(ui::Key::of(agents[n].agent_code), card);
    const bool is_chosen = with_card(
        part, agents[n], [&](const ui::CardRowSpec& spec) { return ui.card_row(card, "card", spec); });
    if (is_chosen) part.action = app::Go{part.at_agent(agents[n].agent_code)};
  });
  return stack.height();
}

float rows(const DirectoryPart& part, Rect area) {
  Ui& ui = part.ui;
  if (part.model.agents == nullptr) {
    if (part.model.agents_failure != nullptr) {
      if (shell::load_failure(ui, area.with_height(320), *part.model.agents_failure, part.reader))
        part.action = app::Retry{};
      return 320;
    }
    ui::Stack stack(area, 8);
    for (int n = 0; n < 6; ++n) ui.skeleton(stack.next(48), 8);
    return stack.height();
  }
  if (part.model.agents->empty()) {
    const std::string title = part.place.text.empty() ? part.words().agents_none.str()
                                                      : text::fill(part.words().nothing_found_for.view(),
                                                                   {{"query", part.place.text}});
    ui.empty_state(area.with_height(320), "nobody", {.icon = Icon::contact, .title = title});
    return 320;
  }
  if (ui.is_phone()) return agent_cards(part, area);
  const float height = ui.table_height(static_cast<int>(part.model.agents->size()), row_height);
  agent_table(part, area.with_height(height));
  return height;
}

float more(const DirectoryPart& part, Rect area) {
  if (!part.model.has_more) return 0;
  Ui& ui = part.ui;
  const ui::ButtonSpec spec{.is_busy = part.model.is_loading};
  const float width = ui.button_width(part.words().show_more, spec);
  if (ui.button(area.with_height(ui.control_height()).centered_horizontally(width), "more",
                part.words().show_more, spec))
    part.action = ShowMoreAgents{};
  return ui.control_height() + 16;
}

}  // namespace

void agent_list(const DirectoryPart& part, Rect area) {
  Ui& ui = part.ui;
  const Rect search = area.cut_top(ui.control_height(), 8);
  if (ui.search_field(search, "search", part.place.text, part.words().search, part.words().agent_search))
    part.action = SearchAgents{};
  area.cut_top(chips(part, area), 12);
  auto scroller = ui.scroller("agents_page", area, part.words().agent_directory);
  const Rect content = scroller.content();
  float height = rows(part, content.with_height(0)) + 16;
  height += more(part, {content.x, content.y + height, content.w, 0});
  scroller.finish(height + 8);
}

}  // namespace guichet::directory
