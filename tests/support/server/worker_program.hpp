#pragma once

#include <cstdlib>
#include <filesystem>

namespace guichet::test {

/// guichet-worker: beside the tests, one folder up (the build folder), or where GUICHET_WORKER says.
inline std::filesystem::path worker_program() {
  if (const char* given = std::getenv("GUICHET_WORKER")) return given;
  const auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  for (const auto& folder : {here, here.parent_path()})
    if (std::filesystem::exists(folder / "guichet-worker")) return folder / "guichet-worker";
  return {};
}

}  // namespace guichet::test
