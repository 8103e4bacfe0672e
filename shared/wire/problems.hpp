// Field-level validation messages. A problem remembers the member itself (address and type); its path on the
// wire is worked out only when a reply needs it, while the request is still alive.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "shared/core/result.hpp"
#include "shared/text/message_id.hpp"
#include "shared/wire/schema.hpp"

namespace guichet {

namespace wire {

struct Location {
  const void* address = nullptr;
  TypeKey type = nullptr;
  friend bool operator==(const Location&, const Location&) = default;
};

template <class T>
Location location_of(const T& member) {
  return {&member, type_key<T>()};
}

// The wire path of a member inside a request: "lines[1].quantity". "" for the request itself; nothing when
// the member is not part of it.
std::optional<std::string> path_in(const Writable& type, const void* request, const Location& location);
// The member a path names, for problems that arrive from the server.
std::optional<Location> locate(const Writable& type, const void* request, std::string_view path);

template <class Request>
std::optional<std::string> path_in(const Request& request, const Location& location) {
  return path_in(writable_type<Request>, &request, location);
}

template <class Request, class Member>
std::optional<std::string> path_of(const Request& request, const Member& member) {
  return path_in(request, location_of(member));
}

template <class Request>
std::optional<Location> locate(const Request& request, std::string_view path) {
  return locate(writable_type<Request>, &request, path);
}

}  // namespace wire

struct Problem {
  wire::Location where{};
  text::MessageId message{};
  std::vector<MessageArgument> arguments{};
};

// What is wrong with a request. Filled by the request's `check`, on both ends.
class Problems {
 public:
  // Notes `message` against the member unless the condition holds.
  template <class Member>
  void require(const Member& member, bool condition, text::MessageId message,
               std::vector<MessageArgument> arguments = {}) {
    if (!condition) add(member, message, std::move(arguments));
  }

  template <class Member>
  void add(const Member& member, text::MessageId message, std::vector<MessageArgument> arguments = {}) {
    add_at(wire::location_of(member), message, std::move(arguments));
  }

  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  const std::vector<Problem>& list() const { return list_; }
  void clear() { list_.clear(); }

  // The first problem of the member, null when it has none.
  template <class Member>
  const Problem* find(const Member& member) const {
    return find_at(wire::location_of(member));
  }

  // With wire paths, in the order found. A problem whose member is not in the request gets the path "".
  template <class Request>
  std::vector<FieldProblem> located_in(const Request& request) const {
    std::vector<FieldProblem> result;
    result.reserve(list_.size());
    for (const auto& problem : list_) {
      result.push_back(FieldProblem{.path = wire::path_in(request, problem.where).value_or(""),
                                    .message = problem.message,
                                    .arguments = problem.arguments});
    }
    return result;
  }

  // Attaches problems reported by the server to the members of the draft that was sent. Paths the draft does
  // not have go to the draft itself, so that nothing is lost.
  template <class Request>
  void adopt(const Request& draft, const std::vector<FieldProblem>& reported) {
    for (const auto& problem : reported) {
      const auto where = wire::locate(draft, problem.path).value_or(wire::location_of(draft));
      add_at(where, problem.message, problem.arguments);
    }
  }

 private:
  void add_at(const wire::Location& where, text::MessageId message, std::vector<MessageArgument> arguments);
  const Problem* find_at(const wire::Location& where) const;

  std::vector<Problem> list_{};
};

}  // namespace guichet
