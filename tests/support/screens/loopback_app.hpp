// The whole client on a loopback server and browser, driven through its access tree.
#pragma once

#include <memory>
#include <string>

#include "tests/support/screens/headless_screen.hpp"
#include "tests/support/screens/loopback_browser.hpp"
#include "tests/support/screens/loopback_directory.hpp"
#include "tests/support/screens/loopback_messages.hpp"
#include "tests/support/screens/loopback_samples.hpp"
#include "tests/support/screens/loopback_transport.hpp"
#include "tests/support/screens/loopback_words.hpp"
#include "wasm-app/app/app.hpp"

namespace guichet::tests {

inline HeadlessOptions desktop() {
  return {.width = 1440, .height = 900};
}
inline HeadlessOptions tablet() {
  return {.width = 900, .height = 1100};
}
inline HeadlessOptions upright_tablet() {
  return {.width = 834, .height = 1112, .has_touch = true};
}
inline HeadlessOptions phone() {
  return {.width = 390, .height = 844, .has_touch = true};
}
inline HeadlessOptions narrow() {
  return {.width = 320, .height = 640, .has_touch = true};
}
// A phone of 390 x 844 whose text size is doubled.
inline HeadlessOptions phone_of_large_text() {
  return {.width = 195, .height = 422, .dpr = 2, .has_touch = true};
}
// A desk's window of 1280 x 1024 at 400 %.
inline HeadlessOptions zoomed() {
  return {.width = 320, .height = 256, .dpr = 4};
}

class LoopbackApp {
 public:
  LoopbackApp(const portal::Bootstrap& bootstrap, std::string path, HeadlessOptions options = desktop()) {
    answer_samples();
    answer_ordering();
    answer_staff();
    answer_messages(transport);
    answer_search();
    directory.answer(transport);
    browser.history = {std::move(path)};
    app = std::make_unique<app::App>(transport, browser, words, panorama, wire::encode(bootstrap));
    screen = std::make_unique<HeadlessScreen>(options, [this](ui::Ui& ui) {
      app->poll(ui.now_ms());
      app->frame(ui);
      if (app->needs_frame_in_ms() == 0) ui.wake_after(0);
    });
    settle();
  }

  LoopbackTransport transport;
  LoopbackBrowser browser;
  LoopbackWords words;
  LoopbackPanorama panorama;
  LoopbackDirectory directory;
  std::unique_ptr<app::App> app;
  std::unique_ptr<HeadlessScreen> screen;

  // Replies arrive a frame later than requests, and what they bring asks for more.
  void settle() {
    for (int n = 0; n < 4; ++n) {
      screen->advance(20);
      screen->settle();
    }
  }
  bool click(ui::Role role, std::string_view name) {
    const bool is_done = screen->click(role, name);
    settle();
    return is_done;
  }
  bool type(std::string_view field, std::string_view text) {
    const bool is_done = screen->type(field, text);
    settle();
    return is_done;
  }
  [[nodiscard]] bool shows(ui::Role role, std::string_view name) const {
    return screen->find(role, name) != nullptr;
  }
  // The start of a name is enough; the first node that has it.
  [[nodiscard]] const ui::Node* find_start(ui::Role role, std::string_view start) const {
    for (const ui::Node& node : screen->ui().nodes()) {
      if (node.role == role && node.name.substr(0, start.size()) == start) return &node;
    }
    return nullptr;
  }

 private:
  void answer_samples() {
    transport.on<home::GetHome>([](const auto&) -> Result<home::Home> {
      using enum orders::OrderState;
      home::Home home;
      home.in_progress = {sample_order(0, in_production), sample_order(1, captured),
                          sample_order(2, scheduled), sample_order(3, received)};
      home.counts = {.in_progress = 4, .completed = 12, .archived = 3, .cancelled = 0};
      home.media_total = 214, home.media_recent = 38, home.due_today = 1;
      home.unread_total = 2, home.answered_at = sample_now - minutes(19);
      home.unread = sample_unread();
      home.erased_soon = {sample_order(0, archived), sample_order(15, archived), sample_order(34, archived)};
      for (std::size_t n = 0; n < 3; ++n)
        home.erased_soon[n].erased_on = add_days({2026, 11, 17}, n == 0 ? 6 : n == 1 ? 21 : 48);
      return home;
    });
    transport.on<orders::ListOrders>([](const orders::ListOrders& request) -> Result<orders::OrderPage> {
      using enum orders::OrderState;
      orders::OrderPage page;
      page.counts = {.in_progress = 4, .completed = 12, .archived = 3, .cancelled = 0};
      if (request.group == orders::OrderGroup::cancelled) return page;
      const auto state = request.group == orders::OrderGroup::completed  ? completed
                         : request.group == orders::OrderGroup::archived ? archived
                                                                         : in_production;
      for (int n = 0; n < 4; ++n) page.items.push_back(sample_order(n, state));
      return page;
    });
    transport.on<orders::GetOrder>([this](const orders::GetOrder& request) -> Result<orders::OrderDetails> {
      orders::OrderDetails details;
      details.order = sample_order(0, order_state);
      details.order.number = request.number;
      details.listing = sample_listing(0);
      if (order_state == orders::OrderState::completed || app_is_staff)
        details.media = sample_media(!app_is_staff);
      return details;
    });
  }
  void answer_ordering() {
    transport.on<listings::SearchListings>(
        [](const listings::SearchListings& request) -> Result<listings::ListingPage> {
          listings::ListingPage page;
          page.data_as_of = sample_now - hours(4);
          if (request.text == "zzz" || request.text == "99999999") return page;
          for (int n = 0; n < 5; ++n) page.items.push_back(sample_listing(n));
          page.total = 5;
          return page;
        });
    transport.on<orders::GetOrderForm>([](const orders::GetOrderForm&) -> Result<orders::OrderForm> {
      return orders::OrderForm{
          .listing = sample_listing(0), .services = sample_services(), .taxes = sample_taxes()};
    });
    transport.on<orders::PlaceOrder>([](const orders::PlaceOrder& request) -> Result<orders::Order> {
      orders::Order order = sample_order(0, orders::OrderState::received);
      order.client_name = request.client_name;
      return order;
    });
  }
  void answer_search() {
    transport.on<search::Find>([](const search::Find& request) -> Result<search::Found> {
      search::Found found;
      if (!text::matches("77, avenue Cartier SP-20419", request.text)) return found;
      found.orders.push_back(
          {.number = {"SP-20419"}, .street = "77, avenue Cartier", .city = "Québec (Montcalm)"});
      found.listings.push_back(
          {.number = {"24718804"}, .street = "12, avenue Cartier", .city = "Québec (Montcalm)"});
      found.threads.push_back(
          {.thread = {"t1"}, .subject = "Clés du 77, avenue Cartier", .from = "Maude Tremblay"});
      found.agents.push_back({.agent_code = "48213", .name = "Élise Cartier"});
      return found;
    });
  }
  void answer_staff() {
    transport.on<orders::ListQueue>([](const auto&) -> Result<orders::QueuePage> {
      using enum orders::OrderState;
      orders::QueuePage page;
      page.items = {sample_order(3, received), sample_order(7, received), sample_order(1, captured),
                    sample_order(0, in_production), sample_order(2, in_production)};
      page.counts = {.all = 27, .mine = 9, .late = 1, .today = 5};
      return page;
    });
    transport.on<orders::ListViews>(
        [](const auto&) -> Result<orders::SavedViews> { return orders::SavedViews{}; });
    transport.on<team::ListTeam>([](const auto&) -> Result<team::Team> { return sample_team(); });
    transport.on<listings::ListImportRuns>([](const auto&) -> Result<listings::ImportRuns> {
      listings::ImportRuns runs;
      runs.runs.push_back({.file = "chambre-2026-11-17.csv",
                           .started = sample_now - hours(4),
                           .verdict = listings::ImportVerdict::applied,
                           .reason = {},
                           .created = 12,
                           .updated = 40,
                           .unchanged = 800,
                           .missing = 1,
                           .archived = 2,
                           .rejected = {{.line = 14, .reason = "Code postal illisible"}},
                           .rejected_total = 1});
      runs.runs.push_back({.file = "chambre-2026-11-16.csv",
                           .started = sample_now - hours(28),
                           .verdict = listings::ImportVerdict::held,
                           .reason = "Le fichier retirerait 412 inscriptions sur 850.",
                           .created = 0,
                           .updated = 0,
                           .unchanged = 0,
                           .missing = 0,
                           .archived = 0,
                           .rejected = {},
                           .rejected_total = 0});
      return runs;
    });
  }

 public:
  orders::OrderState order_state = orders::OrderState::completed;
  bool app_is_staff = false;
};

}  // namespace guichet::tests
