#include "server/features.hpp"

#include "server/accounts/account_service.hpp"
#include "server/home/home_service.hpp"
#include "server/listings/listing_photos.hpp"
#include "server/listings/listing_service.hpp"
#include "server/orders/order_service.hpp"
#include "server/portals/portal_service.hpp"
#include "shared/api.hpp"

namespace guichet::server {

struct Features::State {
  explicit State(const FeatureParts& given) : parts(given) {}
  FeatureParts parts;
  portals::Bootstraps bootstraps{parts.build};
  portals::PublicUrl url{parts.origin};
  portals::PortalService portal_service{bootstraps};
  accounts::AccountService account_service{bootstraps, url};
  home::HomeService home_service{};
  listings::ListingService listing_service{};
  listings::ListingPhotos listing_photos{parts.blobs};
  orders::OrderService order_service{url};
};

Features::Features(const FeatureParts& parts) : state_(std::make_unique<State>(parts)) {}
Features::~Features() = default;

std::vector<Route> Features::routes() {
  return make_routes<wire::Concat<portal::Api, accounts::Api, home::Api, listings::Api, orders::Api>>(
      Services(state_->portal_service, state_->account_service, state_->home_service, state_->listing_service,
               state_->order_service));
}

void Features::add_byte_routes(http::ByteRoutes& routes) {
  routes.add(std::string(listings::photos_prefix), {http::Method::get, http::Method::head}, state_->listing_photos);
}
void Features::add_jobs(outbox::Dispatcher&) {}

}  // namespace guichet::server
