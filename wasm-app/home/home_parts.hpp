// The regions the home page is made of.
#pragma once

#include <optional>
#include <string>

#include "wasm-app/home/home_view.hpp"

namespace guichet::home {

// One frame of the home page: what every region of it needs.
struct Page {
  ui::Ui& ui;
  const HomeModel& model;
  const app::Reader& reader;
  std::optional<HomeAction>& action;

  const Catalog& words() const { return reader.text(); }
  std::string path(const app::Route& to) const { return app::to_path(model.portal, to); }
  void go(bool is_wanted, const app::Route& to) const {
    if (is_wanted) action = app::Go{to};
  }
};

[[nodiscard]] float greeting_height(const Page& page, float width);
void greeting(const Page& page, ui::Rect row);

// Each returns the height it took; 0 when there is nothing to show.
float tiles(const Page& page, ui::Rect area);
float unread_card(const Page& page, ui::Rect area);
float erased_card(const Page& page, ui::Rect area);

}  // namespace guichet::home
