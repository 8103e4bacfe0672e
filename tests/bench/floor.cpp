// guichet-floor FOLDER LOGIN COUNT: what the signed-in list of the office's properties costs without sockets,
// HTTP and the router: session, query and encoding. Prints processor microseconds a request.
#include <sys/resource.h>

#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "server/clock.hpp"
#include "server/ids.hpp"
#include "server/listings/listing_service.hpp"
#include "server/outbox/outbox.hpp"
#include "server/portal_store.hpp"
#include "server/portals/people.hpp"
#include "server/sessions/sessions.hpp"
#include "server/storage/writer.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::server {
namespace {

// A query changes no session.
class NoSession final : public SessionControl {
 public:
  void start(const AccountId&, Remember) override {}
  void end() override {}
  void end_all(const AccountId&) override {}
  void forgive(std::string_view) override {}
};

struct Floor {
  explicit Floor(const std::string& folder) : db({.file = folder + "/guichet.sqlite"}) {
    for (const PortalConfig& config : load_portals(db))
      if (config.id.value == "panorama") portal = config;
  }

  SystemClock clock{};
  Ids ids{[this] { return clock.now(); }};
  storage::Db db;
  Sessions sessions{};
  listings::ListingService service{};
  PortalConfig portal{};

  std::string sign_in(const std::string& login) {
    return db.writer().write(portal.id.value, [&](storage::Tx& tx) {
      const auto person = portals::find_person_by_login(tx, login);
      if (!person) throw std::runtime_error("nobody signs in as " + login);
      return sessions.start(tx, ids, person->id, Remember::no, {}, clock.now()).token;
    });
  }

  std::size_t answer(const std::string& token, std::string_view body) {
    const Instant now = clock.now();
    return db.read(portal.id.value, [&](storage::Tx& tx) {
      const auto who = sessions.find(tx, token, now);
      wire::DecodeError error;
      listings::SearchListings request;
      if (!who || !wire::decode(body, request, error)) throw std::runtime_error("refused");
      NoSession session;
      const Prepared prepared;
      outbox::Outbox outbox(tx, ids, now);
      Call call{who->actor, now, tx, outbox, ids, session, portal.language, {}, portal, prepared};
      return wire::encode(*service.handle(request, call)).size();
    });
  }
};

double processor_micros() {
  rusage used{};
  ::getrusage(RUSAGE_THREAD, &used);
  const auto micros = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return micros(used.ru_utime) + micros(used.ru_stime);
}

double measure(const std::string& folder, const std::string& login, int count) {
  Floor floor(folder);
  const std::string token = floor.sign_in(login);
  constexpr std::string_view body = R"({"text":"","scope":"office","after":""})";
  for (int n = 0; n < count / 10; ++n) floor.answer(token, body);
  const double before = processor_micros();
  for (int n = 0; n < count; ++n) floor.answer(token, body);
  return (processor_micros() - before) / count;
}

}  // namespace
}  // namespace guichet::server

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: guichet-floor FOLDER LOGIN COUNT\n";
    return 2;
  }
  try {
    std::cout << guichet::server::measure(argv[1], argv[2], std::atoi(argv[3])) << "\n";
  } catch (const std::exception& error) {
    std::cerr << "guichet-floor: " << error.what() << "\n";
    return 1;
  }
}
