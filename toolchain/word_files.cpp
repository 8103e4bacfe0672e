// Writes the words of each language into a file the client fetches: FOLDER/words-fr-CA.bin and so on.
//
//   word_files FOLDER
#include <cstdio>
#include <string>
#include <string_view>

#include "shared/text/word_file.hpp"
#include "shared/wire/fields.hpp"

namespace {

bool write(const std::string& name, std::string_view bytes) {
  std::FILE* const file = std::fopen(name.c_str(), "wb");
  if (file == nullptr) return false;
  const bool is_written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return std::fclose(file) == 0 && is_written;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::string folder = arguments[1];
  bool is_done = true;
  guichet::wire::each_value<guichet::Language>([&](guichet::Language language) {
    const std::string name = folder + "/words-" + std::string{guichet::language_tag(language)} + ".bin";
    is_done = write(name, guichet::text::word_file(language)) && is_done;
  });
  return is_done ? 0 : 1;
}
