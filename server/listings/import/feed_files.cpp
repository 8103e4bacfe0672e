#include "server/listings/import/feed_files.hpp"

#include <sodium.h>
#include <sys/stat.h>

#include <array>
#include <cctype>
#include <fstream>
#include <sstream>
#include <utility>

#include "server/listings/import/delimited.hpp"
#include "server/listings/import/reso.hpp"

namespace guichet::listings {

namespace fs = std::filesystem;

namespace {

std::string upper_name(const fs::path& file) {
  std::string name = file.filename().string();
  for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

bool is_json(const fs::path& file) { return upper_name(file).ends_with(".JSON"); }

std::vector<fs::path> present(const FeedFiles& files) {
  std::vector<fs::path> all{files.listings};
  for (const auto& file : {files.members, files.municipalities, files.offices})
    if (file) all.push_back(*file);
  return all;
}

// Reads a table row by row. Returns the reason when it cannot be read to its end.
std::optional<std::string> each_row(const fs::path& file,
                                    const std::function<void(std::int64_t, std::vector<std::string>&)>& on_row) {
  std::ifstream input(file, std::ios::binary);
  if (!input) return "the file cannot be opened: " + file.filename().string();
  DelimitedReader reader(input, Encoding::windows_1252);
  std::vector<std::string> cells;
  for (;;) {
    switch (reader.next(cells)) {
      case DelimitedReader::Outcome::end: return std::nullopt;
      case DelimitedReader::Outcome::broken:
        return file.filename().string() + ", line " + std::to_string(reader.line()) + ": " + reader.problem();
      case DelimitedReader::Outcome::row: on_row(reader.line(), cells);
    }
  }
}

// A table of names; unreadable or absent gives no names, and codes are shown instead.
Names names_in(const std::optional<fs::path>& file, std::size_t name_column) {
  Names names;
  if (!file) return names;
  const auto problem = each_row(*file, [&](std::int64_t, std::vector<std::string>& cells) {
    if (cells.size() > name_column) names.emplace(std::move(cells[0]), std::move(cells[name_column]));
  });
  static_cast<void>(problem);
  return names;
}

std::optional<std::string> each_reso_listing(const fs::path& file, const OnRow<FeedListing>& on_row) {
  std::ifstream input(file, std::ios::binary);
  if (!input) return "the file cannot be opened: " + file.filename().string();
  std::ostringstream text;
  text << input.rdbuf();
  auto listings = reso_listings(text.view());
  if (const auto* problem = std::get_if<RowProblem>(&listings)) return problem->reason;
  std::int64_t record = 0;
  for (auto& row : std::get<0>(listings)) on_row(++record, std::move(row));
  return std::nullopt;
}

}  // namespace

std::variant<FeedFiles, RowProblem> sorted_by_kind(const std::vector<fs::path>& files) {
  FeedFiles sorted;
  for (const fs::path& file : files) {
    const std::string name = upper_name(file);
    if (name.starts_with("MEMBRES")) sorted.members = file;
    else if (name.starts_with("MUNICIPALITES")) sorted.municipalities = file;
    else if (name.starts_with("BUREAUX")) sorted.offices = file;
    else if (!name.starts_with("INSCRIPTIONS") && !is_json(file))
      return RowProblem{"this is no file of the feed: " + file.filename().string()};
    else if (!sorted.listings.empty()) return RowProblem{"there are two files of listings"};
    else sorted.listings = file;
  }
  if (sorted.listings.empty()) return RowProblem{"there is no file of listings (INSCRIPTIONS*.TXT or *.json)"};
  return sorted;
}

Instant snapshot_time(const fs::path& listings) {
  const std::string name = listings.stem().string();
  for (std::size_t at = 0; at + 8 <= name.size(); ++at) {
    const std::string digits = name.substr(at, 8);
    if (digits.find_first_not_of("0123456789") != std::string::npos) continue;
    const auto day = parse_iso_day(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2));
    if (day) return Instant{days_since_epoch(*day) * 86'400'000};
  }
  struct stat status {};
  if (::stat(listings.c_str(), &status) != 0) return Instant{};
  return Instant{std::int64_t{status.st_mtim.tv_sec} * 1000};
}

std::string content_hash(const FeedFiles& files) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
  std::vector<char> buffer(std::size_t{1} << 20);
  for (const fs::path& file : present(files)) {
    std::ifstream input(file, std::ios::binary);
    if (!input) return {};
    while (input.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || input.gcount() > 0) {
      crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()),
                                static_cast<unsigned long long>(input.gcount()));
    }
  }
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash_final(&state, hash.data(), hash.size());
  std::string hex(2 * hash.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

std::optional<std::string> each_listing(const FeedFiles& files, const FeedFormat& format,
                                        const OnRow<FeedListing>& on_row) {
  if (is_json(files.listings)) return each_reso_listing(files.listings, on_row);
  const Names municipalities = names_in(files.municipalities, 1);
  return each_row(files.listings, [&](std::int64_t line, std::vector<std::string>& cells) {
    on_row(line, centris_listing(cells, format.listing_columns, municipalities));
  });
}

std::optional<std::string> each_member(const FeedFiles& files, const FeedFormat& format,
                                       const OnRow<FeedMember>& on_row) {
  if (!files.members) return std::nullopt;
  const Names offices = names_in(files.offices, 2);
  return each_row(*files.members, [&](std::int64_t line, std::vector<std::string>& cells) {
    on_row(line, centris_member(cells, format.member_columns, offices));
  });
}

}  // namespace guichet::listings
