// An endpoint that does not say who may call it.
// refused: constraint
#include "shared/wire/endpoint.hpp"

namespace guichet {

struct Asked {
  struct Response {};
  static constexpr std::string_view path = "/api/sample/asked";
  static constexpr Kind kind = Kind::query;
#ifndef REFUSED
  static constexpr Permission needs = Permission::anyone;
#endif
};

using Api = wire::Endpoints<Asked>;
constexpr auto paths = Api::paths;

}  // namespace guichet
