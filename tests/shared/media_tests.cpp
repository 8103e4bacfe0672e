#include "shared/media/media.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

#include "shared/core/text.hpp"

namespace guichet::media {

BOOST_AUTO_TEST_SUITE(media)

BOOST_AUTO_TEST_CASE(names_lose_paths_and_tricks) {
  BOOST_TEST(safe_file_name("salon.jpg") == "salon.jpg");
  BOOST_TEST(safe_file_name("../../etc/passwd") == "passwd");
  BOOST_TEST(safe_file_name("C:\\photos\\séjour 1.JPG") == "séjour 1.JPG");
  BOOST_TEST(safe_file_name("a\x01"
                            "b\n.jpg") == "ab.jpg");
  BOOST_TEST(safe_file_name("facture\u202Egpj.exe") == "facturegpj.exe");
  BOOST_TEST(safe_file_name("plan\u200B.pdf") == "plan.pdf");
  BOOST_TEST(safe_file_name("what?<is>|this*.png") == "what__is__this_.png");
  BOOST_TEST(safe_file_name(".htaccess") == "htaccess");
  BOOST_TEST(safe_file_name("photo.jpg. . ") == "photo.jpg");
  BOOST_TEST(safe_file_name("CON.jpg") == "_CON.jpg");
  BOOST_TEST(safe_file_name("lpt1") == "_lpt1");
  for (const char* empty : {"", "/", "..", "   ", "\x01\x02", "\u202E"})
    BOOST_TEST(safe_file_name(empty) == "file");
}

BOOST_AUTO_TEST_CASE(long_names_keep_their_extension_and_whole_letters) {
  std::string name;
  for (int i = 0; i < 300; ++i) name += "é";
  const std::string safe = safe_file_name(name + ".jpeg");
  BOOST_TEST(safe.size() <= 240U);
  BOOST_TEST(safe.ends_with("é.jpeg"));
  BOOST_TEST(text::is_valid_utf8(safe));
  BOOST_TEST(text::code_points(safe_file_name(std::string(500, 'a') + ".png")) == 200U);
}

BOOST_AUTO_TEST_CASE(broken_utf8_becomes_something_printable) {
  const std::string safe = safe_file_name("a\xFF\xFE.jpg");
  BOOST_TEST(safe == "a__.jpg");
}

BOOST_AUTO_TEST_CASE(names_suggest_kinds) {
  BOOST_TEST((kind_by_name("erables_01.JPG") == MediaKind::photo));
  BOOST_TEST((kind_by_name("salon-360.jpg") == MediaKind::panorama));
  BOOST_TEST((kind_by_name("Panorama séjour.png") == MediaKind::panorama));
  BOOST_TEST((kind_by_name("Plan rez-de-chaussée.pdf") == MediaKind::floor_plan));
  BOOST_TEST((kind_by_name("plan.png") == MediaKind::floor_plan));
  BOOST_TEST((kind_by_name("facade-plain-pied.jpg") == MediaKind::photo));
  BOOST_TEST((kind_by_name("drone_4k.MP4") == MediaKind::video));
  BOOST_TEST((kind_by_name("fiche.pdf") == MediaKind::document));
  BOOST_TEST((kind_by_name("noextension") == MediaKind::document));
}

BOOST_AUTO_TEST_CASE(addresses_are_built_in_one_form) {
  MediaItem item;
  item.id = MediaId{"m1"};
  item.name = "salle à manger.png";
  BOOST_TEST(file_path("panorama", item, Variant::original) ==
             "/files/panorama/m1/original/salle%20%C3%A0%20manger.png");
  BOOST_TEST(file_path("panorama", item, Variant::web) ==
             "/files/panorama/m1/web/salle%20%C3%A0%20manger.jpg");
  BOOST_TEST(tiles_path("panorama", item.id) == "/tiles/panorama/m1/");
  BOOST_TEST(uploads_path("panorama") == "/uploads/panorama/");
  BOOST_TEST(archive_path("panorama", "SP-1", Variant::web, {}) == "/archives/panorama/SP-1.zip?size=web");
  BOOST_TEST(archive_path("panorama", "SP-1", Variant::original, {MediaId{"a"}, MediaId{"b"}}) ==
             "/archives/panorama/SP-1.zip?size=original&only=a,b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::media
