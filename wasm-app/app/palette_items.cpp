// What the search over everything offers: recent pages, places, actions, and what the server finds.
#include <algorithm>

#include "shared/core/text.hpp"
#include "wasm-app/app/navigation.hpp"
#include "wasm-app/app/palette.hpp"

namespace guichet::app {

namespace {

using ui::Icon;

constexpr std::size_t recent_max = 5;
constexpr std::string_view recent_draft = "recent";

}  // namespace

// One line for each page: address, tab, title; the newest first.
void Palette::note_visit(const Route& route, std::string_view title) {
  if (is_public(route) || title.empty() || std::holds_alternative<route::NotFound>(route)) return;
  const std::string line = context_.path(route) + "\t" + std::string{title};
  std::string kept = line;
  const std::string before = context_.drafts.read(recent_draft);
  std::size_t count = 0;
  for (std::string_view rest = before; !rest.empty() && count < recent_max; ++count) {
    const std::string_view one = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (one.substr(0, one.find('\t')) == std::string_view{line}.substr(0, line.find('\t'))) continue;
    kept.append("\n").append(one);
  }
  if (kept != before) context_.drafts.write(recent_draft, kept);
}

Palette::Item Palette::visit(Icon icon, std::string label, std::string detail, Route route) {
  return {icon, std::move(label), std::move(detail),
          [this, route = std::move(route)] { context_.navigator.go(route); }};
}

Palette::Group Palette::recent(const Reader& reader, const Route& here) {
  Group group{.name = reader.text().palette_recent, .items = {}};
  const std::string kept = context_.drafts.read(recent_draft);
  for (std::string_view rest = kept; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line.substr(0, tab) == context_.path(here)) continue;
    Route route = from_path(line.substr(0, tab));
    if (may_visit(context_.session, route))
      group.items.push_back(visit(Icon::history, std::string{line.substr(tab + 1)}, {}, std::move(route)));
  }
  return group;
}

Palette::Group Palette::pages(const Reader& reader, const Route& here) {
  Group group{.name = reader.text().palette_pages, .items = {}};
  for (const shell::NavItem& item : navigation_items(context_.session, here, 0, reader))
    group.items.push_back(visit(item.icon, std::string{item.label}, {}, item.route));
  return group;
}

// Languages are offered in their own names, whatever the language is now.
void Palette::add_settings(Group& group, const Reader& reader) {
  const Catalog& words = reader.text();
  for (const Language language : context_.session.languages()) {
    if (language == context_.session.language()) continue;
    group.items.push_back({Icon::globe, std::string{language_name(language)}, words.language.str(),
                           [this, language] { context_.session.choose_language(language); },
                           language_tag(language)});
  }
  const std::pair<Appearance, std::string_view> looks[] = {{Appearance::light, words.theme_light},
                                                           {Appearance::dark, words.theme_dark},
                                                           {Appearance::system, words.theme_system}};
  for (const auto& [look, name] : looks) {
    if (look == context_.session.appearance()) continue;
    group.items.push_back({Icon::palette, std::string{name}, words.theme.str(),
                           [this, look = look] { context_.session.choose_appearance(look); }});
  }
}

Palette::Group Palette::actions(const Reader& reader, Screen* screen) {
  const Catalog& words = reader.text();
  Group group{.name = words.palette_actions, .items = {}};
  if (screen != nullptr) {
    for (Command& command : screen->commands(reader))
      group.items.push_back({command.icon, std::move(command.label), {}, std::move(command.run)});
  }
  if (may_visit(context_.session, route::NewMessage{}))
    group.items.push_back(visit(Icon::message_square, words.new_message.str(), {}, route::NewMessage{}));
  add_settings(group, reader);
  group.items.push_back({Icon::printer, words.print.str(), "Ctrl P", [this] { context_.browser.print(); }});
  group.items.push_back({Icon::info, words.shortcuts_title.str(), "?", [this] { shows_shortcuts_ = true; }});
  group.items.push_back(
      {Icon::log_out, words.sign_out_of_system.str(), {}, [this] { wants_sign_out_ = true; }});
  return group;
}

void Palette::add_found(std::vector<Group>& groups, const Reader& reader) {
  if (!found_.is_current() || found_.value() == nullptr) return;
  const Catalog& words = reader.text();
  const search::Found& found = *found_.value();
  const bool is_staff = context_.session.is_staff();
  Group orders{.name = words.nav_orders, .items = {}},
      listings{.name = words.palette_properties, .items = {}},
      threads{.name = words.nav_messages, .items = {}}, agents{.name = words.agent_directory, .items = {}};
  for (const search::FoundOrder& order : found.orders) {
    Route route = is_staff ? Route{route::StaffOrders{.filter = {}, .text = {}, .order = order.number}}
                           : Route{route::Order{.number = order.number}};
    orders.items.push_back(visit(Icon::camera, order.street, order.number.value, std::move(route)));
  }
  for (const search::FoundListing& listing : found.listings)
    listings.items.push_back(visit(Icon::building_2, listing.street, listing.number.value,
                                   route::NewOrder{.listing = listing.number}));
  for (const search::FoundThread& thread : found.threads)
    threads.items.push_back(visit(Icon::messages_square, thread.subject, thread.from,
                                  route::MessageThread{.thread = thread.thread}));
  for (const search::FoundAgent& agent : found.agents)
    agents.items.push_back(
        visit(Icon::contact, agent.name, agent.agent_code,
              route::StaffAgents{.view = {}, .filter = {}, .text = {}, .agent = agent.agent_code}));
  for (Group* group : {&orders, &listings, &threads, &agents}) groups.push_back(std::move(*group));
}

// Nothing typed: where one was, and every place and action. What is typed narrows them.
std::vector<Palette::Group> Palette::groups(const Reader& reader, const Route& here, Screen* screen) {
  std::vector<Group> all{pages(reader, here), actions(reader, screen)};
  for (Group& group : all) {
    std::erase_if(group.items, [&](const Item& item) {
      return !guichet::text::matches(item.label + " " + item.detail, state_.search);
    });
  }
  if (is_searching()) {
    add_found(all, reader);
  } else {
    all.insert(all.begin(), recent(reader, here));
  }
  std::erase_if(all, [](const Group& group) { return group.items.empty(); });
  return all;
}

}  // namespace guichet::app
