#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/orders/orders.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::orders {

struct NewOrderModel {
  const listings::ListingPage* results = nullptr;            // the last page: totals and date
  const std::vector<listings::Listing>* listings = nullptr;  // of the pages loaded so far
  const Failure* search_failure = nullptr;
  const OrderForm* form = nullptr;  // of the chosen property
  const Failure* form_failure = nullptr;
  const Problems* problems = nullptr;
  const Failure* failure = nullptr;
  const Order* placed = nullptr;
  const portal::Contact* contact = nullptr;
  std::string_view portal{};
  std::string_view email{};
  std::string_view day_problem{};
  bool is_sending = false;
  bool is_searching = false;
};

// What the person has typed; `order` is the request itself.
struct NewOrderDraft {
  PlaceOrder order;
  listings::SearchListings search;
  std::string day_text;  // as the date field holds it
};

struct SearchNow {};
struct PlaceNow {};
struct PrintNow {};
struct MoreResults {};
using NewOrderAction = std::variant<app::Go, app::Retry, SearchNow, PlaceNow, PrintNow, MoreResults>;

// Everything a region of the page needs.
struct NewOrderPage {
  ui::Ui& ui;
  const NewOrderModel& model;
  const app::Reader& reader;
  NewOrderDraft& draft;
  std::optional<NewOrderAction>& action;

  [[nodiscard]] const Catalog& words() const { return reader.text(); }
};

[[nodiscard]] std::optional<NewOrderAction> new_order_view(ui::Ui& ui, ui::Rect page,
                                                           const NewOrderModel& model,
                                                           const app::Reader& reader, NewOrderDraft& draft);

// Regions; those with a height to return are part of a scrolling column.
float property_search(const NewOrderPage& page, ui::Rect column);
void exclusive_help(const NewOrderPage& page, ui::Rect rect);
float order_fields(const NewOrderPage& page, ui::Rect column);
float order_summary(const NewOrderPage& page, ui::Rect column, bool has_button);
// What the summary will hold, while no property is chosen.
void empty_summary(const NewOrderPage& page, ui::Rect column);
void order_button(const NewOrderPage& page, ui::Rect rect);
float order_placed(const NewOrderPage& page, ui::Rect column);
[[nodiscard]] std::vector<Service> chosen_services(const NewOrderPage& page);

}  // namespace guichet::orders
