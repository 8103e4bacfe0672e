#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "server/worker/job.hpp"
#include "shared/core/result.hpp"

namespace guichet::worker {

struct WorkerOptions {
  std::filesystem::path program{};   // guichet-worker, an absolute path
  std::int64_t timeout_ms = 60'000;  // wall clock; the worker limits its own CPU time
};

// Runs foreign bytes through the jailed worker, one process a job. Blocks: call it from the outbox's threads.
class WorkerClient {
 public:
  explicit WorkerClient(WorkerOptions options) : options_(std::move(options)) {}

  // Reads the picture behind `input` (any open descriptor, from its start) and fills `output`, an empty folder:
  //   photo:     thumbnail.jpg web.jpg
  //   panorama:  thumbnail.jpg web.jpg tiles/preview.jpg tiles/<level>/<face><row>_<column>.jpg
  // The report says what was found, or why it was refused. Never throws for what the picture holds.
  [[nodiscard]] Report run(const PictureJob& job, int input, const std::filesystem::path& output) const;

 private:
  WorkerOptions options_;
};

}  // namespace guichet::worker
