#include "wasm-app/app/kept_replies.hpp"

#include <algorithm>

#include "wasm-app/app/browser.hpp"

namespace guichet::app {

namespace {

constexpr std::size_t entries_max = 40;
// A browser gives a site about five million characters; drafts need their part.
constexpr std::size_t stored_bytes_max = 64 * 1024;

}  // namespace

std::string KeptReplies::slot_key(std::size_t slot) const {
  return "kept." + account_ + "." + std::to_string(slot);
}

void KeptReplies::open(std::string_view account) {
  if (account == account_) return;
  account_ = account;
  entries_.clear();
  if (account_.empty()) return;
  for (std::size_t slot = 0; slot < entries_max; ++slot) read_slot(slot);
}

// Path, request and reply are separated by line ends; encoded requests hold none.
void KeptReplies::read_slot(std::size_t slot) {
  const std::string text = browser_.stored(slot_key(slot));
  const std::size_t path_end = text.find('\n');
  if (path_end == std::string::npos) return;
  const std::size_t request_end = text.find('\n', path_end + 1);
  if (request_end == std::string::npos) return;
  entries_.push_back({.path = text.substr(0, path_end),
                      .request = text.substr(path_end + 1, request_end - path_end - 1),
                      .reply = text.substr(request_end + 1),
                      .used = 0,
                      .slot = slot});
}

void KeptReplies::write_slot(const Entry& entry) {
  const bool is_small = entry.path.size() + entry.request.size() + entry.reply.size() + 2 <= stored_bytes_max;
  browser_.store(slot_key(entry.slot),
                 is_small ? entry.path + "\n" + entry.request + "\n" + entry.reply : std::string{});
}

void KeptReplies::forget() {
  if (account_.empty()) return;
  for (std::size_t slot = 0; slot < entries_max; ++slot) browser_.store(slot_key(slot), {});
  entries_.clear();
}

KeptReplies::Entry* KeptReplies::entry(std::string_view path, std::string_view request) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.path == path && entry.request == request;
  });
  return found == entries_.end() ? nullptr : &*found;
}

const std::string* KeptReplies::find(std::string_view path, std::string_view request) {
  Entry* found = entry(path, request);
  if (found == nullptr) return nullptr;
  found->used = ++clock_;
  return &found->reply;
}

void KeptReplies::keep(std::string_view path, std::string_view request, std::string_view reply) {
  if (account_.empty()) return;
  Entry* place = entry(path, request);
  if (place != nullptr && place->reply == reply) {
    place->used = ++clock_;
    return;
  }
  if (place == nullptr && entries_.size() < entries_max) {
    std::vector<bool> is_taken(entries_max);
    for (const Entry& entry : entries_) is_taken[entry.slot] = true;
    const auto free = std::find(is_taken.begin(), is_taken.end(), false);
    place = &entries_.emplace_back();
    place->slot = static_cast<std::size_t>(free - is_taken.begin());
  } else if (place == nullptr) {
    place = &*std::min_element(entries_.begin(), entries_.end(),
                               [](const Entry& a, const Entry& b) { return a.used < b.used; });
  }
  place->path = path, place->request = request, place->reply = reply;
  place->used = ++clock_;
  write_slot(*place);
}

void KeptReplies::drop(std::string_view path, std::string_view request) {
  const Entry* gone = entry(path, request);
  if (gone == nullptr) return;
  browser_.store(slot_key(gone->slot), {});
  entries_.erase(entries_.begin() + (gone - entries_.data()));
}

}  // namespace guichet::app
