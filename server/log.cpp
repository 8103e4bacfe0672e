#include "server/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "server/clock.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::server {
namespace {

std::string_view level_name(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

}  // namespace

Log::Log(Level least) : least_(least) {
  const auto logger =
      std::make_shared<spdlog::logger>("guichet", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%v");
  logger->flush_on(spdlog::level::trace);
  sink_ = [logger](const std::string& line) { logger->info(line); };
}

void Log::write(Level level, std::string_view event, std::initializer_list<Field> fields) const {
  if (level < least_) return;
  std::string line = "{\"at\":" + wire::encode(format_rfc3339(SystemClock().now()));
  line += ",\"level\":" + wire::encode(std::string(level_name(level)));
  line += ",\"event\":" + wire::encode(std::string(event));
  for (const auto& [name, value] : fields)
    line += "," + wire::encode(std::string(name)) + ":" + wire::encode(std::string(value));
  sink_(line + "}");
}

storage::OnUpgrade log_upgrades(const Log& log) {
  return [log](std::string_view step, std::optional<std::int64_t> took_ms) {
    if (took_ms)
      log.write(Level::info, "database_upgraded", {{"step", step}, {"ms", std::to_string(*took_ms)}});
    else
      log.write(Level::info, "upgrading_database", {{"step", step}, {"meanwhile", "not answering"}});
  };
}

void log_failed_request(const Log& log, std::string_view request, std::string_view where,
                        std::exception_ptr error) {
  std::string what = "unknown";
  try {
    std::rethrow_exception(std::move(error));
  } catch (const std::exception& exception) {
    what = exception.what();
  } catch (...) {  // nothing more to learn
  }
  log.write(Level::error, "request_failed", {{"request", request}, {"path", where}, {"what", what}});
}

}  // namespace guichet::server
