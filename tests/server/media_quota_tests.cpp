// P33: the files of a portal take no more than it may have.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <thread>
#include <vector>

#include "tests/server/media_house.hpp"

namespace guichet::media {

namespace {

struct Fixture : test::MediaHouse {
  std::string jpeg = picture("cuisine.jpg");

  std::int64_t size() const { return static_cast<std::int64_t>(jpeg.size()); }
  // Room for so many more of the picture.
  void leave_room_for(int pictures) {
    const auto taken = agency.server.db.read(test::Agency::portal, [](storage::Tx& tx) {
      return tx.one<std::int64_t>("select coalesce(sum(bytes), 0) from blobs where portal = :portal")
          .value_or(0);
    });
    auto portals = agency.server.portals.all();
    for (server::PortalConfig& portal : portals) portal.rules.files_bytes_max = taken + pictures * size();
    agency.server.portals = server::Portals(std::move(portals));
  }
  std::size_t files() {
    std::size_t count = 0;
    for (const char* folder : {"uploads", "blobs"})
      for (const auto& entry :
           std::filesystem::recursive_directory_iterator(agency.server.folder.path() / folder))
        count += entry.is_regular_file();
    return count;
  }
};

bool says_full(const test::RawReply& reply) {
  return reply.status == 422 && reply.body.find("files_full") != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(media_quota, Fixture)

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused_before_it_is_sent) {
  leave_room_for(1);
  const std::size_t before = files();
  BOOST_TEST(says_full(create({.bytes = size() + 1})));
  BOOST_TEST(files() == before);
  BOOST_TEST(create({.bytes = size(), .body = jpeg}).status == 201);
  BOOST_TEST(says_full(create({.bytes = 1})));
  leave_room_for(1);
  BOOST_TEST(create({.bytes = size()}).status == 201);
}

BOOST_AUTO_TEST_CASE(what_is_arriving_counts_whole) {
  leave_room_for(1);
  const std::string path = create({.bytes = size()}).header("location");
  BOOST_TEST(says_full(create({.bytes = 1})));
  BOOST_TEST(send({.method = "DELETE", .path = path, .cookie = editor, .headers = "Tus-Resumable: 1.0.0\r\n"})
                 .status == 204);
  BOOST_TEST(create({.bytes = size()}).status == 201);
}

BOOST_AUTO_TEST_CASE(of_many_at_once_only_those_that_fit_are_kept) {
  leave_room_for(3);
  const std::size_t before = files();
  std::vector<test::RawReply> replies(12);
  std::vector<std::thread> senders;
  for (std::size_t index = 0; index < replies.size(); ++index) {
    senders.emplace_back([&, index] {
      const std::string name = std::to_string(index) + ".jpg";  // the same one twice would be one file
      replies[index] = create({.name = name, .bytes = size(), .body = jpeg});
    });
  }
  for (std::thread& sender : senders) sender.join();
  const auto kept =
      std::count_if(replies.begin(), replies.end(), [](const auto& reply) { return reply.status == 201; });
  BOOST_TEST(kept == 3);
  BOOST_TEST(std::count_if(replies.begin(), replies.end(), says_full) == 9);
  BOOST_TEST(files() == before + 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::media
