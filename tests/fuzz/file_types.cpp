#include "server/media/file_types.hpp"

#include "server/http/message.hpp"
#include "shared/wire/wire.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {

void file_types(std::string_view input) {
  Cut cut(input);
  const std::string name(cut.next());
  const auto type = media::sniffed_type(cut.rest());
  if (type.empty()) require(!media::is_picture_type(type), "what is unknown is no picture");
  require(type.find_first_of("\r\n; ") == std::string::npos, "a type is a type");
  wire::each_value<media::MediaKind>(
      [&](media::MediaKind kind) { (void)media::is_accepted(kind, type, name); });
  for (const auto how : {http::Disposition::inline_, http::Disposition::attachment}) {
    const auto header = http::content_disposition(how, name);
    for (const char c : header) require(c >= ' ' && c < '\x7f', "a header is printable ASCII");
    const auto quoted = header.find("filename=\"") + 10;
    require(header.find('"', quoted) == header.find("\"; filename*="), "the name stays in its quotes");
  }
}

}  // namespace guichet::fuzz
