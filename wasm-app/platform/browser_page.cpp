#include "wasm-app/platform/browser_page.hpp"

#include <emscripten/html5.h>

#include <charconv>
#include <cstdlib>
#include <utility>

namespace guichet::platform {
namespace {

// The part before the first `mark`; `text` keeps what follows it.
std::string_view cut(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  const std::string_view part = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  return part;
}

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

BrowserPage::BrowserPage() : path_(read(Read::path)) {}

void BrowserPage::tell(const Message& message) {
  switch (message.kind) {
    case Told::path:
      path_ = message.text, has_path_change_ = true;
      break;
    case Told::upload:
      note_upload(message);
      break;
    case Told::live:
      live_.push_back(message.text);
      break;
    case Told::online:
      is_online_ = message.id != 0;
      break;
    case Told::fullscreen:
      is_fullscreen_ = message.id != 0;
      break;
    case Told::environment:
      media_ = {.is_dark = (message.id & 1u) != 0,
                .reduces_motion = (message.id & 4u) != 0,
                .wants_contrast = (message.id & 2u) != 0,
                .has_coarse_pointer = (message.id & 8u) != 0,
                .is_embedded = (message.id & 16u) != 0};
      break;
    default:
      break;
  }
}

void BrowserPage::push_path(std::string_view path) {
  path_ = path;
  ask(Asked::push_path, path);
}

void BrowserPage::replace_path(std::string_view path) {
  path_ = path;
  ask(Asked::replace_path, path);
}

bool BrowserPage::take_path_change(std::string& path) {
  if (has_path_change_) path = path_;
  return std::exchange(has_path_change_, false);
}

void BrowserPage::set_title(std::string_view title) {
  if (title_ == title) return;
  title_ = title;
  ask(Asked::title, title);
}

void BrowserPage::announce(std::string_view text, app::Urgency urgency) {
  ask(Asked::announce, 0, urgency == app::Urgency::assertive ? 1 : 0, 0, text);
}

void BrowserPage::store(std::string_view key, std::string_view text) {
  std::string line(key);
  line.push_back('\0');
  line.append(text);
  ask(Asked::store, line);
}

std::vector<app::ChosenFile> BrowserPage::chosen_files(std::uint32_t batch) const {
  const std::string lines = read(Read::uploads, std::to_string(batch));
  std::vector<app::ChosenFile> files;
  for (std::string_view rest = lines; !rest.empty();) {
    std::string_view line = cut(rest, '\n');
    app::ChosenFile& file = files.emplace_back();
    file.size = number(cut(line, '\t'));
    file.type = cut(line, '\t');
    file.name = line;
  }
  return files;
}

app::UploadId BrowserPage::start_upload(std::uint32_t batch, int index, const app::UploadTarget& target) {
  std::string words = target.url;
  for (const auto& [key, value] : target.metadata) words.append("\n").append(key).append("\n").append(value);
  const std::uint32_t id = next_upload_++;
  ask(Asked::start_upload, id, batch, index, words);
  return static_cast<app::UploadId>(id);
}

void BrowserPage::note_upload(const Message& message) {
  std::string_view rest = message.text;
  app::UploadProgress progress;
  progress.id = static_cast<app::UploadId>(message.id);
  progress.bytes = static_cast<std::uint64_t>(message.a);
  progress.total = static_cast<std::uint64_t>(message.b);
  progress.state = static_cast<app::UploadState>(static_cast<int>(message.c));
  progress.name = cut(rest, '\n');
  progress.error = cut(rest, '\n');
  progress.address = rest;
  for (app::UploadProgress& known : uploads_) {
    if (known.id == progress.id) {
      known = std::move(progress);
      return;
    }
  }
  uploads_.push_back(std::move(progress));
}

void BrowserPage::poll_uploads(std::vector<app::UploadProgress>& changes) {
  for (app::UploadProgress& progress : uploads_) changes.push_back(std::move(progress));
  uploads_.clear();
}

std::vector<app::ResumableUpload> BrowserPage::resumable_uploads() const {
  const std::string lines = read(Read::uploads);
  std::vector<app::ResumableUpload> uploads;
  for (std::string_view rest = lines; !rest.empty();) {
    std::string_view line = cut(rest, '\n');
    app::ResumableUpload& upload = uploads.emplace_back();
    upload.total = number(cut(line, '\t'));
    upload.target_url = cut(line, '\t');
    upload.name = line;
  }
  return uploads;
}

void BrowserPage::poll_live_events(std::vector<std::string>& events) {
  for (std::string& event : live_) events.push_back(std::move(event));
  live_.clear();
}

void BrowserPage::guard_leaving(bool has_unsent_changes) {
  if (std::exchange(is_guarded_, has_unsent_changes) == has_unsent_changes) return;
  ask(Asked::guard, has_unsent_changes ? 1 : 0);
}

double BrowserPage::now_ms() const {
  return emscripten_date_now();
}

int BrowserPage::utc_offset_minutes() const {
  return std::atoi(read(Read::utc_offset).c_str());
}

std::vector<std::string> BrowserPage::languages() const {
  const std::string words = read(Read::languages);
  std::vector<std::string> languages;
  for (std::string_view rest = words; !rest.empty();) languages.emplace_back(cut(rest, ' '));
  return languages;
}

}  // namespace guichet::platform
