#include "server/media/uploads.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "server/media/byte_paths.hpp"
#include "server/media/tus.hpp"
#include "server/media/upload_sink.hpp"
#include "server/orders/order_access.hpp"
#include "server/portal.hpp"
#include "shared/core/text.hpp"
#include "shared/media/media.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::media {

namespace {

http::BodyPlan refused(const Failure& failure, std::optional<int> status = {}) {
  return at_once(tus_failure(failure, status));
}

Failure wrong_field(std::string path, text::MessageId message) {
  return Failure::invalid({FieldProblem{.path = std::move(path), .message = message}});
}

// Files of an order that was given up, or whose files were erased, would never be seen.
bool takes_files(orders::OrderState state) {
  return state != orders::OrderState::cancelled && state != orders::OrderState::files_erased;
}

std::optional<MediaKind> kind_of(const Metadata& metadata, std::string_view name) {
  const auto given = metadata.find("kind");
  if (given == metadata.end() || given->second.empty()) return kind_by_name(name);
  return wire::parse_name<MediaKind>(given->second);
}

// What is asked for, or why it is refused.
Result<UploadRow> asked_for(const http::BytesCall& call) {
  const http::Head& head = call.request.head;
  const auto length = parse_bytes(head.header("upload-length"));
  const auto metadata = parse_metadata(head.header("upload-metadata"));
  if (!length || !metadata) return Failure::malformed();
  if (*length == 0) return wrong_field("file", &Catalog::file_empty);
  if (*length > upload_bytes_max) return Failure::too_large();
  UploadRow row{.account = call.actor.account, .bytes_total = *length};
  const auto order = metadata->find("order");
  const auto name = metadata->find("filename");
  if (order == metadata->end()) return wrong_field("order", &Catalog::field_required);
  if (name == metadata->end()) return wrong_field("filename", &Catalog::field_required);
  row.order_number = orders::OrderNumber{order->second};
  row.name = safe_file_name(name->second);
  const auto kind = kind_of(*metadata, row.name);
  if (!kind) return wrong_field("kind", &Catalog::file_kind_refused);
  row.kind = *kind;
  const auto owner = orders::visible_order(call.tx, call.actor, row.order_number);
  if (!owner) return Failure::not_found();
  if (!takes_files(owner->state)) return wrong_field("order", &Catalog::failure_conflict);
  return row;
}

bool has_room(const std::filesystem::path& folder, std::int64_t bytes) {
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  return error || space.available > static_cast<std::uintmax_t>(bytes);
}

}  // namespace

http::BodyPlan Uploads::open(const http::BytesCall& call) {
  const http::Head& head = call.request.head;
  if (head.method == http::Method::options) return at_once(tus_options());
  if (call.actor.is_anonymous()) return refused(Failure::unauthenticated());
  if (!permits(call.actor.role, Permission::upload_media)) return refused(Failure::forbidden());
  if (head.header("tus-resumable") != tus_version) return refused(Failure::malformed(), 412);
  const auto segments = segments_after(call, uploads_prefix);
  if (!segments || segments->size() != 1) return refused(Failure::not_found());
  if (segments->front().empty())
    return head.method == http::Method::post ? create(call) : refused(Failure::malformed(), 405);

  auto row = find_upload(call.tx, std::string(segments->front()));
  if (!row || row->account != call.actor.account || row->expires_at <= parts_.clock.now())
    return refused(Failure::not_found());
  switch (head.method) {
    case http::Method::patch:
      return go_on(call, std::move(*row));
    case http::Method::del:
      return withdraw(call, *row);
    case http::Method::head: {
      http::Reply reply = tus_reply(200);
      reply.add("Upload-Offset", std::to_string(row->bytes_received));
      reply.add("Upload-Length", std::to_string(row->bytes_total));
      reply.add("Upload-Expires", http_date(row->expires_at));
      return at_once(std::move(reply));
    }
    default:
      return refused(Failure::malformed(), 405);
  }
}

http::BodyPlan Uploads::create(const http::BytesCall& call) {
  const http::Head& head = call.request.head;
  if (head.has_body() && head.header("content-type") != tus_bytes_type)
    return refused(Failure::malformed(), 415);
  auto row = asked_for(call);
  if (!row) return refused(row.failure());
  if (!fits(call.tx, row->bytes_total, call.portal.rules.files_bytes_max)) return refused(files_full());
  row->id = parts_.ids.text();
  if (!has_room(parts_.blobs.upload_path(call.tx.portal(), row->id).parent_path(), row->bytes_total))
    return refused(Failure::unavailable(), 507);
  return take_bytes(call, std::move(*row), true);
}

http::BodyPlan Uploads::go_on(const http::BytesCall& call, UploadRow row) {
  const http::Head& head = call.request.head;
  const auto offset = parse_bytes(head.header("upload-offset"));
  if (head.header("content-type") != tus_bytes_type) return refused(Failure::malformed(), 415);
  if (!offset) return refused(Failure::malformed());
  if (*offset != row.bytes_received || row.state != UploadState::receiving) {
    http::Reply reply = tus_failure(Failure::changed_meanwhile());
    reply.add("Upload-Offset", std::to_string(row.bytes_received));
    return at_once(std::move(reply));
  }
  return take_bytes(call, std::move(row), false);
}

http::BodyPlan Uploads::take_bytes(const http::BytesCall& call, UploadRow row, bool is_new) {
  const auto path = parts_.blobs.upload_path(call.tx.portal(), row.id);
  Bringing bringing{.actor = call.actor,
                    .address = call.request.peer.text,
                    .request = call.request.id,
                    .row = std::move(row),
                    .is_new = is_new,
                    .files_bytes_max = call.portal.rules.files_bytes_max};
  try {
    bringing.arrival = arrivals_.open(path, bringing.row.bytes_received, parts_.clock.now());
    switch (bringing.arrival->begin(bringing.row.bytes_received, bringing.turn)) {
      case Arrival::Start::is_busy:
        return refused(Failure::changed_meanwhile(), 423);
      case Arrival::Start::other_offset:
        return refused(Failure::changed_meanwhile());
      case Arrival::Start::begun:
        break;
    }
  } catch (const std::system_error&) {  // what was there is lost: the sender begins anew
    arrivals_.forget(path);
    return refused(Failure::not_found(), 410);
  }
  http::BodyPlan plan;
  plan.sink_bytes_max = static_cast<std::uint64_t>(bringing.row.bytes_total - bringing.row.bytes_received);
  plan.sink = std::make_unique<UploadSink>(*this, std::move(bringing));
  return plan;
}

http::BodyPlan Uploads::withdraw(const http::BytesCall& call, const UploadRow& row) {
  if (row.state == UploadState::done) return refused(Failure::conflict(), 410);
  http::BodyPlan plan = take_bytes(call, row, false);
  if (!plan.sink) return plan;
  static_cast<UploadSink&>(*plan.sink).withdraw();
  plan.sink_bytes_max = 0;
  return plan;
}

}  // namespace guichet::media
