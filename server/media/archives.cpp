#include "server/media/archives.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "server/files/zip_stream.hpp"
#include "server/media/byte_paths.hpp"
#include "server/media/media_store.hpp"
#include "server/portal.hpp"
#include "server/portals/zones.hpp"
#include "server/storage/sha256.hpp"
#include "shared/core/text.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::media {

namespace {

constexpr std::string_view suffix = ".zip";

class ZipProducer final : public http::Producer {
 public:
  explicit ZipProducer(files::ZipStream zip) : zip_(std::move(zip)) {}
  [[nodiscard]] std::optional<std::string> next() override { return zip_.next(); }

 private:
  files::ZipStream zip_;
};

// "a,b" -> {"a", "b"}
std::set<std::string, std::less<>> ids_of(std::string_view list) {
  std::set<std::string, std::less<>> ids;
  while (!list.empty()) {
    const std::string_view id = list.substr(0, list.find(','));
    list.remove_prefix(std::min(id.size() + 1, list.size()));
    if (!id.empty()) ids.emplace(id);
  }
  return ids;
}

// "cuisine.jpg", "cuisine (2).jpg": names that differ in case only are one on many machines.
class UniqueNames {
 public:
  std::string make(const std::string& name) {
    const std::size_t dot = name.rfind('.') == 0 ? std::string::npos : name.rfind('.');
    const std::string stem = name.substr(0, dot);
    const std::string extension = dot == std::string::npos ? std::string() : name.substr(dot);
    std::string unique = name;
    for (int n = 2; !taken_.insert(text::fold(unique)).second; ++n)
      unique = stem + " (" + std::to_string(n) + ")" + extension;
    return unique;
  }

 private:
  std::set<std::string> taken_;
};

struct Source {
  std::string blob{};  // empty: a rendition
  std::string media{};
  std::string rendition{};

  [[nodiscard]] std::optional<files::OpenFile> open(const files::BlobStore& blobs,
                                                    const std::string& portal) const {
    return blob.empty() ? blobs.open_derived(portal, media, rendition) : blobs.open(portal, blob);
  }
};

Source source_of(const files::BlobStore& blobs, const std::string& portal, const MediaRow& row,
                 Variant& size) {
  const std::string rendition = std::string(wire::name(size)) + ".jpg";
  if (size != Variant::original && blobs.open_derived(portal, row.id.value, rendition))
    return {.media = row.id.value, .rendition = rendition};
  size = Variant::original;
  return {.blob = row.blob};
}

// Archives of the same files are the same bytes, so that an interrupted download can go on.
class ArchiveTag {
 public:
  void add(const files::ZipEntry& entry, const std::string& etag) {
    for (const std::string& part : {entry.name, etag, wire::encode(entry.modified)}) {
      hash_.update(part);
      hash_.update(std::string_view("\0", 1));
    }
  }
  [[nodiscard]] std::string text() const { return '"' + hash_.hex() + '"'; }

 private:
  storage::Sha256 hash_;
};

// The number in ".../SP-20418.zip"; empty for another path.
std::string order_in(const http::BytesCall& call) {
  const auto segments = segments_after(call, archives_prefix);
  if (!segments || segments->size() != 1 || !segments->front().ends_with(suffix)) return {};
  const std::string_view name = segments->front();
  return percent_decoded(name.substr(0, name.size() - suffix.size())).value_or("");
}

}  // namespace

http::BodyPlan Archives::open(const http::BytesCall& call) {
  const orders::OrderNumber number{order_in(call)};
  const std::string& query = call.request.head.query;
  const std::string asked_size = query_value(query, "size");
  const auto size = asked_size.empty() ? Variant::original : wire::parse_name<Variant>(asked_size);
  if (number.empty() || !size) return no_such_file();
  const auto only = ids_of(query_value(query, "only"));

  const std::string portal = call.tx.portal();
  UniqueNames names;
  ArchiveTag tag;
  std::vector<files::ZipEntry> entries;
  for (const MediaRow& row : visible_media_of(call.tx, call.actor, number)) {
    const bool is_asked_for = only.empty() || only.contains(row.id.value);
    if (row.state != MediaState::ready || !is_asked_for) continue;
    Variant variant = *size;
    const Source source = source_of(blobs_, portal, row, variant);
    const auto file = source.open(blobs_, portal);
    if (!file) continue;
    const ZoneOffset zone = portals::offset_of(call.portal.portal.time_zone, row.created_at);
    entries.push_back({.name = names.make(saved_name(row, variant)),
                       .size = static_cast<std::uint64_t>(file->size),
                       .modified = to_local(row.created_at, zone),
                       .open = [&blobs = blobs_, portal, source]() -> std::optional<files::Descriptor> {
                         auto opened = source.open(blobs, portal);
                         if (!opened) return std::nullopt;
                         return std::move(opened->descriptor);
                       }});
    tag.add(entries.back(), file->etag);
  }
  if (entries.empty()) return no_such_file();
  files::ZipStream zip(std::move(entries));
  http::Reply reply;
  reply.add("Cache-Control", "no-store");
  reply.stream = http::StreamReply{.size = zip.size(),
                                   .etag = tag.text(),
                                   .type = "application/zip",
                                   .disposition = http::content_disposition(
                                       http::Disposition::attachment, number.value + std::string(suffix))};
  reply.stream->producer = std::make_unique<ZipProducer>(std::move(zip));
  return at_once(std::move(reply));
}

}  // namespace guichet::media
