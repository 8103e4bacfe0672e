// guichet-feed FOLDER LISTINGS: a synthetic snapshot for the benchmarks, of tomorrow: newer than what is
// there.
#include <cstdlib>
#include <iostream>

#include "server/clock.hpp"
#include "server/listings/import/generator.hpp"
#include "server/portals/zones.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: guichet-feed FOLDER LISTINGS\n";
    return 2;
  }
  guichet::listings::SnapshotOptions options;
  options.listings = std::atoll(argv[2]);
  options.day = guichet::portals::day_in("UTC", guichet::server::SystemClock().now() + guichet::hours(24));
  guichet::listings::generate_snapshot(argv[1], options);
}
