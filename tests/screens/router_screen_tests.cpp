#include <boost/test/unit_test.hpp>

#include <vector>

#include "shared/portal/addresses.hpp"
#include "wasm-app/app/router.hpp"

namespace guichet::tests {

namespace route = app::route;

BOOST_AUTO_TEST_SUITE(router)

BOOST_AUTO_TEST_CASE(every_route_survives_its_own_path) {  // P21
  const std::vector<app::Route> routes{
      route::Home{},
      route::SignIn{},
      route::Register{},
      route::Reset{},
      route::Link{.token = "abc_DEF-1"},
      route::Orders{.group = orders::OrderGroup::archived, .text = "rue & été = 12 %"},
      route::Order{.number = {"SP-20418"}, .tab = route::OrderTab::details},
      route::NewOrder{.listing = {"24718803"}},
      route::Media{.text = "érables"},
      route::Account{},
      route::StaffOrders{.filter = orders::QueueFilter::late, .text = "a/b", .order = {"SP-1"}},
      route::StaffOrders{.filter = orders::QueueFilter::all,
                         .text = {},
                         .order = {},
                         .view = "v1",
                         .state = "scheduled",
                         .assignee = "nobody",
                         .sort = "placed",
                         .grouping = "area"},
      route::StaffListings{}};
  for (const app::Route& route : routes) {
    const std::string path = app::to_path("panorama", route);
    BOOST_TEST_CONTEXT(path) {
      BOOST_TEST((app::from_path(path) == route));
    }
  }
}

BOOST_AUTO_TEST_CASE(links_in_mails_lead_to_their_pages) {  // P21
  const auto page = [](std::string_view address) {
    return app::from_path("/panorama/" + std::string(address));
  };
  namespace addresses = portal::addresses;
  BOOST_TEST((page(addresses::home) == app::Route{route::Home{}}));
  BOOST_TEST((page(addresses::sign_in) == app::Route{route::SignIn{}}));
  BOOST_TEST((page(addresses::registration) == app::Route{route::Register{}}));
  BOOST_TEST((page(addresses::link("abc_DEF-1")) == app::Route{route::Link{.token = "abc_DEF-1"}}));
  BOOST_TEST((page(addresses::order("SP-1")) == app::Route{route::Order{.number = {"SP-1"}}}));
  BOOST_TEST((page(addresses::order_in_queue("SP-1")) == app::Route{route::StaffOrders{.order = {"SP-1"}}}));
  BOOST_TEST((page(addresses::thread("t1")) == app::Route{route::MessageThread{.thread = {"t1"}}}));
}

BOOST_AUTO_TEST_CASE(what_does_not_exist_is_not_found) {
  for (const std::string_view path : {"/panorama/nowhere", "/panorama/orders/a/b", "/panorama/staff",
                                      "/panorama/link", "/panorama/orders/<script>"}) {
    BOOST_TEST_CONTEXT(path) {
      BOOST_TEST(std::holds_alternative<route::NotFound>(app::from_path(path)));
      BOOST_TEST(app::to_path("panorama", app::from_path(path)) == path);
    }
  }
}

BOOST_AUTO_TEST_CASE(odd_paths_do_no_harm) {
  for (const std::string_view path : {"", "/", "panorama", "/panorama", "/panorama//", "/panorama/?%zz=%4",
                                      "/panorama/orders?group=nothing&text=%FF"}) {
    BOOST_TEST(!app::to_path("panorama", app::from_path(path)).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
