// An endpoint that no service of the program answers.
// refused: no service handles this endpoint
#include "server/service.hpp"

namespace guichet {

struct Asked {
  struct Response {};
  static constexpr std::string_view path = "/api/sample/asked";
  static constexpr Kind kind = Kind::query;
  static constexpr Permission needs = Permission::anyone;
};

class SampleService final : public server::Service<wire::Endpoints<Asked>> {
 public:
  Result<Asked::Response> handle(const Asked&, server::Call&) override { return Asked::Response{}; }
};

#ifdef REFUSED
using Program = server::Services<>;
#else
using Program = server::Services<SampleService>;
#endif

auto& handler_of(const Program& program) {
  return program.handler<Asked>();
}

}  // namespace guichet
