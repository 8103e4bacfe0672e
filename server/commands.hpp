// What the commands of the command line do, besides serving. Each returns the exit status.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

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

struct ImportCommand {
  std::string portal{};
  std::vector<std::filesystem::path> files{};  // of one snapshot; a folder stands for the files in it
  bool is_wanted_anyway{false};                // an operator looked at a snapshot that was held
};

enum class PortalAction { list, print, put };

struct PortalCommand {
  PortalAction action{PortalAction::list};
  std::string subject{};  // print: the portal; put: its file
};

void add_portal_options(CLI::App& command, PortalCommand& portal);
void add_user_options(CLI::App& command, UserChange& change);
void add_import_options(CLI::App& command, ImportCommand& import);

/// Lists portals, prints one as a file, or adds or changes one from a file (server/portals/portal_file.hpp).
int change_portal(const Config& config, const PortalCommand& command);
/// A new password is read from the standard input.
int change_user(const Config& config, const UserChange& change);
/// Imports one snapshot of a board's feed and prints the report; also while the portal is served. The exit
/// status is 1 when the snapshot was held or refused, and then nothing has changed.
int run_import(const Config& config, const ImportCommand& import);
int examine(const Config& config);
int print_openapi();

}  // namespace guichet::server
