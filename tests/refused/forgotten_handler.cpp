// A service that leaves an endpoint of its list unanswered.
// refused: abstract
#include "server/service.hpp"

namespace guichet {

struct Asked {
  struct Response {};
  static constexpr std::string_view path = "/api/sample/asked";
  static constexpr Kind kind = Kind::query;
  static constexpr Permission needs = Permission::anyone;
};
struct Told {
  struct Response {};
  static constexpr std::string_view path = "/api/sample/told";
  static constexpr Kind kind = Kind::command;
  static constexpr Permission needs = Permission::anyone;
};

class SampleService final : public server::Service<wire::Endpoints<Asked, Told>> {
 public:
  Result<Asked::Response> handle(const Asked&, server::Call&) override { return Asked::Response{}; }
#ifndef REFUSED
  Result<Told::Response> handle(const Told&, server::Call&) override {
    return Told::Response{};
  }
#endif
};

SampleService service;

}  // namespace guichet
