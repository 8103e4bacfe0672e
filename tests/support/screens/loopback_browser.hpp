// A browser that remembers what it was asked.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wasm-app/app/browser.hpp"
#include "wasm-app/app/panorama.hpp"

namespace guichet::tests {

class LoopbackBrowser final : public app::Browser {
 public:
  std::vector<std::string> history{"/panorama/"};
  std::size_t at = 0;
  bool has_moved = false;
  std::string title;
  std::vector<std::string> announced, downloads;
  std::map<std::string, std::string, std::less<>> storage;
  std::vector<app::ChosenFile> files;
  std::vector<app::UploadTarget> uploads;
  std::vector<app::UploadProgress> progress;
  app::MediaPreferences preferences;
  bool online = true, is_guarded = false, is_kept = false;
  int prints = 0, reloads = 0;

  void go_back() {
    if (at > 0) --at, has_moved = true;
  }

  std::string path() const override { return history[at]; }
  void push_path(std::string_view path) override {
    history.resize(++at);
    history.emplace_back(path);
  }
  void replace_path(std::string_view path) override { history[at] = path; }
  bool take_path_change(std::string& path) override {
    if (!std::exchange(has_moved, false)) return false;
    path = history[at];
    return true;
  }
  void set_title(std::string_view words) override { title = words; }
  void reload() override { ++reloads; }
  std::string bootstrap() const override { return {}; }
  bool is_kept_page() const override { return is_kept; }
  void announce(std::string_view words, app::Urgency) override { announced.emplace_back(words); }
  void focus(std::uint32_t) override {}
  void open_external(std::string_view) override {}
  void download(std::string_view url) override { downloads.emplace_back(url); }
  void copy_text(std::string_view) override {}
  void print() override { ++prints; }
  void request_fullscreen(std::uint32_t) override {}
  void exit_fullscreen() override {}
  bool is_fullscreen() const override { return false; }
  std::string stored(std::string_view key) const override {
    const auto found = storage.find(key);
    return found == storage.end() ? std::string{} : found->second;
  }
  void store(std::string_view key, std::string_view words) override { storage[std::string{key}] = words; }
  std::vector<app::ChosenFile> chosen_files(std::uint32_t) const override { return files; }
  app::UploadId start_upload(std::uint32_t, int, const app::UploadTarget& target) override {
    uploads.push_back(target);
    return static_cast<app::UploadId>(uploads.size());
  }
  void pause_upload(app::UploadId) override {}
  void resume_upload(app::UploadId) override {}
  void cancel_upload(app::UploadId) override {}
  void poll_uploads(std::vector<app::UploadProgress>& changes) override {
    changes.insert(changes.end(), progress.begin(), progress.end());
    progress.clear();
  }
  std::vector<app::ResumableUpload> resumable_uploads() const override { return {}; }
  void forget_resumable_uploads() override {}
  void listen(std::string_view) override {}
  void poll_live_events(std::vector<std::string>&) override {}
  void guard_leaving(bool has_unsent_changes) override { is_guarded = has_unsent_changes; }
  double now_ms() const override { return 0; }
  int utc_offset_minutes() const override { return -300; }
  std::vector<std::string> languages() const override { return {}; }
  app::MediaPreferences media() const override { return preferences; }
  bool is_online() const override { return online; }
};

class LoopbackPanorama final : public app::PanoramaView {
 public:
  app::PanoramaScene scene;
  media::Look look;
  int draws = 0;

  void set_scene(const app::PanoramaScene& wanted) override { scene = wanted; }
  void draw(const app::PanoramaArea&, const media::Look& wanted) override {
    look = wanted;
    ++draws;
  }
  app::PanoramaState state() const override { return app::PanoramaState::sharp; }
};

}  // namespace guichet::tests
