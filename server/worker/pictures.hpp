#pragma once

#include <stdexcept>
#include <string>

#include "server/worker/job.hpp"

namespace guichet::worker {

class Refused : public std::runtime_error {
 public:
  Refused(Refusal refusal, const std::string& detail) : std::runtime_error(detail), refusal_(refusal) {}
  Refusal refusal() const { return refusal_; }

 private:
  Refusal refusal_;
};

// Starts libvips with the loaders of JPEG, PNG and WebP and no other. Before the jail closes.
void start_pictures(const char* program);

// Reads the picture on descriptor `input` and writes its renditions into the folder on `output`; see WorkerClient
// for their names. Throws Refused.
[[nodiscard]] Report make_renditions(const PictureJob& job, int input, int output);

}  // namespace guichet::worker
