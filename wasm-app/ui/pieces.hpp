// Smaller components that only some screens need.
#pragma once

#include <span>
#include <string_view>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

struct PagingSpec {
  std::string_view name{};              // "Pages"
  std::string_view previous{}, next{};  // names of the arrows
  std::string_view page{};              // "Page {n}"
};
// Pages of something that is printed or sent as pages; `page` counts from 0. True when it changed.
bool paging(Ui& ui, Rect rect, Key key, int& page, int count, const PagingSpec& spec);

// A strip over the whole width of the page: no network, a new version, a trial that ends.
struct BannerSpec {
  Tone tone = Tone::info;
  Icon icon = Icon::none;
  std::string_view action{};
  bool is_closable = false;
};
[[nodiscard]] float banner_height(const Ui& ui, std::string_view text, float width,
                                  const BannerSpec& spec = {});
NoticeResult banner(Ui& ui, Rect rect, Key key, std::string_view text, const BannerSpec& spec = {});

// What stands in the place of content that failed; true when it shall be tried again.
struct ErrorStateSpec {
  Icon icon = Icon::triangle_alert;
  std::string_view title{}, detail{}, action{};
  std::string_view reference{};  // of the failure, for the help desk
};
bool error_state(Ui& ui, Rect rect, Key key, const ErrorStateSpec& spec);

// Overlapping portraits; `more` stands for those that are not shown, "+3". Heard as a list of names.
void avatar_group(Ui& ui, Rect rect, std::string_view name, std::span<const std::string_view> people,
                  std::string_view more = {});

// Squares of pictures one looks through with the arrow keys; index of the one to open, or -1.
struct Picture {
  std::string_view url{}, name{};
  bool is_selected = false;
};
[[nodiscard]] float picture_grid_height(const Ui& ui, float width, std::size_t count, float side = 160);
int picture_grid(Ui& ui, Rect rect, Key key, std::string_view name, std::span<const Picture> pictures,
                 float side = 160);

}  // namespace guichet::ui
