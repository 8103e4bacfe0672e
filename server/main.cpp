// The command line. Wiring only: each command is a few calls of what the folders offer.
#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <string>

#include "server/app.hpp"
#include "server/backup.hpp"
#include "server/commands.hpp"
#include "server/config.hpp"
#include "server/demo/people.hpp"

namespace {

using namespace guichet;
using namespace guichet::server;

struct Options {
  Config flags{};
  std::string file{};
  PortalCommand portal{};
  UserChange user{};
  ImportCommand import{};
  std::string backup_folder{};
};

/// Which flags were given: they win over file and environment.
void add_common(CLI::App& command, Options& options) {
  command.add_option("--config", options.file, "Configuration file (TOML); see `guichet config`")
      ->check(CLI::ExistingFile);
  command.add_option("--data", options.flags.data, "Folder of the database and files")->capture_default_str();
  command.add_option("--log-level", options.flags.log_level, "debug, info, warning or error")
      ->capture_default_str();
}

void add_listening(CLI::App& command, Options& options) {
  add_common(command, options);
  command.add_option("--address", options.flags.address, "Address to listen on")->capture_default_str();
  command.add_option("--port", options.flags.port, "Port to listen on; 0 chooses a free one")
      ->capture_default_str();
  command.add_option("--web", options.flags.web, "Folder of the built client")->capture_default_str();
  command.add_option("--worker", options.flags.worker, "The program guichet-worker");
  command.add_option("--loops", options.flags.loops, "Event loops; 0 is one for each core");
}

Config resolve(const CLI::App& command, const Options& options, Mode mode) {
  Config config;
  if (!options.file.empty()) read_config_file(config, options.file);
  read_config_environment(config, process_environment());
  const auto take = [&](const char* flag, auto member) {
    const auto* option = command.get_option_no_throw(flag);
    if (option != nullptr && option->count() > 0) config.*member = options.flags.*member;
  };
  take("--data", &Config::data);
  take("--log-level", &Config::log_level);
  take("--address", &Config::address);
  take("--port", &Config::port);
  take("--web", &Config::web);
  take("--worker", &Config::worker);
  take("--loops", &Config::loops);
  take("--demo-media", &Config::demo_media);
  config.mode = mode;
  return config;
}

Level level_of(const std::string& name) {
  if (name == "debug") return Level::debug;
  if (name == "warning") return Level::warning;
  if (name == "error") return Level::error;
  return Level::info;
}

void print_demo(const Config& config) {
  std::cout << "Mail goes to " << (config.data / "mail").string() << "\n";
  std::cout << "Everyone's password is " << demo_password << "\n";
  for (const auto& person : demo_people())
    std::cout << "  /" << person.portal << "/  " << person.login << "  (" << wire::name(person.role) << ")\n";
}

int run_server(const Config& config) {
  sigset_t signals{};
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread: they inherit it
  const Log log(level_of(config.log_level));
  Application application(config, log);
  application.start();
  std::cout << "Guichet is ready: " << application.url() << "\n";
  if (config.mode == Mode::demo) print_demo(config);
  std::cout << std::flush;
  int signal = 0;
  sigwait(&signals, &signal);
  log.write(Level::info, "stopping");
  application.stop();
  return 0;
}

int write_backup(const Config& config, const std::string& folder) {
  const auto report = back_up(config.data, folder);
  std::cout << "Copied the database and " << report.files << " files (" << report.bytes << " bytes) to "
            << folder << ", and read them back. Serve the copy with --data " << folder << "\n";
  return 0;
}

int print_sample_config() {
  std::cout << sample_config();
  return 0;
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app{"Guichet: a self-hosted client portal"};
  app.footer(
      "Try it:      guichet demo\n"
      "For real:    guichet config > guichet.toml; edit it; guichet doctor --config guichet.toml;\n"
      "             guichet portal put FILE; guichet user add --portal NAME --login ADDRESS --role "
      "administrator;\n"
      "             guichet serve --config guichet.toml\n"
      "What a command takes: guichet COMMAND --help. Flags win over GUICHET_<KEY>, that over the file.");
  app.require_subcommand(1);
  app.set_version_flag("--version", "guichet " + std::string(build_id()));
  auto* serve = app.add_subcommand("serve", "Serve the portals of a data folder");
  auto* demo = app.add_subcommand("demo", "Serve the demo portals on this machine only");
  auto* portal = app.add_subcommand("portal", "List portals, print one as a file, add or change one");
  auto* user = app.add_subcommand("user", "Add people, set passwords, withdraw access");
  auto* import = app.add_subcommand("import", "Read what others keep into a portal")->require_subcommand(1);
  auto* import_listings = import->add_subcommand("listings", "A snapshot of a board's listing feed");
  auto* backup =
      app.add_subcommand("backup", "Copy the data folder, also while it is served, and verify the copy");
  auto* doctor =
      app.add_subcommand("doctor", "Check that this machine, configuration and data folder can serve");
  auto* config = app.add_subcommand("config", "Print every configuration key with its meaning and default");
  auto* openapi = app.add_subcommand("openapi", "Print the interface as an OpenAPI document");
  bool is_empty_demo = false;
  add_listening(*serve, options);
  add_listening(*demo, options);
  demo->add_option("--demo-media", options.flags.demo_media, "Folder of the demo's pictures")
      ->check(CLI::ExistingDirectory);
  demo->add_flag("--no-demo", is_empty_demo, "Without demo data: the same as serve");
  add_common(*portal, options);
  add_portal_options(*portal, options.portal);
  add_common(*user, options);
  add_user_options(*user, options.user);
  add_common(*import_listings, options);
  add_import_options(*import_listings, options.import);
  add_common(*backup, options);
  backup->add_option("folder", options.backup_folder, "Where to; must not exist yet")->required();
  add_listening(*doctor, options);
  CLI11_PARSE(app, argc, argv);

  if (serve->parsed()) return run_server(resolve(*serve, options, Mode::serve));
  if (demo->parsed()) return run_server(resolve(*demo, options, is_empty_demo ? Mode::serve : Mode::demo));
  if (portal->parsed()) return change_portal(resolve(*portal, options, Mode::serve), options.portal);
  if (user->parsed()) return change_user(resolve(*user, options, Mode::serve), options.user);
  if (import_listings->parsed()) {
    return run_import(resolve(*import_listings, options, Mode::serve), options.import);
  }
  if (backup->parsed()) return write_backup(resolve(*backup, options, Mode::serve), options.backup_folder);
  if (doctor->parsed()) return examine(resolve(*doctor, options, Mode::serve));
  if (config->parsed()) return print_sample_config();
  if (openapi->parsed()) return print_openapi();
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "guichet: " << error.what() << "\n";
    return 1;
  }
}
