// One JSON line for each event. Values are escaped, so nobody can forge a line; secrets and names have no
// place here: log identifiers.
#pragma once

#include <exception>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "server/storage/migrations.hpp"

namespace guichet::server {

enum class Level { debug, info, warning, error };

class Log {
 public:
  using Field = std::pair<std::string_view, std::string_view>;
  using Sink = std::function<void(const std::string& line)>;

  explicit Log(Level least = Level::info);  // to the standard error
  Log(Level least, Sink sink) : least_(least), sink_(std::move(sink)) {}

  void write(Level level, std::string_view event, std::initializer_list<Field> fields = {}) const;

 private:
  Level least_;
  Sink sink_;
};

/// For storage::DbOptions: nobody is answered while an older database is brought to this program's schema.
[[nodiscard]] storage::OnUpgrade log_upgrades(const Log& log);

/// A bug or a broken machine met while answering. `where` is a route of ours, never an address as it was
/// sent: those may hold what is secret.
void log_failed_request(const Log& log, std::string_view request, std::string_view where,
                        std::exception_ptr error);

}  // namespace guichet::server
