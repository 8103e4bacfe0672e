// What libFuzzer calls; compiled once for each target, with its name.
#include "tests/fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  guichet::fuzz::GUICHET_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
