#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "shared/home/home.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::home {

struct HomeModel {
  const Home* home = nullptr;  // null while loading the first time
  const Failure* failure = nullptr;
  std::string_view portal{};
  std::string_view first_name{};
  bool may_order = false;
  bool has_media = false;
  bool has_messages = false;
};

using HomeAction = std::variant<app::Go, app::Retry>;

[[nodiscard]] std::optional<HomeAction> home_view(ui::Ui& ui, ui::Rect page, const HomeModel& model,
                                                  const app::Reader& reader);

}  // namespace guichet::home
