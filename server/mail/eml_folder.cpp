#include "server/mail/eml_folder.hpp"

#include <system_error>

#include "server/files/durable.hpp"

namespace guichet::mail {

namespace {

// 20261122T155400123Z: sorts by time, safe in any file system.
std::string file_time(Instant at) {
  std::string out;
  for (const char c : format_rfc3339(at))
    if (c != '-' && c != ':' && c != '.') out.push_back(c);
  return out;
}

bool is_plain_id(const std::string& id) {
  return !id.empty() && id.size() <= 64 &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string::npos;
}

}  // namespace

EmlFolder::EmlFolder(std::filesystem::path folder) : folder_(std::move(folder)) { files::make_folders(folder_); }

SendReport EmlFolder::send(const Mail& mail) {
  if (!is_plain_address(mail.from) || !is_plain_address(mail.to)) return {Sent::refused, "not a plain address"};
  if (!is_plain_id(mail.id)) return {Sent::refused, "not a plain id"};
  try {
    files::write_file(folder_ / (file_time(mail.at) + '-' + mail.id + ".eml"), compose(mail));
    return {};
  } catch (const std::system_error& error) {
    return {Sent::later, error.what()};
  }
}

}  // namespace guichet::mail
