#include "tests/server/media_house.hpp"

#include <sodium.h>

#include <fstream>
#include <iterator>

#include "server/orders/order_store.hpp"
#include "server/outbox/dispatcher.hpp"
#include "tests/support/server/worker_program.hpp"

namespace guichet::test {

namespace {

using State = orders::OrderState;

std::string base64(std::string_view text) {
  std::string out(::sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  ::sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()),
                      text.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();
  return out;
}

}  // namespace

struct MediaHouse::Handlers final : http::BytesHandler {
  explicit Handlers(TestServer& test)
      : server(test), blobs(test.folder.path(), test.ids), worker({.program = worker_program()}) {
    restart();
  }
  void restart() {
    uploads = std::make_unique<media::Uploads>(
        media::UploadParts{.db = server.db, .clock = server.clock, .ids = server.ids, .blobs = blobs});
  }
  [[nodiscard]] http::BodyPlan open(const http::BytesCall& call) override { return uploads->open(call); }

  TestServer& server;
  files::BlobStore blobs;
  worker::WorkerClient worker;
  media::MediaFiles files{blobs};
  media::MediaTiles tiles{blobs};
  media::Archives archives{blobs};
  std::unique_ptr<media::Uploads> uploads{};
  media::MediaProcessing processing{server.db, server.clock, blobs, worker};
  media::MediaSweeps sweeps{{.db = server.db, .ids = server.ids, .blobs = blobs, .portals = server.portals}};
};

MediaHouse::MediaHouse() {
  using enum http::Method;
  handlers_ = std::make_unique<Handlers>(agency.server);
  http::ByteRoutes& bytes = agency.server.bytes;
  bytes.add(std::string(media::files_prefix), {get, head}, handlers_->files);
  bytes.add(std::string(media::tiles_prefix), {http::Method::get, head}, handlers_->tiles);
  bytes.add(std::string(media::archives_prefix), {http::Method::get, head}, handlers_->archives);
  bytes.add(std::string(media::uploads_prefix), {options, head, post, http::Method::patch, del}, *handlers_);
  const std::string portal(Agency::portal);
  editor = agency.server.sign_in(portal,
                                 agency.server.add_account(portal, "edition@panorama.example", Role::editor));
  orders::PlaceOrder wanted = Agency::order_of("24718803");
  wanted.services = {orders::ServiceId{"photos_hdr"}};
  order = agency.ask(wanted, agency.elise).number;
  agency.move(order, {State::received, State::scheduled, State::captured, State::in_production});
}

MediaHouse::~MediaHouse() = default;

files::BlobStore& MediaHouse::blobs() {
  return handlers_->blobs;
}
media::MediaSweeps& MediaHouse::sweeps() {
  return handlers_->sweeps;
}

std::string MediaHouse::text_of(const Ask& ask) const {
  std::string text =
      ask.method + " " + ask.path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(agency.server.port()) +
      "\r\nGuichet-Request: 1\r\nGuichet-Portal: " + std::string(Agency::portal) + "\r\n" + ask.headers;
  if (!ask.cookie.empty()) text += "Cookie: " + ask.cookie + "\r\n";
  if (!ask.body.empty()) text += "Content-Length: " + std::to_string(ask.body.size()) + "\r\n";
  return text + "\r\n" + ask.body;
}

RawReply MediaHouse::send(const Ask& ask) const {
  return exchange(agency.server.port(), text_of(ask));
}

RawReply MediaHouse::create(const NewUpload& upload) const {
  std::string headers = "Tus-Resumable: 1.0.0\r\nUpload-Length: " + std::to_string(upload.bytes) +
                        "\r\nUpload-Metadata: filename " + base64(upload.name) + ",order " +
                        base64(upload.order.empty() ? order.value : upload.order) + ",kind " +
                        base64(upload.kind) + "\r\n";
  if (!upload.body.empty()) headers += "Content-Type: application/offset+octet-stream\r\n";
  return send({.method = "POST",
               .path = "/uploads/panorama/",
               .cookie = upload.cookie.empty() ? editor : upload.cookie,
               .headers = headers,
               .body = upload.body});
}

std::string MediaHouse::patch_text(const std::string& path, std::int64_t offset,
                                   const std::string& bytes) const {
  return text_of(
      {.method = "PATCH",
       .path = path,
       .cookie = editor,
       .headers = "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: " +
                  std::to_string(offset) + "\r\n",
       .body = bytes});
}

RawReply MediaHouse::patch(const std::string& path, std::int64_t offset, const std::string& bytes) const {
  return exchange(agency.server.port(), patch_text(path, offset, bytes));
}

std::int64_t MediaHouse::offset_of(const std::string& path) const {
  const RawReply reply =
      send({.method = "HEAD", .path = path, .cookie = editor, .headers = "Tus-Resumable: 1.0.0\r\n"});
  return reply.status == 200 ? std::stoll(reply.header("upload-offset")) : -reply.status;
}

media::MediaId MediaHouse::bring(const NewUpload& upload, const std::string& bytes) {
  NewUpload whole = upload;
  whole.bytes = static_cast<std::int64_t>(bytes.size());
  whole.body = bytes;
  const RawReply reply = create(whole);
  if (reply.status != 201)
    throw std::runtime_error("not taken: " + std::to_string(reply.status) + " " + reply.body);
  return media::MediaId{reply.header("guichet-media")};
}

void MediaHouse::restart() {
  handlers_->restart();
}

std::size_t MediaHouse::process() {
  outbox::Dispatcher dispatcher(agency.server.db, agency.server.ids,
                                [this] { return agency.server.clock.now(); });
  dispatcher.on<outbox::SendMail>([](const auto&, const auto&) { return outbox::Effect::done(); });
  dispatcher.on<outbox::ProcessMedia>(
      [this](const auto& job, const auto& delivery) { return handlers_->processing.process(job, delivery); });
  dispatcher.on<outbox::DeleteFiles>(
      [this](const auto& job, const auto& delivery) { return handlers_->processing.remove(job, delivery); });
  return dispatcher.run_due();
}

std::optional<media::MediaItem> MediaHouse::item(const media::MediaId& media) {
  for (auto& item : agency.ask(orders::GetOrder{.number = order}, editor).media)
    if (item.id == media) return item;
  return std::nullopt;
}

void MediaHouse::deliver() {
  agency.move(order, {State::in_production, State::quality_check, State::completed});
}

std::string MediaHouse::picture(const std::string& name) {
  std::ifstream in(std::string(GUICHET_SOURCE_DIR "/server/demo/media/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace guichet::test
