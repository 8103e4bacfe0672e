// The body of one request that brings bytes. Only for server/media/upload*.cpp.
#pragma once

#include <optional>
#include <utility>

#include "server/media/uploads.hpp"

namespace guichet::media {

class UploadSink final : public http::BodySink {
 public:
  UploadSink(Uploads& uploads, Bringing bringing) : uploads_(uploads), bringing_(std::move(bringing)) {}

  /// The upload goes instead of going on.
  void withdraw() { is_withdrawn_ = true; }

  [[nodiscard]] bool take(std::string_view bytes) override;
  void finish(End end, http::Responder respond) override;

 private:
  [[nodiscard]] bool refuse(http::Reply reply);
  [[nodiscard]] bool has_right_type();

  Uploads& uploads_;
  Bringing bringing_;
  std::int64_t taken_ = 0;
  bool is_type_known_ = false;
  bool is_withdrawn_ = false;  // its bytes are of no use to anyone
  std::optional<http::Reply> refusal_{};
};

}  // namespace guichet::media
