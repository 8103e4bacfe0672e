// P29, P33: files arrive in pieces, survive interruptions, and are what their bytes say.
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <thread>

#include <fstream>

#include "server/storage/sha256.hpp"
#include "tests/server/media_house.hpp"

namespace guichet::media {

namespace {

using test::Agency;
using test::MediaHouse;
using test::RawClient;
using test::RawReply;

std::size_t files_below(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    count += entry.is_regular_file();
  return count;
}

std::int64_t size_of(const std::string& bytes) {
  return static_cast<std::int64_t>(bytes.size());
}

// The original, as its uploader gets it back.
std::string fetched(const MediaHouse& house, const std::string& media) {
  return house.get("/files/panorama/" + media + "/original/x.jpg", house.editor).body;
}

struct Fixture : MediaHouse {
  std::string jpeg = picture("cuisine.jpg");
  std::size_t waiting_files() { return files_below(agency.server.folder.path() / "uploads"); }
  std::size_t kept_files() { return files_below(agency.server.folder.path() / "blobs"); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(media_uploads, Fixture)

BOOST_AUTO_TEST_CASE(the_server_says_what_it_speaks) {
  const RawReply reply = send({.method = "OPTIONS", .path = "/uploads/panorama/"});
  BOOST_TEST(reply.status == 204);
  BOOST_TEST(reply.header("tus-version") == "1.0.0");
  BOOST_TEST(reply.header("tus-extension") == "creation,creation-with-upload,expiration,termination");
  BOOST_TEST(reply.header("tus-max-size") == "10737418240");
  BOOST_TEST(send({.method = "HEAD", .path = "/uploads/panorama/x", .cookie = editor}).status == 412);
}

BOOST_AUTO_TEST_CASE(a_file_comes_in_pieces_and_is_kept_once_it_is_whole) {
  const RawReply made = create({.name = "Séjour d’été.jpg", .bytes = size_of(jpeg)});
  BOOST_TEST(made.status == 201);
  BOOST_TEST(!made.header("upload-expires").empty());
  const std::string path = made.header("location");
  BOOST_TEST(path.starts_with("/uploads/panorama/"));
  const std::size_t half = jpeg.size() / 2;
  BOOST_TEST(patch(path, 0, jpeg.substr(0, half)).header("upload-offset") == std::to_string(half));
  BOOST_TEST(offset_of(path) == static_cast<std::int64_t>(half));
  BOOST_TEST(kept_files() == 0U);

  const RawReply last = patch(path, static_cast<std::int64_t>(half), jpeg.substr(half));
  BOOST_TEST(last.status == 204);
  const std::string media = last.header("guichet-media");
  BOOST_TEST(fetched(*this, media) == jpeg);
  BOOST_TEST(waiting_files() == 0U);
  BOOST_TEST(offset_of(path) == size_of(jpeg));  // whoever missed the answer still learns that it is done
  const auto found = item(MediaId{media});
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->name == "Séjour d’été.jpg");
  BOOST_TEST((found->state == MediaState::processing));
  const auto sha256 = agency.server.db.read(Agency::portal, [](storage::Tx& tx) {
    return tx.one<std::string>("select sha256 from blobs where portal = :portal").value_or("");
  });
  BOOST_TEST(sha256 == storage::sha256_hex(jpeg));
}

BOOST_AUTO_TEST_CASE(a_picture_is_processed_after_it_came) {
  const MediaId photo = bring({}, jpeg);
  BOOST_TEST(process() >= 1U);
  const auto found = item(photo);
  BOOST_TEST((found && found->state == MediaState::ready));
  BOOST_TEST(found->width > 0);
  BOOST_TEST(get("/files/panorama/" + photo.value + "/thumbnail/x.jpg", editor).status == 200);
}

BOOST_AUTO_TEST_CASE(the_same_file_sent_again_is_the_one_that_is_there) {
  const MediaId first = bring({.name = "cuisine.jpg"}, jpeg);
  BOOST_TEST(bring({.name = "cuisine.jpg"}, jpeg).value == first.value);
  BOOST_TEST(kept_files() == 1U);
  BOOST_TEST(bring({.name = "salon.jpg"}, jpeg).value != first.value);
  BOOST_TEST(bring({.name = "cuisine.jpg"}, picture("salon.jpg")).value != first.value);
  agency.ask(RemoveMedia{.media = first}, editor);
  BOOST_TEST(bring({.name = "cuisine.jpg"}, jpeg).value != first.value);
}

BOOST_AUTO_TEST_CASE(what_was_cut_off_goes_on_where_it_stopped) {
  const std::string path = create({.bytes = size_of(jpeg)}).header("location");
  {
    RawClient client(agency.server.port());
    const std::string whole = patch_text(path, 0, jpeg);
    client.send(std::string_view(whole).substr(0, whole.size() - jpeg.size() / 2));
  }
  std::int64_t offset = 0;
  for (int i = 0; i < 100 && offset == 0; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(20)))
    offset = offset_of(path);
  BOOST_TEST(offset == size_of(jpeg) - size_of(jpeg) / 2);
  const RawReply last = patch(path, offset, jpeg.substr(static_cast<std::size_t>(offset)));
  BOOST_TEST(fetched(*this, last.header("guichet-media")) == jpeg);
}

BOOST_AUTO_TEST_CASE(an_upload_outlives_the_process) {
  const std::string path = create({.bytes = size_of(jpeg)}).header("location");
  const std::string id = path.substr(path.rfind('/') + 1);
  BOOST_TEST(patch(path, 0, jpeg.substr(0, 9000)).status == 204);
  restart();
  // Written when the process died, and never told to anyone.
  std::ofstream(blobs().upload_path(Agency::portal, id), std::ios::app) << "not of this file";
  BOOST_TEST(offset_of(path) == 9000);
  const RawReply last = patch(path, 9000, jpeg.substr(9000));
  BOOST_TEST(last.status == 204);
  BOOST_TEST(fetched(*this, last.header("guichet-media")) == jpeg);
}

BOOST_AUTO_TEST_CASE(bytes_lost_with_the_disk_are_asked_for_anew) {
  const std::string path = create({.bytes = size_of(jpeg)}).header("location");
  BOOST_TEST(patch(path, 0, jpeg.substr(0, 9000)).status == 204);
  restart();
  blobs().remove_upload(Agency::portal, path.substr(path.rfind('/') + 1));
  BOOST_TEST(patch(path, 9000, jpeg.substr(9000)).status == 410);
}

BOOST_AUTO_TEST_CASE(only_the_next_byte_may_follow) {
  const std::string path = create({.bytes = size_of(jpeg)}).header("location");
  BOOST_TEST(patch(path, 0, jpeg.substr(0, 9000)).status == 204);
  for (const std::int64_t offset : {0, 8999, 9001}) {
    const RawReply reply = patch(path, offset, "abc");
    BOOST_TEST(reply.status == 409);
    BOOST_TEST(reply.header("upload-offset") == "9000");
  }
  BOOST_TEST(patch(path, -1, "abc").status == 400);
  BOOST_TEST(patch(path, 9000, jpeg.substr(9000)).status == 204);
  BOOST_TEST(patch(path, size_of(jpeg), "abc").status == 409);
  BOOST_TEST(kept_files() == 1U);
}

BOOST_AUTO_TEST_CASE(the_newest_request_wins_over_one_that_hangs) {
  const std::string path = create({.bytes = size_of(jpeg)}).header("location");
  RawClient hanging(agency.server.port());
  const std::string whole = patch_text(path, 0, jpeg);
  hanging.send(std::string_view(whole).substr(0, whole.size() - 100));
  // It hangs once its bytes are being written; before that, it would be the newest itself.
  const auto arriving = blobs().upload_path(Agency::portal, path.substr(path.rfind('/') + 1));
  std::error_code error;
  for (int tries = 0; tries < 500 && (!std::filesystem::exists(arriving) ||
                                      std::filesystem::file_size(arriving, error) == 0);
       ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  const RawReply reply = patch(path, 0, jpeg);
  BOOST_TEST(reply.status == 204);
  hanging.send(std::string_view(whole).substr(whole.size() - 100));
  BOOST_TEST(hanging.receive().status != 204);
  BOOST_TEST(fetched(*this, reply.header("guichet-media")) == jpeg);
  BOOST_TEST(kept_files() == 1U);
}

BOOST_AUTO_TEST_CASE(too_much_is_refused) {
  const RawReply huge = create({.bytes = upload_bytes_max + 1});
  BOOST_TEST(huge.status == 413);
  BOOST_TEST(huge.header("tus-max-size") == std::to_string(upload_bytes_max));
  BOOST_TEST((wire::decode<Failure>(huge.body)->code == FailureCode::too_large));
  BOOST_TEST(create({.bytes = 0}).status == 422);
  const std::string path = create({.bytes = 1000}).header("location");
  BOOST_TEST(patch(path, 0, jpeg.substr(0, 1001)).status == 413);
  BOOST_TEST(offset_of(path) == 0);
}

BOOST_AUTO_TEST_CASE(the_bytes_decide_what_a_file_is) {
  const std::string program = "MZ" + std::string(4000, '\0');
  for (const char* kind : {"photo", "panorama", "video", "floor_plan", "document"}) {
    const std::string path =
        create({.name = "x.jpg", .kind = kind, .bytes = size_of(program)}).header("location");
    const RawReply reply = patch(path, 0, program.substr(0, 2000));
    BOOST_TEST(reply.status == 415, kind);
    const auto failure = wire::decode<Failure>(reply.body);
    BOOST_REQUIRE(failure.has_value());
    BOOST_TEST(failure->problems.at(0).path == "file");
    BOOST_TEST(offset_of(path) == -404);
  }
  BOOST_TEST(create({.name = "x.mp4", .kind = "video", .bytes = size_of(jpeg), .body = jpeg}).status == 415);
  const std::string text = "echo hello";
  BOOST_TEST(create({.name = "x.bat", .kind = "document", .bytes = 10, .body = text}).status == 415);
  BOOST_TEST(create({.name = "x.txt", .kind = "document", .bytes = 10, .body = text}).status == 201);
  BOOST_TEST(create({.kind = "picture", .bytes = 10}).status == 422);
  BOOST_TEST(waiting_files() == 0U);
}

BOOST_AUTO_TEST_CASE(a_picture_that_would_fill_the_memory_fails_alone) {
  const auto be = [](std::uint32_t v) {
    return std::string{static_cast<char>(v >> 24), static_cast<char>(v >> 16), static_cast<char>(v >> 8),
                       static_cast<char>(v)};
  };
  const std::string header = "IHDR" + be(60'000) + be(60'000) + std::string("\x08\x02\0\0\0", 5);
  std::uint32_t crc = 0xffffffff;
  for (const char c : header) {
    crc ^= static_cast<unsigned char>(c);
    for (int k = 0; k < 8; ++k) crc = (crc >> 1) ^ (0xedb88320U & (0U - (crc & 1)));
  }
  const MediaId bomb =
      bring({.name = "a.png"}, "\x89PNG\r\n\x1a\n" + be(13) + header + be(~crc) + be(4) + "IDAT");
  process();
  const auto found = item(bomb);
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((found->state == MediaState::failed));
  BOOST_TEST(!found->problem.empty());
}

BOOST_AUTO_TEST_CASE(names_and_addresses_lead_nowhere) {
  for (const auto& [given, kept] : {std::pair("../../../etc/passwd.jpg", "passwd.jpg"),
                                    std::pair("C:\\temp\\..\\x.jpg", "x.jpg"), std::pair("..", "file")}) {
    BOOST_TEST(item(bring({.name = given}, jpeg))->name == kept);
  }
  for (const char* path :
       {"/uploads/panorama/..", "/uploads/panorama/..%2f..%2fguichet.sqlite", "/uploads/panorama/.x",
        "/uploads/panorama/a/b", "/uploads/one/x", "/uploads/nobody/"})
    BOOST_TEST(offset_of(path) < 0, path);
}

BOOST_AUTO_TEST_CASE(only_staff_who_may_bring_files_do) {
  BOOST_TEST(create({.bytes = 10, .cookie = "x=y"}).status == 401);
  BOOST_TEST(create({.bytes = 10, .cookie = agency.elise}).status == 403);
  BOOST_TEST(create({.bytes = 10, .cookie = agency.dispatcher}).status == 403);
  BOOST_TEST(create({.bytes = 10, .order = "SP-99999"}).status == 404);
  const auto stranger =
      agency.server.sign_in("brzozowa", agency.server.add_account("brzozowa", "x", Role::editor));
  BOOST_TEST(create({.bytes = 10, .cookie = stranger}).status == 401);
  // Somebody else's upload is nobody's business, a colleague's included.
  const std::string path = create({.bytes = 10, .cookie = agency.quality}).header("location");
  BOOST_TEST(offset_of(path) == -404);
  BOOST_TEST(patch(path, 0, "abc").status == 404);
  // A page of another site cannot make a browser send files.
  const std::string forged = "POST /uploads/panorama/ HTTP/1.1\r\nHost: x\r\nCookie: " + editor + "\r\n\r\n";
  BOOST_TEST(test::exchange(agency.server.port(), forged).status == 403);
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_takes_no_files) {
  const auto other = agency.ask(Agency::order_of("26190447"), agency.elise).number;
  agency.ask(orders::CancelOrder{.number = other}, agency.elise);
  BOOST_TEST(create({.bytes = 10, .order = other.value}).status == 422);
}

BOOST_AUTO_TEST_CASE(an_upload_can_be_given_up) {
  const std::string path = create({.bytes = size_of(jpeg)}).header("location");
  BOOST_TEST(patch(path, 0, jpeg.substr(0, 5000)).status == 204);
  BOOST_TEST(waiting_files() == 1U);
  const std::string headers = "Tus-Resumable: 1.0.0\r\n";
  BOOST_TEST(send({.method = "DELETE", .path = path, .cookie = editor, .headers = headers}).status == 204);
  BOOST_TEST(offset_of(path) == -404);
  BOOST_TEST(waiting_files() == 0U);
}

BOOST_AUTO_TEST_CASE(an_upload_nobody_goes_on_with_expires) {
  const std::string path = create({.bytes = size_of(jpeg)}).header("location");
  agency.server.clock.advance(upload_kept + seconds(1));
  const auto staff = agency.server.db.read(Agency::portal, [](storage::Tx& tx) {
    return tx.one<AccountId>("select account from uploads where portal = :portal");
  });
  editor = agency.server.sign_in("panorama", *staff);
  BOOST_TEST(offset_of(path) == -404);
  sweeps().clear_remains(agency.server.clock.now());
  BOOST_TEST(waiting_files() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::media
