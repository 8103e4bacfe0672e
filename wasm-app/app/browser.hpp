#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::app {

// What the person asked their browser or system for; read again every frame.
struct MediaPreferences {
  bool is_dark = false;
  bool reduces_motion = false;
  bool wants_contrast = false;  // prefers-contrast: more, or forced colours
  bool has_coarse_pointer = false;
  bool is_embedded = false;  // shown inside a frame of another site
};

enum class Urgency : std::uint8_t { polite, assertive };

enum class UploadId : std::uint32_t { none = 0 };
enum class UploadState : std::uint8_t { queued, uploading, paused, done, failed };

struct UploadMetadata {
  std::string key;
  std::string value;
};

// One file of a batch a file chooser or a drop delivered.
struct ChosenFile {
  std::string name;
  std::string type;
  std::uint64_t size = 0;
};

// Where a file goes: a resumable-upload (tus) collection of the server, and what it is told about the file.
// `filename` and `filetype` are added from the file itself.
struct UploadTarget {
  std::string url;
  std::vector<UploadMetadata> metadata;
};

// The newest state of one upload. `address` is the file's resource at the server, known once it was created.
struct UploadProgress {
  UploadId id = UploadId::none;
  std::string name;
  std::uint64_t bytes = 0;
  std::uint64_t total = 0;
  UploadState state = UploadState::queued;
  std::string error;  // what the server answered when it refused the file: a Failure as on the wire
  std::string address;
};

// An upload cut short by leaving the page; choosing the same file again for the same target continues it.
struct ResumableUpload {
  std::string name;
  std::uint64_t total = 0;
  std::string target_url;
};

// What a browser gives a program besides pixels. Paths are of this site and start with the portal's segment:
// "/panorama/orders?state=open".
class Browser {
 public:
  Browser() = default;
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;
  virtual ~Browser() = default;

  // Address bar. A change by the person (back, forward) arrives once through `take_path_change`.
  virtual std::string path() const = 0;
  virtual void push_path(std::string_view path) = 0;
  virtual void replace_path(std::string_view path) = 0;
  virtual bool take_path_change(std::string& path) = 0;
  virtual void set_title(std::string_view title) = 0;
  virtual void reload() = 0;

  // The JSON text the server put into the page: session, portal, language.
  virtual std::string bootstrap() const = 0;
  // The page was kept by the service worker and not served now: there is no network.
  virtual bool is_kept_page() const = 0;

  // To assistive technology. The same text twice is said twice.
  virtual void announce(std::string_view text, Urgency urgency) = 0;
  // Node ids are those of the access tree. The focus moves after this frame's tree was delivered.
  virtual void focus(std::uint32_t node) = 0;

  // These act on what the person just did; call them in the frame that handles the activation.
  virtual void open_external(std::string_view url) = 0;
  virtual void download(std::string_view url) = 0;
  virtual void copy_text(std::string_view text) = 0;
  virtual void print() = 0;
  virtual void request_fullscreen(std::uint32_t node) = 0;
  virtual void exit_fullscreen() = 0;
  virtual bool is_fullscreen() const = 0;

  // Small texts kept on this device (drafts). Missing is empty; storing an empty text removes it.
  virtual std::string stored(std::string_view key) const = 0;
  virtual void store(std::string_view key, std::string_view text) = 0;

  // Uploads. `batch` is the token of the event that delivered the files, `index` counts from 0 within it; the
  // bytes never enter the program.
  virtual std::vector<ChosenFile> chosen_files(std::uint32_t batch) const = 0;
  virtual UploadId start_upload(std::uint32_t batch, int index, const UploadTarget& target) = 0;
  virtual void pause_upload(UploadId id) = 0;
  virtual void resume_upload(UploadId id) = 0;
  virtual void cancel_upload(UploadId id) = 0;
  virtual void poll_uploads(std::vector<UploadProgress>& changes) = 0;
  virtual std::vector<ResumableUpload> resumable_uploads() const = 0;
  virtual void forget_resumable_uploads() = 0;

  // Server-sent events: the address to listen to (empty stops), and what arrived since the last call.
  virtual void listen(std::string_view url) = 0;
  virtual void poll_live_events(std::vector<std::string>& events) = 0;

  // Screens with unsent changes ask before the tab is closed.
  virtual void guard_leaving(bool has_unsent_changes) = 0;

  virtual double now_ms() const = 0;                       // since 1970, for display only
  virtual int utc_offset_minutes() const = 0;              // of this device, east is positive
  virtual std::vector<std::string> languages() const = 0;  // most wanted first, "fr-CA"
  virtual MediaPreferences media() const = 0;
  virtual bool is_online() const = 0;
};

}  // namespace guichet::app
