#include "server/http/byte_routes.hpp"

#include <utility>

namespace guichet::http {

void ByteRoutes::add(std::string prefix, std::vector<Method> methods, BytesHandler& handler) {
  routes_.push_back({std::move(prefix), std::move(methods), &handler});
}

const ByteRoutes::Route* ByteRoutes::find(std::string_view path) const {
  for (const auto& route : routes_)
    if (path.substr(0, route.prefix.size()) == route.prefix) return &route;
  return nullptr;
}

}  // namespace guichet::http
