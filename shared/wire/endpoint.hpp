// What an endpoint is: a request struct that names its response, path, kind and permission.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>

#include "shared/access/permissions.hpp"
#include "shared/core/result.hpp"
#include "shared/wire/fields.hpp"
#include "shared/wire/problems.hpp"

namespace guichet {

// A query may be repeated freely; a command carries an idempotency key.
enum class Kind { query, command };

namespace wire {

template <class E>
concept Endpoint = requires {
  typename E::Response;
  { E::path } -> std::convertible_to<std::string_view>;
  { E::kind } -> std::convertible_to<Kind>;
  { E::needs } -> std::convertible_to<Permission>;
};

template <class E>
concept Checked = requires(const E& request, Problems& problems) {
  request.check(problems);
};

// The problems of a request; none for a request without `check`.
template <class E>
Problems check(const E& request) {
  Problems problems;
  if constexpr (Checked<E>) request.check(problems);
  return problems;
}

namespace detail {

template <std::size_t Count>
constexpr bool are_unique(const std::array<std::string_view, Count>& paths) {
  for (std::size_t left = 0; left < Count; ++left) {
    for (std::size_t right = left + 1; right < Count; ++right) {
      if (paths[left] == paths[right]) return false;
    }
  }
  return true;
}

template <std::size_t Count>
constexpr bool are_api_paths(const std::array<std::string_view, Count>& paths) {
  constexpr std::string_view prefix = "/api/";
  for (const auto path : paths) {
    if (path.size() <= prefix.size() || path.substr(0, prefix.size()) != prefix) return false;
  }
  return true;
}

}  // namespace detail

// The endpoints of a feature, or of the whole interface.
template <Endpoint... E>
struct Endpoints {
  static constexpr std::size_t size = sizeof...(E);
  static constexpr std::array<std::string_view, sizeof...(E)> paths{std::string_view{E::path}...};
  static_assert(detail::are_unique(paths), "two endpoints share a path");
  static_assert(detail::are_api_paths(paths), "every path starts with /api/");
};

namespace detail {

template <class... Lists>
struct Concatenated;
template <Endpoint... E>
struct Concatenated<Endpoints<E...>> {
  using type = Endpoints<E...>;
};
template <Endpoint... Left, Endpoint... Right, class... More>
struct Concatenated<Endpoints<Left...>, Endpoints<Right...>, More...> {
  using type = typename Concatenated<Endpoints<Left..., Right...>, More...>::type;
};

template <Endpoint... E, class Visit>
constexpr void for_each_in(Endpoints<E...>, Visit& visit) {
  (visit(Type<E>{}), ...);
}

}  // namespace detail

// `using Api = Concat<accounts::Api, orders::Api>;`
template <class... Lists>
using Concat = typename detail::Concatenated<Lists...>::type;

// `for_each<Api>([]<class E>(wire::Type<E>) { ... });`
template <class Api, class Visit>
constexpr void for_each(Visit&& visit) {
  detail::for_each_in(Api{}, visit);
}

}  // namespace wire

using wire::Concat;
using wire::Endpoint;
using wire::Endpoints;

}  // namespace guichet
