#include "server/features.hpp"

#include "server/portals/portal_service.hpp"

namespace guichet::server {

struct Features::State {
  explicit State(const FeatureParts& given) : parts(given) {}
  FeatureParts parts;
  portals::Bootstraps bootstraps{parts.build};
  portals::PortalService portal_service{bootstraps};
};

Features::Features(const FeatureParts& parts) : state_(std::make_unique<State>(parts)) {}
Features::~Features() = default;

std::vector<Route> Features::routes() { return make_routes<portal::Api>(Services(state_->portal_service)); }

void Features::add_byte_routes(http::ByteRoutes&) {}
void Features::add_jobs(outbox::Dispatcher&) {}

}  // namespace guichet::server
