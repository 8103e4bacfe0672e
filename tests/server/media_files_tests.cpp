// P30, P31, V56, V62: who gets which file, in which size, whole or in part, alone or all at once.
#include <archive.h>
#include <archive_entry.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <clocale>
#include <ctime>
#include <map>

#include "server/orders/order_store.hpp"
#include "tests/server/media_house.hpp"

namespace guichet::media {

namespace {

using test::Agency;
using test::MediaHouse;
using test::RawReply;

// libarchive gives names in the machine's locale, and nothing for those it cannot write in it.
struct Utf8Locale {
  Utf8Locale() { std::setlocale(LC_CTYPE, "C.UTF-8"); }
  ~Utf8Locale() { std::setlocale(LC_CTYPE, "C"); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
};

// Names and contents of a ZIP, read by somebody else's code; empty when it does not like it.
std::map<std::string, std::string> unzipped(const std::string& bytes) {
  const Utf8Locale locale;
  const std::unique_ptr<archive, int (*)(archive*)> zip(::archive_read_new(), ::archive_read_free);
  ::archive_read_support_format_zip(zip.get());
  if (::archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return {};
  std::map<std::string, std::string> files;
  archive_entry* entry = nullptr;
  for (;;) {
    const int header = ::archive_read_next_header(zip.get(), &entry);
    if (header == ARCHIVE_EOF) return files;
    if (header != ARCHIVE_OK) return {};
    std::string content(static_cast<std::size_t>(::archive_entry_size(entry)), '\0');
    if (::archive_read_data(zip.get(), content.data(), content.size()) !=
        static_cast<la_ssize_t>(content.size()))
      return {};
    files.emplace(::archive_entry_pathname_utf8(entry), std::move(content));
  }
}

struct Fixture : MediaHouse {
  std::string jpeg = picture("cuisine.jpg");

  [[nodiscard]] std::string path_of(const MediaId& media, Variant variant) {
    return file_path(Agency::portal, MediaItem{.id = media, .name = "x.jpg"}, variant);
  }
  [[nodiscard]] std::size_t kept() {
    std::size_t count = 0;
    for (const char* folder : {"blobs", "derived"})
      for (const auto& entry :
           std::filesystem::recursive_directory_iterator(agency.server.folder.path() / folder))
        count += entry.is_regular_file();
    return count;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(media_files, Fixture)

BOOST_AUTO_TEST_CASE(a_file_is_given_in_part_and_once) {  // P30
  const MediaId photo = bring({.name = "Été.jpg"}, jpeg);
  const std::string path = path_of(photo, Variant::original);
  const RawReply whole = get(path, editor);
  BOOST_TEST(whole.status == 200);
  BOOST_TEST(whole.body == jpeg);
  BOOST_TEST(whole.header("content-disposition").find("filename*=UTF-8''%C3%89t%C3%A9.jpg") !=
             std::string::npos);
  BOOST_TEST(whole.header("cache-control") == "private, max-age=86400, immutable");
  BOOST_TEST(whole.header("content-security-policy").find("sandbox") != std::string::npos);
  const std::string etag = whole.header("etag");
  BOOST_TEST(get(path, editor, "If-None-Match: " + etag + "\r\n").status == 304);
  const RawReply part = get(path, editor, "Range: bytes=100-199\r\nIf-Range: " + etag + "\r\n");
  BOOST_TEST(part.status == 206);
  BOOST_TEST(part.body == jpeg.substr(100, 100));
  BOOST_TEST(part.header("content-range") == "bytes 100-199/" + std::to_string(jpeg.size()));
  BOOST_TEST(get(path, editor, "Range: bytes=-10\r\n").body == jpeg.substr(jpeg.size() - 10));
  BOOST_TEST(get(path, editor, "Range: bytes=99999999-\r\n").status == 416);
  BOOST_TEST(get(path, editor, "Range: bytes=0-9\r\nIf-Range: \"other\"\r\n").status == 200);
}

BOOST_AUTO_TEST_CASE(an_original_comes_with_its_checksum) {  // P30
  const MediaId photo = bring({}, jpeg);
  process();
  // RFC 9530; the sum of the whole file, also where only a part is sent
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  ::SHA256(reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size(), hash.data());
  std::array<unsigned char, 64> text{};
  ::EVP_EncodeBlock(text.data(), hash.data(), hash.size());
  const std::string sum = std::string("sha-256=:") + reinterpret_cast<const char*>(text.data()) + ":";
  const std::string path = path_of(photo, Variant::original);
  BOOST_TEST(get(path, editor).header("repr-digest") == sum);
  BOOST_TEST(get(path, editor, "Range: bytes=0-9\r\n").header("repr-digest") == sum);
  BOOST_TEST(get(path_of(photo, Variant::web), editor).header("repr-digest").empty());
}

BOOST_AUTO_TEST_CASE(text_is_only_bytes) {
  const MediaId plan =
      bring({.name = "plan.svg", .kind = "floor_plan"}, "<svg><script>alert(1)</script></svg>");
  process();
  const RawReply reply = get(path_of(plan, Variant::original), editor);
  BOOST_TEST(reply.header("content-type") == "application/octet-stream");
  BOOST_TEST(reply.header("content-disposition").starts_with("attachment"));
}

BOOST_AUTO_TEST_CASE(a_client_gets_files_once_they_are_delivered) {
  const MediaId photo = bring({}, jpeg);
  process();
  const std::string path = path_of(photo, Variant::web);
  const std::string zip = archive_path(Agency::portal, order.value, Variant::web, {});
  BOOST_TEST(get(path, editor).status == 200);
  for (const std::string& asked : {path, zip}) {
    BOOST_TEST(get(asked, agency.elise).status == 404);
    BOOST_TEST(get(asked, "").status == 404);
  }
  deliver();
  const MediaId late = bring({.name = "late.jpg"}, jpeg);  // came afterwards, nobody released it
  process();
  for (const std::string& asked : {path, zip}) {
    BOOST_TEST(get(asked, agency.elise).status == 200);
    BOOST_TEST(get(asked, agency.mathieu).status == 200);  // manages her office
    BOOST_TEST(get(asked, agency.rene).status == 404);
    BOOST_TEST(get(asked, "").status == 404);
  }
  BOOST_TEST(get(path_of(late, Variant::web), agency.elise).status == 404);
  BOOST_TEST(unzipped(get(zip, agency.elise).body).size() == 1U);
  BOOST_TEST(unzipped(get(zip, editor).body).size() == 2U);
}

// SM4, SM10: what comes later is a lot of its own. It waits for the staff to produce and deliver again; what
// was delivered stays where it is until they do.
BOOST_AUTO_TEST_CASE(a_file_added_after_the_delivery_waits_for_the_next_one) {  // V50, V56
  using State = orders::OrderState;
  const MediaId first = bring({}, jpeg);
  process();
  deliver();
  const MediaId later = bring({.name = "salon.jpg"}, jpeg);
  process();
  const auto status = [&](const MediaId& media) {
    return get("/files/panorama/" + media.value + "/original/x.jpg", agency.elise).status;
  };
  const auto seen = [&] { return agency.ask(orders::GetOrder{.number = order}, agency.elise).media.size(); };
  BOOST_TEST(status(first) == 200);
  BOOST_TEST(status(later) == 404);
  BOOST_TEST(seen() == 1U);
  BOOST_TEST((item(later) && !item(later)->is_released));
  agency.move(order, {State::completed, State::in_production, State::quality_check, State::completed});
  BOOST_TEST(status(first) == 200);
  BOOST_TEST(status(later) == 200);
  BOOST_TEST(seen() == 2U);
}

BOOST_AUTO_TEST_CASE(addresses_lead_nowhere_else) {
  const MediaId photo = bring({}, jpeg);
  process();
  const std::string start = "/files/panorama/" + photo.value;
  for (const std::string& path :
       {start, start + "/web", start + "/huge/x.jpg", start + "/web/x/y", start + "/web.jpg/x",
        std::string("/files/panorama//web/x"), "/files/brzozowa/" + photo.value + "/web/x",
        "/tiles/panorama/" + photo.value + "/preview.jpg", "/tiles/panorama/" + photo.value + "/1/x.jpg"})
    BOOST_TEST(get(path, editor).status == 404, path);
  BOOST_TEST(get("/tiles/panorama/" + photo.value + "/1/..%2fweb.jpg", editor).status == 400);
}

BOOST_AUTO_TEST_CASE(a_panorama_is_given_in_tiles) {
  const MediaId panorama = bring({.name = "salon.jpg", .kind = "panorama"}, picture("salon-360.jpg"));
  process();
  const auto found = item(panorama);
  BOOST_REQUIRE((found && found->cube));
  const std::string start = tiles_path(Agency::portal, panorama);
  for (const std::string& tile : {std::string("preview.jpg"), std::string("1/f0_0.jpg"),
                                  std::to_string(found->cube->levels) + "/d0_0.jpg"}) {
    const RawReply reply = get(start + tile, editor);
    BOOST_TEST(reply.status == 200, tile);
    BOOST_TEST(reply.header("content-type") == "image/jpeg");
    BOOST_TEST(reply.body.starts_with("\xff\xd8"));
    BOOST_TEST(get(start + tile, agency.elise).status == 404);
  }
  for (const char* tile : {"99/f0_0.jpg", "1/x0_0.jpg", "1/f99_0.jpg", "1/f0_0.png", "", "1"})
    BOOST_TEST(get(start + tile, editor).status == 404, tile);
}

BOOST_AUTO_TEST_CASE(an_archive_holds_everything_or_a_selection) {
  const MediaId first = bring({.name = "Séjour.jpg"}, jpeg);
  const MediaId second = bring({.name = "séjour.jpg"}, picture("salon.jpg"));
  const MediaId text = bring({.name = "lisez-moi.txt", .kind = "document"}, "bonjour");
  process();
  const RawReply reply = get(archive_path(Agency::portal, order.value, Variant::original, {}), editor);
  BOOST_TEST(reply.header("content-length") == std::to_string(reply.body.size()));
  BOOST_TEST(
      reply.header("content-disposition").starts_with("attachment; filename=\"" + order.value + ".zip\""));
  const auto files = unzipped(reply.body);
  BOOST_REQUIRE(files.size() == 3U);
  BOOST_TEST((files.at("Séjour.jpg") == jpeg));
  BOOST_TEST((files.at("séjour (2).jpg") == picture("salon.jpg")));
  BOOST_TEST(files.at("lisez-moi.txt") == "bonjour");

  const auto some =
      unzipped(get(archive_path(Agency::portal, order.value, Variant::web, {second, text}), editor).body);
  BOOST_REQUIRE(some.size() == 2U);
  BOOST_TEST((some.at("séjour.jpg") == get(path_of(second, Variant::web), editor).body));
  BOOST_TEST(some.at("lisez-moi.txt") == "bonjour");  // has no other size
  BOOST_TEST(get(archive_path(Agency::portal, order.value, Variant::web, {MediaId{"x"}}), editor).status ==
             404);
  BOOST_TEST(get("/archives/panorama/SP-1.zip", editor).status == 404);
  BOOST_TEST(get("/archives/panorama/" + order.value + ".zip?size=huge", editor).status == 404);
}

BOOST_AUTO_TEST_CASE(an_interrupted_archive_goes_on_where_it_stopped) {  // P30
  bring({.name = "Séjour.jpg"}, jpeg);
  bring({.name = "Salon.jpg"}, picture("salon.jpg"));
  process();
  const std::string path = archive_path(Agency::portal, order.value, Variant::original, {});
  const RawReply whole = get(path, editor);
  const std::string etag = whole.header("etag");
  const std::size_t size = whole.body.size();
  BOOST_TEST(whole.header("accept-ranges") == "bytes");
  BOOST_REQUIRE(!etag.empty());
  const auto resumed = [&](std::size_t from) {
    return get(path, editor, "Range: bytes=" + std::to_string(from) + "-\r\nIf-Range: " + etag + "\r\n");
  };
  for (const std::size_t from : {std::size_t{1}, jpeg.size() / 2, jpeg.size() + 500, size - 1}) {
    const RawReply rest = resumed(from);
    BOOST_TEST(rest.status == 206);
    BOOST_TEST(rest.header("content-range") ==
               "bytes " + std::to_string(from) + "-" + std::to_string(size - 1) + "/" + std::to_string(size));
    BOOST_TEST((rest.body == whole.body.substr(from)));
  }
  BOOST_TEST((get(path, editor, "Range: bytes=10-19\r\n").body == whole.body.substr(10, 10)));
  BOOST_TEST(get(path, editor, "Range: bytes=" + std::to_string(size) + "-\r\n").status == 416);
  BOOST_TEST(get(path, editor, "If-None-Match: " + etag + "\r\n").status == 304);
  bring({.name = "Cuisine.jpg"}, jpeg);  // another archive by now
  process();
  BOOST_TEST(resumed(10).status == 200);
  BOOST_TEST(get(path, editor).header("etag") != etag);
}

BOOST_AUTO_TEST_CASE(a_removed_file_is_gone_and_can_come_back_for_a_day) {
  const MediaId photo = bring({}, jpeg);
  process();
  const std::string path = path_of(photo, Variant::web);
  agency.ask(RemoveMedia{.media = photo}, editor);
  BOOST_TEST(get(path, editor).status == 404);
  BOOST_TEST(!item(photo).has_value());
  agency.ask(RestoreMedia{.media = photo}, editor);
  BOOST_TEST(get(path, editor).status == 200);
  BOOST_TEST((agency.refusal(RemoveMedia{.media = photo}, agency.elise).code == FailureCode::forbidden));
  BOOST_TEST((agency.refusal(RemoveMedia{.media = MediaId{"x"}}, editor).code == FailureCode::not_found));

  agency.ask(RemoveMedia{.media = photo}, editor);
  const Instant later = agency.server.clock.now() + days(1);
  sweeps().erase_removed(later - seconds(1));
  BOOST_TEST(kept() > 0U);
  sweeps().erase_removed(later);
  agency.server.clock.advance(days(1));
  process();
  BOOST_TEST(kept() == 0U);
}

BOOST_AUTO_TEST_CASE(a_photo_can_turn_out_to_be_a_panorama) {
  const MediaId photo = bring({.name = "salon.jpg"}, picture("salon-360.jpg"));
  process();
  const auto described =
      agency.ask(DescribeMedia{.media = photo, .shows = MediaKind::panorama, .title = " Salon "}, editor);
  BOOST_TEST(described.title == "Salon");
  BOOST_TEST((described.state == MediaState::processing));
  process();
  BOOST_TEST((item(photo)->state == MediaState::ready));
  BOOST_TEST(item(photo)->cube.has_value());
}

BOOST_AUTO_TEST_CASE(a_sold_property_archives_its_delivered_order_once) {
  static_cast<void>(bring({}, jpeg));
  process();
  const Day today{2026, 11, 18};
  const auto sell = [&] {
    agency.write([&](storage::Tx& tx) {
      const Instant now = agency.server.clock.now();
      tx.run(
          "update listings set state = 'archived', archived_on = coalesce(archived_on, $1), updated_at = $2"
          " where portal = :portal and number = '24718803'",
          today, now);
      orders::archive_with_listings(tx, now, today);
    });
  };
  const auto state = [&] { return agency.ask(orders::GetOrder{.number = order}, editor).order.state; };
  sell();
  BOOST_TEST((state() == orders::OrderState::in_production));
  deliver();
  agency.server.clock.advance(minutes(1));
  sell();
  BOOST_TEST((state() == orders::OrderState::archived));
  agency.move(order, {orders::OrderState::archived, orders::OrderState::completed});
  agency.server.clock.advance(minutes(1));
  agency.write([&](storage::Tx& tx) { orders::archive_with_listings(tx, agency.server.clock.now(), today); });
  BOOST_TEST((state() == orders::OrderState::completed));
}

BOOST_AUTO_TEST_CASE(files_of_archived_orders_are_erased_after_ninety_days) {
  const MediaId photo = bring({}, jpeg);
  process();
  deliver();
  agency.move(order, {orders::OrderState::completed, orders::OrderState::archived});
  const Instant now = agency.server.clock.now();
  sweeps().erase_archived(now + days(89));
  BOOST_TEST(get(path_of(photo, Variant::web), agency.elise).status == 200);
  sweeps().erase_archived(now + days(90));
  agency.server.clock.advance(days(90));
  process();
  BOOST_TEST(kept() == 0U);
  const auto state = agency.server.db.read(Agency::portal, [&](storage::Tx& tx) {
    return tx.one<std::string>("select state from orders where portal = :portal and number = $1", order);
  });
  BOOST_TEST(state.value_or("") == "files_erased");
}

BOOST_AUTO_TEST_CASE(bytes_without_a_row_go_after_a_day) {
  static_cast<void>(blobs().put(Agency::portal, "left behind by a crash"));
  const MediaId photo = bring({}, jpeg);
  const auto wall = Instant{std::int64_t{std::time(nullptr)} * 1000};  // files carry the machine's time
  sweeps().clear_remains(wall);
  BOOST_TEST(kept() == 2U);
  sweeps().clear_remains(wall + days(1) + minutes(1));
  BOOST_TEST(kept() == 1U);
  BOOST_TEST(get(path_of(photo, Variant::original), editor).body == jpeg);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::media
