// The whole product on a test server: every feature as the program wires it, two twin portals, a person for
// each role, and freshly made objects whose every word carries the name of their owner.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/config.hpp"
#include "server/features.hpp"
#include "server/files/blob_store.hpp"
#include "server/log.hpp"
#include "server/worker/worker_client.hpp"
#include "shared/listings/listings.hpp"
#include "shared/media/media.hpp"
#include "shared/messages/messages.hpp"
#include "shared/orders/queue.hpp"
#include "tests/support/server/test_server.hpp"

namespace guichet::test {

inline constexpr std::string_view home_portal = "panorama";
inline constexpr std::string_view twin_portal = "jumelle";
inline constexpr std::string_view product_password = "quatre hiboux dans la neige";
inline constexpr std::string_view attempt_code = "204816";

/// A person with a role, as a test needs them.
struct Somebody {
  std::string portal{};
  AccountId account{};
  Role role{Role::anonymous};
  std::string login{};  // also the agent code
  std::string office{};
  std::string marker{};  // in every text that is theirs
};

/// One of everything that a request can name, all of one owner. Secrets are right or, for what a stranger
/// would have to guess, nearly right.
struct Objects {
  std::string portal{};
  std::string marker{};
  listings::ListingNumber listing{};
  orders::OrderNumber order{};      // just received
  orders::OrderNumber delivered{};  // completed, with a released file
  media::MediaId media{};           // the released file
  media::MediaId next_scene{};      // another panorama of that order
  media::MediaId plan{};            // and a plan
  messages::ThreadId thread{};      // a conversation with the company
  messages::MessageId message{};    // its only message
  std::string upload{};             // one that has begun
  std::string login{};
  std::string password{};
  std::string new_agent_code{};  // known to the board, not registered yet
  std::string attempt{};         // of a registration
  std::string ticket{};
  std::string reset_link{};
  std::string link_id{};     // its name in lists; opens nothing
  std::string session{};     // another device's
  std::string correction{};  // of identity, open
  AccountId account{};       // with an absence
  AccountId colleague{};     // of the same portal
  orders::ViewId view{};     // of the queue, not shared
};

enum class Secrets { right, guessed };

class Product {
 public:
  explicit Product(server::RateLimits limits = {.session_per_minute = 0});
  ~Product();
  Product(const Product&) = delete;
  Product& operator=(const Product&) = delete;

  TestServer server{Disk::memory};

  [[nodiscard]] const Somebody& person(Role role) const;  // of the home portal
  [[nodiscard]] const Somebody& rival() const { return rival_; }
  [[nodiscard]] const Somebody& twin() const { return twin_; }
  /// A new session; empty for nobody.
  [[nodiscard]] std::string cookie(const Somebody& somebody);
  /// New objects of somebody; their password is as it was at first, and nobody is throttled.
  [[nodiscard]] Objects objects_of(const Somebody& owner, Secrets secrets = Secrets::right);
  /// Everything that is stored about them, as one text.
  [[nodiscard]] std::string state_of(const Objects& objects);

  [[nodiscard]] RawReply post(std::string_view path, std::string body, std::string cookie,
                              std::string more = {});

 private:
  Somebody add_person(std::string_view portal, Role role, const std::string& login, const std::string& office,
                      const std::string& marker);
  void add_listing(const Somebody& owner, const Objects& objects);
  void add_orders(const Somebody& owner, const Objects& objects);
  void add_files(const Somebody& owner, const Objects& objects);
  void add_links(const Somebody& owner, const Objects& objects);
  void add_desk(const Somebody& owner, const Objects& objects);

  server::Config config_{};
  server::Log log_{server::Level::error};
  files::BlobStore blobs_{server.folder.path(), server.ids};
  worker::WorkerClient worker_{{}};
  server::Features features_;
  std::string password_hash_{};
  std::vector<Somebody> people_{};
  Somebody rival_{};
  Somebody twin_{};
  int made_{0};
  int sent_{0};
};

}  // namespace guichet::test
