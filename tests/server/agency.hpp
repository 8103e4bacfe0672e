// A tour agency on a test server: its portal as data, three agents in two offices, staff, properties,
// services.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/accounts/account_service.hpp"
#include "server/diagnostics/crash_service.hpp"
#include "server/directory/directory_service.hpp"
#include "server/home/home_service.hpp"
#include "server/listings/listing_service.hpp"
#include "server/log.hpp"
#include "server/media/media_service.hpp"
#include "server/messages/message_service.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/queue_service.hpp"
#include "server/outbox/jobs.hpp"
#include "server/portals/portal_service.hpp"
#include "server/search/search_service.hpp"
#include "server/storage/writer.hpp"
#include "server/team/team_service.hpp"
#include "shared/wire/wire.hpp"
#include "tests/support/server/test_server.hpp"

namespace guichet::test {

inline constexpr std::string_view agency_password = "trois canards bleus";

class Agency {
 public:
  static constexpr std::string_view portal = "panorama";

  Agency();

  TestServer server{};

  // Cookies of people who are signed in.
  std::string elise{};       // agent 48213, office B004
  std::string mathieu{};     // agent 48377, office B004, whole office
  std::string rene{};        // agent 48220, office B001
  std::string dispatcher{};  // staff who schedule
  std::string quality{};     // staff who release
  std::string liaison{};     // staff who keep the directory

  template <class E>
  RawReply send(const E& request, const std::string& cookie = {}) {
    return server.post({.path = std::string(E::path),
                        .body = wire::encode(request),
                        .portal = std::string(portal),
                        .cookie = cookie,
                        .key = "test-key-" + std::to_string(++sent_)});
  }
  // The answer of a request that must succeed.
  template <class E>
  typename E::Response ask(const E& request, const std::string& cookie = {}) {
    const RawReply reply = send(request, cookie);
    const auto response = wire::decode<typename E::Response>(reply.body);
    if (reply.status != 200 || !response)
      throw std::runtime_error(std::string(E::path) + ": " + std::to_string(reply.status) + " " + reply.body);
    return *response;
  }
  // The failure of one that must not.
  template <class E>
  Failure refusal(const E& request, const std::string& cookie = {}) {
    const RawReply reply = send(request, cookie);
    const auto failure = wire::decode<Failure>(reply.body);
    if (reply.status == 200 || !failure)
      throw std::runtime_error(std::string(E::path) + " was not refused: " + reply.body);
    return *failure;
  }

  // Mails waiting in the outbox for an address, oldest first.
  std::vector<outbox::SendMail> mails_to(std::string_view address);
  // The last path segment of the last link in a mail: a token.
  static std::string token_in(const outbox::SendMail& mail);
  // Writes as the portal.
  template <class Fn>
  void write(Fn fn) {
    server.db.writer().write(std::string(portal), fn);
  }

  static orders::PlaceOrder order_of(std::string_view listing);
  // A file of an order that needs no bytes.
  void add_ready_file(const orders::OrderNumber& order, media::MediaKind kind);
  void move(const orders::OrderNumber& order, std::vector<orders::OrderState> way);

 private:
  std::string add_agent(std::string_view code, std::string_view office, Role role);
  std::string add_staff(std::string_view login, Role role);
  void add_listings();

  portals::Bootstraps bootstraps_{"test"};
  portals::PublicUrl url_{"https://portal.example"};
  portals::PortalService portal_service_{bootstraps_};
  accounts::AccountService account_service_{bootstraps_, url_};
  home::HomeService home_service_{};
  listings::ListingService listing_service_{};
  orders::OrderService order_service_{url_};
  orders::QueueService queue_service_{url_};
  directory::DirectoryService directory_service_{url_};
  media::MediaService media_service_{};
  messages::MessageService message_service_{url_};
  search::SearchService search_service_{};
  team::TeamService team_service_{};
  server::Log log_{server::Level::error, [](const std::string&) {}};
  diagnostics::CrashService crash_service_{log_};
  std::atomic<int> sent_{0};
};

}  // namespace guichet::test
