// A backup is done when it has been read back.
#include "server/backup.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "server/storage/writer.hpp"
#include "tests/server/product.hpp"

using namespace guichet;
using namespace guichet::test;
namespace fs = std::filesystem;

namespace {

std::int64_t orders_in(const fs::path& folder) {
  storage::Db copy({.file = folder / "guichet.sqlite"});
  return copy.read(home_portal, [](storage::Tx& tx) {
    return tx.one<std::int64_t>("select count(*) from orders where portal = :portal").value_or(-1);
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(backup)

BOOST_AUTO_TEST_CASE(a_copy_has_every_row_and_original_and_refuses_to_overwrite) {
  Product product;
  for (int i = 0; i < 3; ++i) (void)product.objects_of(product.person(Role::client));
  const TemporaryFolder place;
  const auto to = place.path() / "copy";
  const auto report = server::back_up(product.server.folder.path(), to);
  BOOST_TEST(report.files == 6);
  BOOST_TEST(report.bytes > 0);
  BOOST_TEST(orders_in(to) == 6);
  BOOST_CHECK_THROW((void)server::back_up(product.server.folder.path(), to), server::BackupError);
}

BOOST_AUTO_TEST_CASE(a_copy_with_a_missing_original_is_no_backup) {
  Product product;
  (void)product.objects_of(product.person(Role::client));
  const auto data = product.server.folder.path();
  for (const auto& entry : fs::recursive_directory_iterator(data / "blobs"))
    if (entry.is_regular_file()) {
      fs::remove(entry.path());
      break;
    }
  const TemporaryFolder place;
  BOOST_CHECK_THROW((void)server::back_up(data, place.path() / "copy"), server::BackupError);
}

BOOST_AUTO_TEST_SUITE_END()
