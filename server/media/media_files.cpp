#include "server/media/media_files.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "server/base64.hpp"
#include "server/call.hpp"
#include "server/media/byte_paths.hpp"
#include "server/media/file_types.hpp"
#include "server/media/media_store.hpp"

namespace guichet::media {

namespace {

constexpr std::string_view jpeg = "image/jpeg";
constexpr std::string_view unknown_type = "application/octet-stream";

bool is_shown_by_browsers(std::string_view type) {
  return is_picture_type(type) || type.starts_with("video/") || type == "application/pdf";
}

// Text of a person could be read as HTML or SVG by something that guesses: it is only bytes here.
std::string type_of(const MediaRow& row) {
  const bool is_safe = is_shown_by_browsers(row.content_type) || row.content_type == "application/zip";
  return is_safe ? row.content_type : std::string(unknown_type);
}

http::Reply reply_of(files::OpenFile file, const MediaRow& row, Variant variant) {
  const std::string type = variant == Variant::original ? type_of(row) : std::string(jpeg);
  http::Reply reply;
  reply.file = file_reply(std::move(file), type);
  reply.file->disposition = http::content_disposition(
      is_shown_by_browsers(type) ? http::Disposition::inline_ : http::Disposition::attachment,
      saved_name(row, variant));
  add_foreign_bytes_policy(reply, type);
  return reply;
}

// The sum of the whole original (RFC 9530), so that a download that was resumed can be checked.
void add_checksum(http::Reply& reply, storage::Tx& tx, const MediaRow& row) {
  const auto sum =
      tx.one<std::string>("select sha256 from blobs where portal = :portal and key = $1", row.blob);
  std::string bytes(32, '\0');
  if (!sum || sum->size() != 2 * bytes.size()) return;
  if (::sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), sum->data(), sum->size(),
                       nullptr, nullptr, nullptr) == 0)
    reply.add("Repr-Digest", "sha-256=:" + server::base64(bytes) + ":");
}

bool is_number(std::string_view text) {
  constexpr std::size_t digits_max = 4;
  return !text.empty() && text.size() <= digits_max &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "f0_12.jpg"
bool is_tile(std::string_view name) {
  constexpr std::string_view faces = "fbudlr";
  constexpr std::string_view suffix = ".jpg";
  if (name.size() < suffix.size() + 2 || !name.ends_with(suffix) || faces.find(name.front()) == faces.npos)
    return false;
  const std::string_view place = name.substr(1, name.size() - 1 - suffix.size());
  const std::size_t line = place.find('_');
  return line != place.npos && is_number(place.substr(0, line)) && is_number(place.substr(line + 1));
}

// Below "tiles/" of the renditions; empty for what is no tile.
std::string tile_name(const std::vector<std::string_view>& segments) {
  if (segments.size() == 2 && segments[1] == "preview.jpg") return "tiles/preview.jpg";
  if (segments.size() != 3 || !is_number(segments[1]) || !is_tile(segments[2])) return {};
  return "tiles/" + std::string(segments[1]) + "/" + std::string(segments[2]);
}

}  // namespace

http::BodyPlan MediaFiles::open(const http::BytesCall& call) {
  const auto segments = segments_after(call, files_prefix);
  constexpr std::size_t parts = 3;  // media, variant, the name it is saved under
  if (!segments || segments->size() != parts) return no_such_file();
  const auto variant = wire::parse_name<Variant>((*segments)[1]);
  const auto row = visible_media(call.tx, call.actor, MediaId{std::string((*segments)[0])});
  if (!variant || !row) return no_such_file();
  auto file = *variant == Variant::original ? blobs_.open(call.tx.portal(), row->blob)
                                            : blobs_.open_derived(call.tx.portal(), row->id.value,
                                                                  std::string(wire::name(*variant)) + ".jpg");
  if (!file) return no_such_file();
  http::Reply reply = reply_of(std::move(*file), *row, *variant);
  if (*variant == Variant::original) add_checksum(reply, call.tx, *row);
  return at_once(std::move(reply));
}

http::BodyPlan MediaTiles::open(const http::BytesCall& call) {
  const auto segments = segments_after(call, tiles_prefix);
  if (!segments) return no_such_file();
  const std::string name = tile_name(*segments);
  if (name.empty()) return no_such_file();
  const auto row = visible_media(call.tx, call.actor, MediaId{std::string((*segments)[0])});
  if (!row || row->kind != MediaKind::panorama) return no_such_file();
  auto file = blobs_.open_derived(call.tx.portal(), row->id.value, name);
  if (!file) return no_such_file();
  http::Reply reply;
  reply.file = file_reply(std::move(*file), std::string(jpeg));
  add_foreign_bytes_policy(reply, jpeg);
  return at_once(std::move(reply));
}

}  // namespace guichet::media
