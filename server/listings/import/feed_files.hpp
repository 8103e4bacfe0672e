// A snapshot as it lies in a folder: which file is what, how new it is, and its rows one after another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/listings/import/centris.hpp"
#include "server/listings/import/record.hpp"
#include "shared/core/time.hpp"

namespace guichet::listings {

// The shape of a portal's feed; from its configuration.
struct FeedFormat {
  ListingColumns listing_columns{};
  MemberColumns member_columns{};
};

struct FeedFiles {
  std::filesystem::path listings{};                     // INSCRIPTIONS*.TXT or *.json; the one file there must be
  std::optional<std::filesystem::path> members{};       // MEMBRES*.TXT
  std::optional<std::filesystem::path> municipalities{};  // MUNICIPALITES*.TXT: code, name
  std::optional<std::filesystem::path> offices{};       // BUREAUX*.TXT: code, firm, name
};

// Sorts files by their names; a RowProblem when there is not exactly one file of listings, or a file is unknown.
[[nodiscard]] std::variant<FeedFiles, RowProblem> sorted_by_kind(const std::vector<std::filesystem::path>& files);

// When the snapshot was taken: the YYYYMMDD in its name, else the file's own time.
[[nodiscard]] Instant snapshot_time(const std::filesystem::path& listings);

// BLAKE2b of the bytes of all files, hexadecimal; empty when one cannot be read.
[[nodiscard]] std::string content_hash(const FeedFiles&);

// Hands over every row with its line number. Returns the reason when the file as a whole is not readable.
template <class Record>
using OnRow = std::function<void(std::int64_t line, Row<Record>&&)>;
[[nodiscard]] std::optional<std::string> each_listing(const FeedFiles&, const FeedFormat&,
                                                      const OnRow<FeedListing>& on_row);
[[nodiscard]] std::optional<std::string> each_member(const FeedFiles&, const FeedFormat&,
                                                     const OnRow<FeedMember>& on_row);

}  // namespace guichet::listings
