// guichet-feed FOLDER LISTINGS: a synthetic snapshot for the benchmarks.
#include <cstdlib>
#include <iostream>

#include "server/listings/import/generator.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: guichet-feed FOLDER LISTINGS\n";
    return 2;
  }
  guichet::listings::SnapshotOptions options;
  options.listings = std::atoll(argv[2]);
  options.day = {2026, 11, 17};
  guichet::listings::generate_snapshot(argv[1], options);
}
