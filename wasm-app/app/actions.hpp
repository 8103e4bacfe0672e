// What any view may ask of its screen.
#pragma once

#include "wasm-app/app/router.hpp"

namespace guichet::app {

struct Go {
  Route route;
};
struct Retry {};

}  // namespace guichet::app
