#include "wasm-app/app/router.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "shared/core/text.hpp"

namespace guichet::app {

namespace {

struct Parameter {
  std::string name;
  std::string value;
};

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_plain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15u];
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
        hex_value(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      out += text[at] == '+' ? ' ' : text[at];
    }
  }
  return text::is_valid_utf8(out) ? out : std::string{};
}

struct Address {
  std::vector<std::string> segments;  // after the portal's
  std::vector<Parameter> query;

  std::string value(std::string_view name) const {
    for (const Parameter& parameter : query) {
      if (parameter.name == name) return parameter.value;
    }
    return {};
  }
  template <wire::Enumeration T>
  T choice(std::string_view name, T fallback) const {
    return wire::parse_name<T>(value(name)).value_or(fallback);
  }
};

void read_query(std::string_view query, Address& address) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    address.query.push_back({.name = decoded(pair.substr(0, equals)),
                             .value = decoded(pair.substr(std::min(equals + 1, pair.size())))});
    query.remove_prefix(std::min(end + 1, query.size()));
  }
}

Address read_address(std::string_view path) {
  Address address;
  path = path.substr(0, path.find('#'));
  if (const std::size_t mark = path.find('?'); mark != std::string_view::npos) {
    read_query(path.substr(mark + 1), address);
    path = path.substr(0, mark);
  }
  bool is_portal = true;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (!is_portal && end > 0) address.segments.push_back(decoded(path.substr(0, end)));
    is_portal = false;
    path.remove_prefix(end);
  }
  return address;
}

template <class Tag>
Id<Tag> id_of(std::string_view text) {
  Id<Tag> id;
  if (!from_wire_text(text, id)) id.value.clear();
  return id;
}

std::optional<Route> agents_route(const Address& address) {
  if (address.segments.size() == 4 && address.segments[3] == "slip")
    return route::StaffSlip{.agent = address.segments[2]};
  if (address.segments.size() != 2) return std::nullopt;
  const std::string view = address.value("view");
  using enum route::DirectoryView;
  return route::StaffAgents{.view = view == "corrections" ? corrections
                                    : view == "links"     ? links
                                                          : agents,
                            .filter = address.choice("filter", directory::AgentFilter::all),
                            .text = address.value("text"),
                            .agent = address.value("agent")};
}

std::optional<Route> staff_route(const Address& address) {
  if (address.segments.size() > 1 && address.segments[1] == "agents") return agents_route(address);
  if (address.segments.size() != 2) return std::nullopt;
  if (address.segments[1] == "listings") return route::StaffListings{};
  if (address.segments[1] != "orders") return std::nullopt;
  return route::StaffOrders{.filter = address.choice("filter", orders::QueueFilter::all),
                            .text = address.value("text"),
                            .order = id_of<orders::OrderTag>(address.value("order")),
                            .view = address.value("view"),
                            .state = address.value("state"),
                            .assignee = address.value("assignee"),
                            .sort = address.value("sort"),
                            .grouping = address.value("group")};
}

std::optional<Route> orders_route(const Address& address) {
  if (address.segments.size() == 1) {
    return route::Orders{.group = address.choice("group", orders::OrderGroup::in_progress),
                         .text = address.value("text")};
  }
  if (address.segments.size() != 2) return std::nullopt;
  if (address.segments[1] == "new") {
    return route::NewOrder{.listing = id_of<listings::ListingTag>(address.value("listing"))};
  }
  const auto number = id_of<orders::OrderTag>(address.segments[1]);
  if (number.empty()) return std::nullopt;
  return route::Order{
      .number = number,
      .tab = address.value("tab") == "details" ? route::OrderTab::details : route::OrderTab::media};
}

std::optional<Route> messages_route(const Address& address) {
  if (address.segments.size() == 1)
    return route::Messages{.box = address.choice("box", messages::Box::received)};
  if (address.segments.size() != 2) return std::nullopt;
  if (address.segments[1] == "new")
    return route::NewMessage{.order = id_of<orders::OrderTag>(address.value("order"))};
  const auto thread = id_of<messages::ThreadTag>(address.segments[1]);
  if (thread.empty()) return std::nullopt;
  return route::MessageThread{.thread = thread, .replies = address.value("reply") == "1"};
}

std::optional<Route> read_route(const Address& address) {
  if (address.segments.empty()) return route::Home{};
  const std::string& first = address.segments[0];
  if (first == "orders") return orders_route(address);
  if (first == "messages") return messages_route(address);
  if (first == "staff") return staff_route(address);
  if (first == "link" && address.segments.size() == 2) return route::Link{.token = address.segments[1]};
  if (address.segments.size() != 1) return std::nullopt;
  if (first == "signin") return route::SignIn{};
  if (first == "register") return route::Register{};
  if (first == "reset") return route::Reset{};
  if (first == "media") return route::Media{.text = address.value("text")};
  if (first == "account") return route::Account{};
  return std::nullopt;
}

// Builds "?a=b&c=d", leaving out what is empty.
class Query {
 public:
  Query& add(std::string_view name, std::string_view value) {
    if (value.empty()) return *this;
    text_ += text_.empty() ? '?' : '&';
    text_ += name;
    text_ += '=';
    text_ += encoded(value);
    return *this;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

struct PathBelowPortal {
  std::string operator()(const route::Home&) const { return ""; }
  std::string operator()(const route::SignIn&) const { return "signin"; }
  std::string operator()(const route::Register&) const { return "register"; }
  std::string operator()(const route::Reset&) const { return "reset"; }
  std::string operator()(const route::Link& at) const { return "link/" + encoded(at.token); }
  std::string operator()(const route::Orders& at) const {
    const bool is_first = at.group == orders::OrderGroup::in_progress;
    return "orders" + Query{}.add("group", is_first ? "" : wire::name(at.group)).add("text", at.text).take();
  }
  std::string operator()(const route::Order& at) const {
    return "orders/" + encoded(at.number.value) +
           Query{}.add("tab", at.tab == route::OrderTab::details ? "details" : "").take();
  }
  std::string operator()(const route::NewOrder& at) const {
    return "orders/new" + Query{}.add("listing", at.listing.value).take();
  }
  std::string operator()(const route::Media& at) const {
    return "media" + Query{}.add("text", at.text).take();
  }
  std::string operator()(const route::Messages& at) const {
    const bool is_first = at.box == messages::Box::received;
    return "messages" + Query{}.add("box", is_first ? "" : wire::name(at.box)).take();
  }
  std::string operator()(const route::MessageThread& at) const {
    return "messages/" + encoded(at.thread.value) + Query{}.add("reply", at.replies ? "1" : "").take();
  }
  std::string operator()(const route::NewMessage& at) const {
    return "messages/new" + Query{}.add("order", at.order.value).take();
  }
  std::string operator()(const route::Account&) const { return "account"; }
  std::string operator()(const route::StaffOrders& at) const {
    const bool is_first = at.filter == orders::QueueFilter::all;
    return "staff/orders" + Query{}
                                .add("view", at.view)
                                .add("filter", is_first ? "" : wire::name(at.filter))
                                .add("text", at.text)
                                .add("state", at.state)
                                .add("assignee", at.assignee)
                                .add("sort", at.sort)
                                .add("group", at.grouping)
                                .add("order", at.order.value)
                                .take();
  }
  std::string operator()(const route::StaffAgents& at) const {
    using enum route::DirectoryView;
    const bool is_first = at.filter == directory::AgentFilter::all;
    return "staff/agents" + Query{}
                                .add("view", at.view == corrections ? "corrections"
                                             : at.view == links     ? "links"
                                                                    : "")
                                .add("filter", is_first ? "" : wire::name(at.filter))
                                .add("text", at.text)
                                .add("agent", at.agent)
                                .take();
  }
  std::string operator()(const route::StaffSlip& at) const {
    return "staff/agents/" + encoded(at.agent) + "/slip";
  }
  std::string operator()(const route::StaffListings&) const { return "staff/listings"; }
  std::string operator()(const route::NotFound& at) const { return at.path; }
};

}  // namespace

std::string to_path(std::string_view portal, const Route& route) {
  return "/" + std::string{portal} + "/" + std::visit(PathBelowPortal{}, route);
}

Route from_path(std::string_view path) {
  if (auto route = read_route(read_address(path))) return std::move(*route);
  const std::size_t below = path.find('/', 1);
  return route::NotFound{.path = std::string{below == std::string_view::npos ? "" : path.substr(below + 1)}};
}

bool is_public(const Route& route) {
  return std::holds_alternative<route::SignIn>(route) || std::holds_alternative<route::Register>(route) ||
         std::holds_alternative<route::Reset>(route) || std::holds_alternative<route::Link>(route);
}

}  // namespace guichet::app
