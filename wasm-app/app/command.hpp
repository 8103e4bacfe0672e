// Something one may do on a page, as the search over everything offers it.
#pragma once

#include <functional>
#include <string>

#include "generated/icons.hpp"

namespace guichet::app {

struct Command {
  ui::Icon icon = ui::Icon::none;
  std::string label;
  std::function<void()> run;
};

}  // namespace guichet::app
