// From an endpoint list to the services that answer it.
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "server/call.hpp"
#include "shared/core/result.hpp"
#include "shared/wire/endpoint.hpp"

namespace guichet::server {

/// Answers one endpoint.
template <class E>
struct Handles {
  virtual Result<typename E::Response> handle(const E&, Call&) = 0;

 protected:
  ~Handles() = default;
};

template <class List>
class Service;

/// Answers every endpoint of a list: a class that leaves one out stays abstract.
template <class... E>
class Service<Endpoints<E...>> : public Handles<E>... {
 public:
  using Handled = Endpoints<E...>;
  using Handles<E>::handle...;

 protected:
  ~Service() = default;
};

/// Whether service S has work to do before the transaction of E.
template <class S, class E>
concept PreparesFor = requires(S& service, const E& request, Preparation& preparation) {
  service.prepare(request, preparation);
};

/// The services of the program, by reference, in any order.
template <class... S>
class Services {
 public:
  explicit Services(S&... services) : services_(services...) {}

  template <class E>
  static constexpr bool handles = (std::is_base_of_v<Handles<E>, S> || ...);

  /// The service that answers E.
  template <class E>
  [[nodiscard]] auto& handler() const {
    static_assert(handles<E>, "no service handles this endpoint; see E in the template arguments");
    return pick<E, S...>();
  }

 private:
  template <class E, class First, class... Rest>
  [[nodiscard]] auto& pick() const {
    if constexpr (std::is_base_of_v<Handles<E>, First>) {
      return std::get<First&>(services_);
    } else {
      return pick<E, Rest...>();
    }
  }

  std::tuple<S&...> services_;
};

}  // namespace guichet::server
