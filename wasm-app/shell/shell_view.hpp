// What stands around every page of a signed-in person: rail or bars, breadcrumb, contact, sign-out.
#pragma once

#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::shell {

struct NavItem {
  ui::Icon icon = ui::Icon::none;
  std::string_view label{};
  std::string_view short_label{};        // in the bottom bar
  ui::Icon short_icon = ui::Icon::none;  // likewise
  app::Route route;
  int count = 0;
  std::string count_words{};
  bool is_urgent = false;
  bool is_current = false;
  int bar_place = 0;            // from the left in the bottom bar of phones; 0: not there
  bool starts_section = false;  // "Administration" above it
};

struct ShellModel {
  const portal::Portal* portal = nullptr;
  const portal::Me* me = nullptr;
  std::vector<NavItem> items;
  std::vector<app::Crumb> crumbs;
  bool is_home = false;
  bool is_signing_out = false;
  bool hides_bottom_bar = false;  // a page with its own sticky action
  bool covers_header = false;     // on phones: a picture up to the upper edge
  bool is_bare = false;           // the page has the whole screen
};

struct Back {};
struct SignOutNow {};
struct Search {};
using ShellAction = std::variant<app::Go, Back, SignOutNow, Search>;

struct ShellResult {
  app::Areas areas;
  std::optional<ShellAction> action;
};

[[nodiscard]] ShellResult shell_view(ui::Ui& ui, const ShellModel& model, const app::Reader& reader);
// The buttons of a phone's header in a row of 44 over the picture that takes its place.
[[nodiscard]] std::optional<ShellAction> header_over_picture(ui::Ui& ui, ui::Rect row,
                                                             const ShellModel& model,
                                                             const app::Reader& reader);
[[nodiscard]] std::string_view role_word(Role role, const app::Reader& reader);

}  // namespace guichet::shell
