#include "server/app.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "server/clock.hpp"
#include "server/demo/demo_data.hpp"
#include "server/features.hpp"
#include "server/files/blob_store.hpp"
#include "server/housekeeping.hpp"
#include "server/http/server.hpp"
#include "server/ids.hpp"
#include "server/mail/eml_folder.hpp"
#include "server/mail/mail.hpp"
#include "server/mail/smtp.hpp"
#include "server/metrics.hpp"
#include "server/openapi/openapi.hpp"
#include "server/outbox/dispatcher.hpp"
#include "server/outbox/jobs.hpp"
#include "server/portal_store.hpp"
#include "server/records.hpp"
#include "server/schedule.hpp"
#include "server/sessions/passwords.hpp"
#include "server/site.hpp"
#include "server/storage/db.hpp"
#include "server/storage/writer.hpp"
#include "server/worker/worker_client.hpp"

#ifndef GUICHET_DEMO_MEDIA
#define GUICHET_DEMO_MEDIA "server/demo/media"
#endif

namespace guichet::server {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t hashing_queue_max = 32;
constexpr std::size_t streaming_threads = 4;
constexpr std::size_t streaming_queue_max = 256;
// Renditions of a panorama take seconds of processor time, on a busy machine minutes; mails must not wait
// behind them, nor their lease run out. What a process had leased when it died waits for the end of the
// lease.
constexpr Duration worker_timeout = minutes(3);
constexpr outbox::DispatcherOptions dispatching{.lease = minutes(4), .batch_max = 1, .threads = 3};

std::size_t cores() {
  return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

fs::path made_folder(const fs::path& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  return folder;
}

std::unique_ptr<mail::MailSender> make_sender(const Config& config) {
  if (config.smtp_host.empty()) return std::make_unique<mail::EmlFolder>(made_folder(config.data / "mail"));
  mail::SmtpOptions options;
  options.host = config.smtp_host;
  options.port = static_cast<std::uint16_t>(config.smtp_port);
  options.tls = config.smtp_tls == "implicit" ? mail::SmtpTls::implicit_tls
                : config.smtp_tls == "none"   ? mail::SmtpTls::none
                                              : mail::SmtpTls::starttls;
  options.user = config.smtp_user;
  options.password = smtp_password(config);
  return std::make_unique<mail::SmtpSender>(options);
}

fs::path worker_program(const Config& config) {
  if (!config.worker.empty()) return fs::absolute(config.worker);
  return fs::read_symlink("/proc/self/exe").parent_path() / "guichet-worker";
}

// Beside an installed program, else where it was built.
fs::path demo_pictures(const Config& config) {
  if (!config.demo_media.empty()) return config.demo_media;
  const fs::path beside = fs::read_symlink("/proc/self/exe").parent_path() / "demo-media";
  return fs::is_directory(beside) ? beside : fs::path(GUICHET_DEMO_MEDIA);
}

Portals open_portals(const Config& config, storage::Db& db, const Clock& clock, Ids& ids,
                     const Passwords& passwords) {
  if (config.mode == Mode::demo) {
    demo::fill({.db = db,
                .ids = ids,
                .passwords = passwords,
                .data = config.data,
                .pictures = demo_pictures(config),
                .now = clock.now()});
  }
  return Portals(load_portals(db));
}

std::string host_of(const Config& config) {
  return config.address.find(':') == std::string::npos ? config.address : "[" + config.address + "]";
}

http::ServerOptions server_options(const Config& config) {
  http::ServerOptions options;
  options.address = config.address;
  options.port = static_cast<std::uint16_t>(config.port);
  options.loops = static_cast<unsigned>(config.loops);
  options.tls = {config.tls_certificate, config.tls_key};
  options.trusted_proxies = config.trusted_proxies();
  options.build = build_id();
  return options;
}

outbox::Effect deliver(mail::MailSender& sender, const Config& config, const Portals& portals,
                       const outbox::SendMail& job, const outbox::Delivery& delivery) {
  const auto* portal = portals.find(delivery.portal);
  if (!mail::is_plain_address(job.to)) return outbox::Effect::give_up("not an address");
  const auto report = sender.send(
      {.id = delivery.id,
       .from_name = portal == nullptr ? std::string() : portal->portal.name,
       .from = config.mail_from,
       .reply_to = {},
       .to = job.to,
       .subject = job.subject,
       .text = job.text,
       .html = job.html,
       .language = portal == nullptr ? std::string() : std::string(language_tag(portal->language)),
       .at = delivery.created_at});
  switch (report.sent) {
    case mail::Sent::done:
      return outbox::Effect::done();
    case mail::Sent::later:
      return outbox::Effect::retry(report.why);
    case mail::Sent::refused:
      return outbox::Effect::give_up(report.why);
  }
  return outbox::Effect::retry(report.why);
}

}  // namespace

struct Application::State {
  State(Config given, const Log& to);

  Config config;
  const Log& log;
  SystemClock clock{};
  Ids ids{[this] { return clock.now(); }};
  storage::Db db;
  Argon2Passwords passwords{};
  Portals portals;
  Sessions sessions{};
  Throttle throttle{};
  http::Pool hashing{cores(), hashing_queue_max};
  http::Pool streaming{streaming_threads, streaming_queue_max};
  files::BlobStore blobs;
  worker::WorkerClient worker;
  std::unique_ptr<mail::MailSender> sender;
  http::Server server;  // bound before the features learn where they are reached; started last
  Features features;
  outbox::Dispatcher dispatcher;
  Schedule schedule{clock, log};
  Router router;
  StaticFiles files;
  Pages pages;
  http::ByteRoutes bytes{};
  SiteParts site;
  std::atomic<bool> is_serving{false};

  [[nodiscard]] std::string origin() const;
  [[nodiscard]] RouterParts router_parts();
  [[nodiscard]] bool is_ready();
  [[nodiscard]] std::string metrics();
};

std::string Application::State::origin() const {
  if (!config.public_origin.empty()) return config.public_origin;
  return (config.tls_certificate.empty() ? "http://" : "https://") + host_of(config) + ":" +
         std::to_string(server.port());
}

RouterParts Application::State::router_parts() {
  return {.db = db,
          .clock = clock,
          .ids = ids,
          .portals = portals,
          .sessions = sessions,
          .throttle = throttle,
          .passwords = passwords,
          .hashing = hashing,
          .log = log,
          .cookies = config.is_public_https() ? CookieSafety::secure : CookieSafety::plain,
          .public_origin = config.public_origin,
          .wake_outbox = [this] { dispatcher.wake(); },
          .rate_limits = {.session_per_minute = config.requests_per_minute}};
}

// Started, not stopping, and the database answers.
bool Application::State::is_ready() {
  if (!is_serving) return false;
  try {
    return db.read_everywhere(
        [](storage::GlobalTx& tx) { return tx.one<std::int64_t>("select 1").has_value(); });
  } catch (const storage::StorageError&) {
    return false;
  }
}

std::string Application::State::metrics() {
  using Kind = Exposition::Kind;
  Exposition out;
  out.family("guichet_build_info", Kind::gauge, "Which build runs.").sample(1, {{"build", build_id()}});
  out.single("guichet_ready", Kind::gauge, "1 when /health/ready says so.", is_ready() ? 1 : 0);
  out.answered(server.answered());
  out.single("guichet_connections", Kind::gauge, "Open connections.", server.connections());
  out.single("guichet_hashing_waiting", Kind::gauge, "Passwords waiting for a processor.", hashing.waiting());
  out.single("guichet_streaming_waiting", Kind::gauge, "Pieces of archives waiting for a processor.",
             streaming.waiting());
  const auto jobs = outbox::count_jobs(db, clock.now());
  out.single("guichet_jobs_due", Kind::gauge,
             "Mails, renditions and other effects that are due or under way.", jobs.due);
  out.single("guichet_jobs_late", Kind::gauge, "Of those, due for more than ten minutes.", jobs.late);
  out.single("guichet_jobs_given_up", Kind::gauge, "Effects that failed for good.", jobs.dead);
  std::error_code error;
  std::uint64_t database = 0;
  for (const char* suffix : {"", "-wal"}) {
    const auto size = fs::file_size(db.options().file.string() + suffix, error);
    database += error ? 0 : size;
  }
  out.single("guichet_database_bytes", Kind::gauge, "Size of the database and its log.", database);
  const auto room = fs::space(config.data, error);
  out.single("guichet_data_free_bytes", Kind::gauge, "Room left where the data folder is.",
             error ? 0 : room.available);
  return out.process().text();
}

Application::State::State(Config given, const Log& to)
    : config(std::move(given)),
      log(to),
      db({.file = made_folder(config.data) / "guichet.sqlite", .on_upgrade = log_upgrades(log)}),
      portals(open_portals(config, db, clock, ids, passwords)),
      blobs(config.data, ids),
      worker({.program = worker_program(config), .timeout_ms = worker_timeout.ms}),
      sender(make_sender(config)),
      server(
          server_options(config), [this] { return std::make_unique<Site>(site); }, streaming),
      features({.config = config,
                .clock = clock,
                .log = log,
                .ids = ids,
                .db = db,
                .portals = portals,
                .passwords = passwords,
                .blobs = blobs,
                .worker = worker,
                .wake_outbox = [this] { dispatcher.wake(); },
                .origin = origin(),
                .build = std::string(build_id())}),
      dispatcher(
          db, ids, [this] { return clock.now(); }, dispatching),
      router(router_parts(), features.routes()),
      files(config.web),
      pages(router, files),
      site{.router = router,
           .pages = pages,
           .files = files,
           .bytes = bytes,
           .is_ready = [this] { return is_ready(); },
           .metrics = [this] { return metrics(); },
           .openapi = [] { return openapi_document(build_id()); }} {
  features.add_byte_routes(bytes);
  features.add_jobs(dispatcher);
  features.add_schedule(schedule);
  schedule.add("old rows", hours(1), [this](Instant now) {
    db.writer().write("", [now](storage::Tx& tx) { sweep_rows(tx.global(), now); });
  });
  dispatcher.on<outbox::SendMail>([this](const outbox::SendMail& job, const outbox::Delivery& delivery) {
    return deliver(*sender, config, portals, job, delivery);
  });
}

Application::Application(Config config, const Log& log) {
  check_config(config);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  state_ = std::make_unique<State>(std::move(config), log);
}

Application::~Application() {
  stop();
}

void Application::start() {
  state_->dispatcher.start();
  state_->schedule.start();
  state_->server.start();
  state_->is_serving = true;
  for (const auto& exposed : exposed_secrets(state_->config))
    state_->log.write(Level::warning, "secret_exposed", {{"what", exposed}});
  state_->log.write(Level::info, "started", {{"url", url()}, {"build", build_id()}});
}

void Application::stop() {
  if (!state_) return;
  state_->is_serving = false;
  state_->server.stop();
  state_->hashing.stop();
  state_->streaming.stop();
  state_->schedule.stop();
  state_->dispatcher.stop();
  state_->db.writer().stop();
}

std::uint16_t Application::port() const {
  return state_->server.port();
}

std::string Application::url() const {
  const auto& config = state_->config;
  return (config.tls_certificate.empty() ? "http://" : "https://") + host_of(config) + ":" +
         std::to_string(port()) + "/";
}

}  // namespace guichet::server
