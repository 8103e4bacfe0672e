#include "build_id.hpp"  // made at build time

#include "server/app.hpp"

namespace guichet::server {

std::string_view build_id() {
  return GUICHET_BUILD;
}

}  // namespace guichet::server
