// The endpoints of the program as rows: what the router needs to know of each, and how to run it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/service.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::server {

/// A request that could not be read: which field, and why, as far as that is known.
[[nodiscard]] Failure unreadable(const wire::DecodeError& error);

/// One request on its way through an endpoint, whatever its type.
class Work {
 public:
  virtual ~Work() = default;
  /// Reads the body and checks the fields.
  [[nodiscard]] virtual std::optional<Failure> decode(std::string_view body) = 0;
  /// The service's own preparation; only for routes that have one.
  [[nodiscard]] virtual Result<Prepared> prepare(Preparation& preparation) = 0;
  /// The answer, encoded.
  [[nodiscard]] virtual Result<std::string> handle(Call& call) = 0;
};

struct Route {
  std::string_view path{};
  Kind kind{Kind::query};
  Permission needs{Permission::administer};
  bool prepares{false};
  std::function<std::unique_ptr<Work>()> begin{};
};

/// Runs endpoint E on the handler H (the service itself, so that its `prepare` is visible).
template <class E, class H>
class EndpointWork final : public Work {
 public:
  explicit EndpointWork(H& handler) : handler_(handler) {}

  std::optional<Failure> decode(std::string_view body) override {
    wire::DecodeError error;
    const auto json = body.empty() ? std::string_view("{}") : body;
    if (!wire::decode(json, request_, error, wire::UnknownFields::refused)) return unreadable(error);
    const auto problems = wire::check(request_);
    if (!problems.empty()) return Failure::invalid(problems.located_in(request_));
    return std::nullopt;
  }

  Result<Prepared> prepare(Preparation& preparation) override {
    if constexpr (PreparesFor<H, E>) {
      auto work = handler_.prepare(request_, preparation);
      if (!work) return work.failure();
      return Prepared::of(std::move(*work));
    } else {
      (void)preparation;
      return Prepared{};
    }
  }

  Result<std::string> handle(Call& call) override {
    Handles<E>& handles = handler_;
    const auto response = handles.handle(request_, call);
    if (!response) return response.failure();
    return wire::encode(*response);
  }

 private:
  H& handler_;
  E request_{};
};

/// A row for every endpoint of Api, answered by one of the services.
template <class Api, class... S>
std::vector<Route> make_routes(const Services<S...>& services) {
  std::vector<Route> routes;
  wire::for_each<Api>([&]<class E>(wire::Type<E>) {
    auto& handler = services.template handler<E>();
    using H = std::remove_reference_t<decltype(handler)>;
    routes.push_back(Route{.path = E::path,
                           .kind = E::kind,
                           .needs = E::needs,
                           .prepares = PreparesFor<H, E>,
                           .begin = [&handler] { return std::make_unique<EndpointWork<E, H>>(handler); }});
  });
  return routes;
}

}  // namespace guichet::server
