#pragma once

#include <string>
#include <vector>

#include "wasm-app/app/browser.hpp"
#include "wasm-app/platform/bridge.hpp"

namespace guichet::platform {

// The page this client runs in.
class BrowserPage final : public app::Browser {
 public:
  BrowserPage();

  // Takes over what is meant for the page rather than for the interface.
  void tell(const Message& message);

  std::string path() const override { return path_; }
  void push_path(std::string_view path) override;
  void replace_path(std::string_view path) override;
  bool take_path_change(std::string& path) override;
  void set_title(std::string_view title) override;
  void reload() override { ask(Asked::reload); }
  std::string bootstrap() const override { return read(Read::bootstrap); }
  bool is_kept_page() const override { return !read(Read::kept).empty(); }
  void announce(std::string_view text, app::Urgency urgency) override;
  void focus(std::uint32_t node) override { ask(Asked::focus, node); }
  void open_external(std::string_view url) override { ask(Asked::open, url); }
  void download(std::string_view url) override { ask(Asked::download, url); }
  void copy_text(std::string_view text) override { ask(Asked::copy, text); }
  void print() override { ask(Asked::print); }
  void request_fullscreen(std::uint32_t node) override { ask(Asked::fullscreen, node); }
  void exit_fullscreen() override { ask(Asked::exit_fullscreen); }
  bool is_fullscreen() const override { return is_fullscreen_; }
  std::string stored(std::string_view key) const override { return read(Read::stored, key); }
  void store(std::string_view key, std::string_view text) override;
  std::vector<app::ChosenFile> chosen_files(std::uint32_t batch) const override;
  app::UploadId start_upload(std::uint32_t batch, int index, const app::UploadTarget& target) override;
  void pause_upload(app::UploadId id) override { ask(Asked::pause_upload, static_cast<std::uint32_t>(id)); }
  void resume_upload(app::UploadId id) override { ask(Asked::resume_upload, static_cast<std::uint32_t>(id)); }
  void cancel_upload(app::UploadId id) override { ask(Asked::cancel_upload, static_cast<std::uint32_t>(id)); }
  void poll_uploads(std::vector<app::UploadProgress>& changes) override;
  std::vector<app::ResumableUpload> resumable_uploads() const override;
  void forget_resumable_uploads() override { ask(Asked::forget_uploads); }
  void listen(std::string_view url) override { ask(Asked::listen, url); }
  void poll_live_events(std::vector<std::string>& events) override;
  void guard_leaving(bool has_unsent_changes) override;
  double now_ms() const override;
  int utc_offset_minutes() const override;
  std::vector<std::string> languages() const override;
  app::MediaPreferences media() const override { return media_; }
  bool is_online() const override { return is_online_; }

 private:
  void note_upload(const Message& message);

  std::string path_, title_;
  bool has_path_change_ = false;
  bool is_fullscreen_ = false, is_online_ = true, is_guarded_ = false;
  app::MediaPreferences media_;
  std::uint32_t next_upload_ = 1;
  std::vector<app::UploadProgress> uploads_;
  std::vector<std::string> live_;
};

}  // namespace guichet::platform
