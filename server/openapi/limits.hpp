// The limits of a request's fields, found by asking its own `check`: nothing is declared twice.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/wire/endpoint.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::server {

struct Limits {
  std::optional<std::size_t> length_min{};  // of a text or a list
  std::optional<std::size_t> length_max{};
};

using LimitsByField = std::map<std::string, Limits, std::less<>>;

namespace detail {

constexpr std::size_t length_tried_max = 4096;

inline std::optional<std::size_t> argument(const Problem& problem, std::string_view name) {
  for (const auto& argument : problem.arguments)
    if (argument.name == name) return static_cast<std::size_t>(std::stoull(argument.value));
  return std::nullopt;
}

/// The message against a member, when it holds so many of something; empty when that length is fine.
template <class E, class Member>
text::MessageId complaint(E& request, Member& member, std::size_t length, std::optional<std::size_t>* least) {
  if constexpr (std::is_same_v<Member, std::string>)
    member.assign(length, 'x');
  else
    member.resize(length);
  const auto problems = wire::check(request);
  const auto* problem = problems.find(member);
  if (problem == nullptr) return {};
  if (least != nullptr) *least = argument(*problem, "min");
  return problem->message;
}

/// The limit that a complaint about a far too long value names.
template <class E, class Member>
std::optional<std::size_t> named_max(const E& request, const Member& member) {
  const auto problems = wire::check(request);  // outlives the loop over what it holds
  for (const auto& problem : problems.list()) {
    if (!(problem.where == wire::location_of(member))) continue;
    if (const auto most = argument(problem, "max")) return most;
  }
  return std::nullopt;
}

template <class E, class Member>
Limits probe(E& request, Member& member) {
  Limits limits;
  std::optional<std::size_t> least;
  const auto at_none = complaint(request, member, 0, nullptr);
  const auto at_one = complaint(request, member, 1, &least);
  if (least)
    limits.length_min = least;
  else if (!at_none.empty() && at_one.empty())
    limits.length_min = 1;
  const auto at_most = complaint(request, member, length_tried_max, nullptr);
  limits.length_max = named_max(request, member);
  if (limits.length_max) return limits;
  std::size_t good = limits.length_min.value_or(1);
  if (at_most.empty() || complaint(request, member, good, nullptr) == at_most) return limits;
  for (std::size_t bad = length_tried_max; bad - good > 1;) {
    const std::size_t middle = good + (bad - good) / 2;
    (complaint(request, member, middle, nullptr) == at_most ? bad : good) = middle;
  }
  limits.length_max = good;
  return limits;
}

}  // namespace detail

/// Of the texts and lists of a request.
template <class E>
LimitsByField limits_of() {
  LimitsByField found;
  if constexpr (wire::Checked<E> && wire::Record<E>) {
    E request{};
    E::each_field(request, [&](std::string_view field, auto& member) {
      using Member = std::remove_reference_t<decltype(member)>;
      if constexpr (std::is_same_v<Member, std::string> || wire::detail::IsVector<Member>::value) {
        const Member before = member;
        found.emplace(std::string(field), detail::probe(request, member));
        member = before;
      }
    });
  }
  return found;
}

}  // namespace guichet::server
