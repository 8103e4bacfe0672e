#pragma once

#include <string>
#include <string_view>

#include "shared/wire/fields.hpp"

namespace guichet::outbox {

// A mail to one address. `about` names what it concerns ("order SP-20418"); `account` whose mail it is, or empty.
struct SendMail {
  std::string to{};
  std::string subject{};
  std::string text{};
  std::string html{};
  std::string account{};
  std::string about{};
  WIRE_FIELDS(to, subject, text, html, account, about)
  static constexpr std::string_view kind = "send_mail";
};

// Makes the renditions of an uploaded picture.
struct ProcessMedia {
  std::string media{};
  WIRE_FIELDS(media)
  static constexpr std::string_view kind = "process_media";
};

// The data of an agent who had signed an authorisation came with the feed.
struct AgentKnown {
  std::string agent_code{};
  WIRE_FIELDS(agent_code)
  static constexpr std::string_view kind = "agent_known";
};

// Removes blobs and renditions whose rows are gone.
struct DeleteFiles {
  std::string blob{};
  std::string media{};
  WIRE_FIELDS(blob, media)
  static constexpr std::string_view kind = "delete_files";
};

}  // namespace guichet::outbox
