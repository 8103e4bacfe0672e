// Answers the search an agent orders from, and the report of imports.
#pragma once

#include "server/service.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

class ListingService final : public server::Service<Api> {
 public:
  Result<ListingPage> handle(const SearchListings&, server::Call&) override;
  Result<ImportRuns> handle(const ListImportRuns&, server::Call&) override;
};

}  // namespace guichet::listings
