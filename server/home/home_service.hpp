// Answers the first screen after sign-in.
#pragma once

#include "server/service.hpp"
#include "shared/home/home.hpp"

namespace guichet::home {

class HomeService final : public server::Service<Api> {
 public:
  Result<Home> handle(const GetHome&, server::Call&) override;
};

}  // namespace guichet::home
