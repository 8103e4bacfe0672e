// Synthetic snapshots in the real shape of a board's feed, for the demo, tests and benchmarks: no open set of
// Canadian listings exists, and real records carry people's names. The same seed gives the same bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/time.hpp"

namespace guichet::listings {

// A listing that must be in the snapshot as given; the demo's well-known addresses.
struct FixedListing {
  std::string number{};
  std::string agent{};
  std::string street_number{};
  std::string street{};
  std::string unit{};
  std::string city{};
  std::string postal_code{};
  std::int64_t price_dollars = 0;
  int bedrooms = 0;
  int bathrooms = 0;
  std::string status = "EV";
};

struct FixedMember {
  std::string agent{};
  std::string office{};
  std::string last_name{};
  std::string first_name{};
  std::string phone{};
  std::string email{};
};

struct SnapshotOptions {
  std::int64_t listings = 2000;  // fixed ones included
  std::uint64_t seed = 1;
  Day day{};                      // the newest listing date, and the date in the file's name
  std::int64_t members = 120;     // fixed ones included
  std::vector<FixedListing> fixed_listings{};
  std::vector<FixedMember> fixed_members{};
};

// Writes INSCRIPTIONSyyyymmdd.TXT, MEMBRES.TXT, BUREAUX.TXT and MUNICIPALITES.TXT (Windows-1252, CRLF, quoted,
// trailing empty columns) into `folder` and returns their paths; throws std::runtime_error when it cannot write.
std::vector<std::filesystem::path> generate_snapshot(const std::filesystem::path& folder, const SnapshotOptions&);

}  // namespace guichet::listings
