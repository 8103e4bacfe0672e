#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <fstream>

#include "server/files/blob_store.hpp"
#include "server/files/upload_file.hpp"
#include "server/storage/sha256.hpp"
#include "tests/server/storage_folder.hpp"

using namespace guichet;
using namespace guichet::files;
namespace fs = std::filesystem;

namespace {

struct Fixture {
  TestFolder folder{};
  server::Ids ids{[] { return Instant{1000}; }, 7};
  BlobStore store{folder.path, ids};

  std::string content(const OpenFile& file) {
    std::string out(static_cast<std::size_t>(file.size), '\0');
    BOOST_REQUIRE_EQUAL(::pread(file.descriptor.get(), out.data(), out.size(), 0), file.size);
    return out;
  }
};

std::span<const std::byte> bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

std::size_t files_in(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_FIXTURE_TEST_CASE(a_blob_comes_back_for_its_portal_only, Fixture) {
  const StoredBlob blob = store.put("panorama", "hello");
  BOOST_CHECK_EQUAL(blob.sha256, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  const auto opened = store.open("panorama", blob.key);
  BOOST_REQUIRE(opened.has_value());
  BOOST_CHECK_EQUAL(content(*opened), "hello");
  BOOST_CHECK_EQUAL(opened->etag.size(), 26U);
  BOOST_CHECK(!store.open("niveau", blob.key).has_value());
  BOOST_CHECK_NE(store.put("panorama", "hello").key, blob.key);  // never the content's hash
  store.remove("panorama", blob.key);
  BOOST_CHECK(!store.open("panorama", blob.key).has_value());
}

BOOST_FIXTURE_TEST_CASE(no_name_leads_out_of_its_folder, Fixture) {
  std::ofstream(folder.path / "secret") << "x";
  for (const char* key : {"../../secret", "", "..", "/etc/passwd", "00112233445566778899aabbccddeef/"})
    BOOST_CHECK(!store.open("panorama", key).has_value());
  for (const char* name : {"../../../secret", "a/../../b", "/etc/passwd", "", "a//b", ".hidden", "tiles/"})
    BOOST_CHECK(!store.open_derived("panorama", "m1", name).has_value());
  BOOST_CHECK_THROW((void)store.open_derived("..", "m1", "web.jpg"), std::invalid_argument);
  BOOST_CHECK_THROW((void)store.upload_path("panorama", "../x"), std::invalid_argument);
}

BOOST_FIXTURE_TEST_CASE(an_upload_arrives_in_pieces_and_is_adopted, Fixture) {
  const fs::path path = store.upload_path("panorama", "u1");
  {
    UploadFile upload(path);
    upload.append(bytes("hel"));
    upload.sync();
    upload.append(bytes("XX"));  // written, never synced nor stored: the process dies here
  }
  UploadFile upload(path);
  upload.cut_to(3);
  upload.append(bytes("lo"));
  upload.sync();
  BOOST_CHECK_EQUAL(upload.offset(), 5);
  BOOST_CHECK_EQUAL(upload.sha256(), storage::sha256_hex("hello"));
  BOOST_CHECK_THROW(upload.cut_to(9), std::system_error);
  const StoredBlob blob = store.adopt("panorama", path, upload.sha256());
  BOOST_CHECK_EQUAL(blob.bytes, 5);
  BOOST_CHECK(fs::exists(path));  // until the blob has its row
  store.remove_upload("panorama", "u1");
  BOOST_CHECK(!fs::exists(path));
  BOOST_CHECK_EQUAL(content(*store.open("panorama", blob.key)), "hello");
}

BOOST_FIXTURE_TEST_CASE(the_hash_grows_with_the_upload, Fixture) {
  UploadFile upload(store.upload_path("panorama", "u2"));
  std::string all;
  for (int i = 0; i < 50; ++i) {
    const std::string piece(static_cast<std::size_t>(i * 97), static_cast<char>('a' + i % 26));
    upload.append(bytes(piece));
    all += piece;
  }
  BOOST_CHECK_EQUAL(upload.sha256(), storage::sha256_hex(all));
  upload.cut_to(100);
  BOOST_CHECK_EQUAL(upload.sha256(), storage::sha256_hex(all.substr(0, 100)));
}

BOOST_FIXTURE_TEST_CASE(derived_files_appear_all_at_once, Fixture) {
  const fs::path making = store.begin_derived("panorama", "m1");
  fs::create_directories(making / "tiles/1");
  std::ofstream(making / "tiles/1/f0_0.jpg") << "tile";
  BOOST_CHECK(!store.open_derived("panorama", "m1", "tiles/1/f0_0.jpg").has_value());
  store.finish_derived("panorama", "m1", making);
  const auto tile = store.open_derived("panorama", "m1", "tiles/1/f0_0.jpg");
  BOOST_REQUIRE(tile.has_value());
  BOOST_CHECK_EQUAL(content(*tile), "tile");
  BOOST_CHECK(!store.open_derived("panorama", "m1", "tiles/1").has_value());  // a folder
  store.finish_derived("panorama", "m1", store.begin_derived("panorama", "m1"));
  BOOST_CHECK(!store.open_derived("panorama", "m1", "tiles/1/f0_0.jpg").has_value());
}

BOOST_FIXTURE_TEST_CASE(the_sweep_takes_old_orphans_only, Fixture) {
  const StoredBlob kept = store.put("panorama", "kept");
  const StoredBlob orphan = store.put("niveau", "orphan");
  const auto has_row = [&](const std::string& portal, const std::string& key) {
    return portal == "panorama" && key == kept.key;
  };
  BOOST_CHECK_EQUAL(store.sweep(Instant{0}, has_row), 0U);
  const Instant far_off{std::int64_t{4'000'000'000'000}};
  BOOST_CHECK_EQUAL(store.sweep(far_off, has_row), 1U);
  BOOST_CHECK(!store.open("niveau", orphan.key).has_value());
  BOOST_CHECK_EQUAL(files_in(folder.path / "blobs"), 1U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(files_ids)

BOOST_AUTO_TEST_CASE(ids_are_unique_and_in_the_order_made) {
  std::int64_t now = 1'000'000;
  server::Ids ids([&] { return Instant{now}; });
  std::string last;
  for (int i = 0; i < 10'000; ++i) {
    if (i % 7 == 0) now += i % 2 == 0 ? 3 : -1;  // the clock may go back
    const std::string id = ids.text();
    BOOST_REQUIRE_LT(last, id);
    BOOST_REQUIRE_EQUAL(id.size(), 26U);
    last = id;
  }
}

BOOST_AUTO_TEST_CASE(secrets_have_their_shape) {
  server::Ids ids([] { return Instant{0}; });
  BOOST_CHECK_EQUAL(ids.token().size(), 43U);
  BOOST_CHECK_NE(ids.token(), ids.token());
  const std::string code = ids.digits(6);
  BOOST_CHECK_EQUAL(code.size(), 6U);
  BOOST_CHECK_EQUAL(code.find_first_not_of("0123456789"), std::string::npos);
  server::Ids one([] { return Instant{0}; }, 42), other([] { return Instant{0}; }, 42);
  BOOST_CHECK_EQUAL(one.token(), other.token());
  BOOST_CHECK_EQUAL(one.text(), other.text());
}

BOOST_AUTO_TEST_SUITE_END()
