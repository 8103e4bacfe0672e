// What the commands of the command line do, besides serving. Each returns the exit status.
#pragma once

#include <filesystem>
#include <string>

#include "server/config.hpp"

namespace CLI {
class App;
}

namespace guichet::server {

enum class UserAction { list, add, password, disable };

struct UserChange {
  UserAction action{UserAction::list};
  std::string portal{};
  std::string login{};
  std::string email{};
  std::string role{"client"};
  std::string first_name{};
  std::string last_name{};
};

struct ImportOrder {
  std::string portal{};
  std::filesystem::path file{};  // or a folder of the files of one snapshot
};

void add_user_options(CLI::App& command, UserChange& change);
void add_import_options(CLI::App& command, ImportOrder& order);

/// A new password is read from the standard input.
int change_user(const Config& config, const UserChange& change);
/// Leaves the feed to the running server, or to the next one that starts.
int import_feed(const Config& config, const ImportOrder& order);
int examine(const Config& config);
int print_openapi();

}  // namespace guichet::server
