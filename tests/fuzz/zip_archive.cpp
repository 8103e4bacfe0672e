#include <archive.h>
#include <archive_entry.h>
#include <sys/mman.h>
#include <unistd.h>

#include <set>

#include "server/files/zip_stream.hpp"
#include "shared/core/text.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {
namespace {

struct Given {
  std::string name{};
  std::string content{};
};

std::vector<Given> cut_files(std::string_view input) {
  constexpr std::size_t count_max = 20;
  Cut cut(input);
  std::vector<Given> files;
  std::set<std::string> names;
  while (!cut.rest().empty() && files.size() < count_max) {
    std::string name(cut.next());
    std::string content(cut.next());
    // Names are UTF-8, unique and free of separators of any system before they come here (media::safe_file_name).
    if (name.empty() || !text::is_valid_utf8(name) || !text::is_printable(name, text::Lines::refused) ||
        name.size() > 200 || name.find_first_of("/\\") != std::string::npos || !names.insert(name).second)
      continue;
    files.push_back({std::move(name), std::move(content)});
  }
  return files;
}

files::ZipEntry entry_of(const Given& given) {
  return {.name = given.name, .size = given.content.size(), .modified = {}, .open = [&given]() {
            files::Descriptor file(::memfd_create("entry", MFD_CLOEXEC));
            const auto written = ::write(file.get(), given.content.data(), given.content.size());
            require(written == static_cast<ssize_t>(given.content.size()), "memory takes a file");
            ::lseek(file.get(), 0, SEEK_SET);
            return std::optional<files::Descriptor>(std::move(file));
          }};
}

}  // namespace

// Another program reads back every byte that went in.
void zip_archive(std::string_view input) {
  const auto given = cut_files(input);
  if (given.empty()) return;
  std::vector<files::ZipEntry> entries;
  for (const auto& file : given) entries.push_back(entry_of(file));
  files::ZipStream zip(std::move(entries));
  const auto size = zip.size();
  std::string bytes;
  for (auto piece = zip.next();; piece = zip.next()) {
    require(piece.has_value(), "every file is there");
    if (piece->empty()) break;
    bytes += *piece;
  }
  require(bytes.size() == size, "the length was known beforehand");
  archive* reader = ::archive_read_new();
  ::archive_read_support_format_zip_seekable(reader);
  require(::archive_read_open_memory(reader, bytes.data(), bytes.size()) == ARCHIVE_OK, "it is an archive");
  archive_entry* entry = nullptr;
  std::size_t count = 0;
  for (; ::archive_read_next_header(reader, &entry) >= ARCHIVE_WARN && count < given.size(); ++count) {
    std::string content(given[count].content.size() + 1, '\0');
    const auto read = ::archive_read_data(reader, content.data(), content.size());
    require(read == static_cast<la_ssize_t>(given[count].content.size()), "an entry has its length");
    require(content.substr(0, given[count].content.size()) == given[count].content, "an entry has its bytes");
  }
  require(count == given.size(), "every entry is found");
  ::archive_read_free(reader);
}

}  // namespace guichet::fuzz
