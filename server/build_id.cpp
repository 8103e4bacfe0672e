#include "build_id.hpp"  // made at build time

#include "server/app.hpp"

namespace guichet::server {

std::string build_id() {
  return GUICHET_BUILD;
}

}  // namespace guichet::server
