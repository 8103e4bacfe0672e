#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <variant>

#include "shared/orders/orders.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/media/media_view.hpp"

namespace guichet::orders {

struct OrderModel {
  const OrderDetails* details = nullptr;
  const Failure* failure = nullptr;
  media::MediaModel media;
  std::string_view portal{};
  app::route::OrderTab tab = app::route::OrderTab::media;
  const std::function<void(ui::Rect)>& header;  // as in app::Areas
  bool may_order = false;
};

// What is open on the page; kept by the screen.
struct OrderPageState {
  media::GalleryState gallery;
};

struct CancelNow {};
struct PrintSheet {};
struct ShowTab {
  app::route::OrderTab tab = app::route::OrderTab::media;
};
using OrderAction = std::variant<app::Go, app::Retry, CancelNow, PrintSheet, ShowTab, media::MediaAction>;

[[nodiscard]] std::optional<OrderAction> order_view(ui::Ui& ui, ui::Rect page, ui::Rect bar,
                                                    const OrderModel& model, const app::Reader& reader,
                                                    OrderPageState& state);
// Beside it: number, dates and total; what happened so far and what is to come. Both return their height.
float order_facts(ui::Ui& ui, ui::Rect at, const Order& order, const app::Reader& reader);
float order_history(ui::Ui& ui, ui::Rect at, const OrderDetails& details, const app::Reader& reader);
// The tab with everything about the order and its property. Returns the height.
float order_details_view(ui::Ui& ui, ui::Rect column, const OrderDetails& details, const app::Reader& reader);

}  // namespace guichet::orders
