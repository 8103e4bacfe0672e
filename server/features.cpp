#include "server/features.hpp"

#include "server/accounts/account_service.hpp"
#include "server/config.hpp"
#include "server/diagnostics/crash_service.hpp"
#include "server/directory/directory_mails.hpp"
#include "server/directory/directory_service.hpp"
#include "server/home/home_service.hpp"
#include "server/listings/import/feed_folders.hpp"
#include "server/listings/listing_photos.hpp"
#include "server/listings/listing_service.hpp"
#include "server/media/archives.hpp"
#include "server/media/media_files.hpp"
#include "server/media/media_processing.hpp"
#include "server/media/media_service.hpp"
#include "server/media/media_sweeps.hpp"
#include "server/media/uploads.hpp"
#include "server/messages/message_service.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/queue_service.hpp"
#include "server/portals/entrance_picture.hpp"
#include "server/portals/portal_service.hpp"
#include "server/schedule.hpp"
#include "server/search/search_service.hpp"
#include "server/team/team_service.hpp"
#include "shared/api.hpp"

namespace guichet::server {

struct Features::State {
  explicit State(const FeatureParts& given) : parts(given) {}
  FeatureParts parts;
  portals::Bootstraps bootstraps{parts.build};
  portals::PublicUrl url{parts.origin};
  portals::PortalService portal_service{bootstraps};
  accounts::AccountService account_service{bootstraps, url};
  directory::DirectoryService directory_service{url};
  directory::Arrivals arrivals{parts.db, parts.clock, parts.ids, parts.portals, url};
  home::HomeService home_service{};
  listings::ListingService listing_service{};
  listings::ListingPhotos listing_photos{parts.blobs};
  listings::FeedFolders feed_folders{{.db = parts.db,
                                      .ids = parts.ids,
                                      .portals = parts.portals,
                                      .log = parts.log,
                                      .folder = parts.config.data / "imports"}};
  portals::EntrancePictures entrance_pictures{parts.blobs};
  orders::OrderService order_service{url};
  orders::QueueService queue_service{url};
  diagnostics::CrashService crash_service{parts.log};
  media::MediaService media_service{};
  media::MediaFiles media_files{parts.blobs};
  media::MediaTiles media_tiles{parts.blobs};
  media::Archives media_archives{parts.blobs};
  media::Uploads media_uploads{{.db = parts.db,
                                .clock = parts.clock,
                                .ids = parts.ids,
                                .blobs = parts.blobs,
                                .wake_outbox = parts.wake_outbox}};
  media::MediaSweeps media_sweeps{{.db = parts.db,
                                   .ids = parts.ids,
                                   .blobs = parts.blobs,
                                   .portals = parts.portals,
                                   .wake_outbox = parts.wake_outbox}};
  media::MediaProcessing media_processing{parts.db, parts.clock, parts.blobs, parts.worker};
  messages::MessageService message_service{url};
  search::SearchService search_service{};
  team::TeamService team_service{};
};

Features::Features(const FeatureParts& parts) : state_(std::make_unique<State>(parts)) {}
Features::~Features() = default;

std::vector<Route> Features::routes() {
  return make_routes<Api>(Services(state_->portal_service, state_->account_service, state_->home_service,
                                   state_->listing_service, state_->order_service, state_->queue_service,
                                   state_->media_service, state_->team_service, state_->message_service,
                                   state_->directory_service, state_->search_service, state_->crash_service));
}

void Features::add_byte_routes(http::ByteRoutes& routes) {
  using enum http::Method;
  routes.add(std::string(listings::photos_prefix), {get, head}, state_->listing_photos);
  routes.add(std::string(portals::pictures_prefix), {get, head}, state_->entrance_pictures);
  routes.add(std::string(media::files_prefix), {get, head}, state_->media_files);
  routes.add(std::string(media::tiles_prefix), {get, head}, state_->media_tiles);
  routes.add(std::string(media::archives_prefix), {get, head}, state_->media_archives);
  routes.add(std::string(media::uploads_prefix), {options, head, post, patch, del}, state_->media_uploads);
}

void Features::add_jobs(outbox::Dispatcher& dispatcher) {
  using outbox::Delivery;
  dispatcher.on<outbox::AgentKnown>(
      [&arrivals = state_->arrivals](const outbox::AgentKnown& job, const Delivery& delivery) {
        return arrivals.tell(job, delivery);
      });
  auto& media = state_->media_processing;
  dispatcher.on<outbox::ProcessMedia>([&media](const outbox::ProcessMedia& job, const Delivery& delivery) {
    return media.process(job, delivery);
  });
  dispatcher.on<outbox::DeleteFiles>([&media](const outbox::DeleteFiles& job, const Delivery& delivery) {
    return media.remove(job, delivery);
  });
}

void Features::add_schedule(Schedule& schedule) {
  auto& sweeps = state_->media_sweeps;
  schedule.add("feed folders", minutes(1), [&feeds = state_->feed_folders](Instant now) { feeds.look(now); });
  schedule.add("removed files", hours(1), [&sweeps](Instant now) { sweeps.erase_removed(now); });
  schedule.add("archived files", hours(1), [&sweeps](Instant now) { sweeps.erase_archived(now); });
  schedule.add("remains of files", hours(6), [&sweeps](Instant now) { sweeps.clear_remains(now); });
}

}  // namespace guichet::server
