// Answers the search over everything.
#pragma once

#include "server/service.hpp"
#include "shared/search/search.hpp"

namespace guichet::search {

class SearchService final : public server::Service<Api> {
 public:
  Result<Found> handle(const Find&, server::Call&) override;
};

}  // namespace guichet::search
