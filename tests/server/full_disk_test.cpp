// A disk without room: reads go on, writes are refused with a clear answer, nothing is half done, and when
// there is room again nobody has to restart anything.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <set>

#include "shared/wire/wire.hpp"
#include "tests/server/endpoint_samples.hpp"
#include "tests/server/product.hpp"
#include "tests/support/server/small_disk.hpp"

using namespace guichet;
using namespace guichet::test;

namespace {

// Temporary folders of the test are made on the disk while this lives.
class TemporaryHere {
 public:
  explicit TemporaryHere(const std::filesystem::path& path) { ::setenv("TMPDIR", path.c_str(), 1); }
  ~TemporaryHere() { ::unsetenv("TMPDIR"); }
  TemporaryHere(const TemporaryHere&) = delete;
  TemporaryHere& operator=(const TemporaryHere&) = delete;
};

struct Placed {
  std::string number{};
  std::string comment{};
  WIRE_FIELDS(number, comment)
};

std::set<std::string> comments(Product& product) {
  std::set<std::string> all;
  product.server.db.read(home_portal, [&](storage::Tx& tx) {
    tx.each<Placed>("select number, comment from orders where portal = :portal",
                    [&](Placed&& row) { all.insert(row.comment); });
    return true;
  });
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(full_disk)

BOOST_AUTO_TEST_CASE(writes_answer_507_reads_go_on_and_room_heals) {
  const SmallDisk disk(SmallDisk::Kind::memory, 8);
  if (!disk.is_mounted()) {
    BOOST_TEST_MESSAGE("needs root to mount a small disk: not run");
    return;
  }
  const TemporaryHere here(disk.path());
  Product product;
  const auto& client = product.person(Role::client);
  const auto objects = product.objects_of(client);
  const auto cookie = product.cookie(client);
  const auto place = [&](const std::string& comment) {
    auto order = sample_about<orders::PlaceOrder>(objects);
    order.comment = comment;
    return product.post(orders::PlaceOrder::path, wire::encode(order), cookie);
  };
  disk.fill();

  std::set<std::string> accepted;
  std::set<std::string> refused;
  for (int i = 0; i < 2000 && refused.size() < 5; ++i) {
    const std::string comment = "order " + std::to_string(i);
    const auto reply = place(comment);
    (reply.status == 200 ? accepted : refused).insert(comment);
    if (reply.status == 200) continue;
    BOOST_TEST(reply.status == 507);
    const auto failure = wire::decode<Failure>(reply.body);
    BOOST_TEST_REQUIRE(failure.has_value());
    BOOST_TEST((failure->code == FailureCode::unavailable));
  }
  BOOST_TEST(refused.size() == 5U);
  const auto stored = comments(product);
  for (const auto& comment : accepted) BOOST_TEST(stored.contains(comment), "lost " << comment);
  for (const auto& comment : refused) BOOST_TEST(!stored.contains(comment), "half done: " << comment);
  const auto read =
      product.post(orders::GetOrder::path, wire::encode(orders::GetOrder{objects.delivered}), cookie);
  BOOST_TEST(read.status == 200);

  disk.free();
  BOOST_TEST(place("room again").status == 200);
  BOOST_TEST(comments(product).contains("room again"));
}

BOOST_AUTO_TEST_SUITE_END()
