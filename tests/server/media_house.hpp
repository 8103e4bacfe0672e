// The agency with the routes of its files, an order in production and people who may bring files to it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/media/archives.hpp"
#include "server/media/media_files.hpp"
#include "server/media/media_processing.hpp"
#include "server/media/media_sweeps.hpp"
#include "server/media/uploads.hpp"
#include "tests/server/agency.hpp"

namespace guichet::test {

class MediaHouse {
  struct Handlers;
  std::unique_ptr<Handlers> handlers_;  // outlives the server that calls it

 public:
  MediaHouse();
  ~MediaHouse();

  Agency agency{};
  std::string editor{};         // staff who bring files
  orders::OrderNumber order{};  // Élise's, in production
  files::BlobStore& blobs();
  media::MediaSweeps& sweeps();

  struct Ask {
    std::string method{"GET"};
    std::string path{};
    std::string cookie{};
    std::string headers{};  // each line ended
    std::string body{};
  };
  [[nodiscard]] std::string text_of(const Ask& ask) const;
  [[nodiscard]] RawReply send(const Ask& ask) const;
  [[nodiscard]] RawReply get(const std::string& path, const std::string& cookie,
                             const std::string& headers = {}) const {
    return send({.path = path, .cookie = cookie, .headers = headers});
  }

  struct NewUpload {
    std::string name{"cuisine.jpg"};
    std::string kind{"photo"};
    std::int64_t bytes = 0;
    std::string order{};   // empty: the house's
    std::string cookie{};  // empty: the editor's
    std::string body{};    // sent with the creation
  };
  [[nodiscard]] RawReply create(const NewUpload& upload) const;
  /// The request of a PATCH, to be cut anywhere.
  [[nodiscard]] std::string patch_text(const std::string& path, std::int64_t offset,
                                       const std::string& bytes) const;
  [[nodiscard]] RawReply patch(const std::string& path, std::int64_t offset, const std::string& bytes) const;
  /// Upload-Offset as HEAD says, or minus the status of a refusal.
  [[nodiscard]] std::int64_t offset_of(const std::string& path) const;

  /// Brings a whole file and returns its id.
  media::MediaId bring(const NewUpload& upload, const std::string& bytes);
  /// As after the end of the process: nothing remembered but what is on the disk.
  void restart();
  /// Makes renditions of what came; returns how many jobs ran.
  std::size_t process();
  [[nodiscard]] std::optional<media::MediaItem> item(const media::MediaId& media);
  /// Delivers the house's order.
  void deliver();

  [[nodiscard]] static std::string picture(const std::string& name);
};

}  // namespace guichet::test
