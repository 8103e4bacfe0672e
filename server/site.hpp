// What one event loop answers: which part of the program a path belongs to.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/http/byte_routes.hpp"
#include "server/http/message.hpp"
#include "server/pages/pages.hpp"
#include "server/router.hpp"

namespace guichet::server {

struct SiteParts {
  const Router& router;
  const Pages& pages;
  const StaticFiles& files;
  const http::ByteRoutes& bytes;
  std::function<bool()> is_ready{};
  std::function<std::string()> metrics{};
  std::function<std::string()> openapi{};  // the interface's description; shown to administrators only
};

class Site final : public http::Handler {
 public:
  explicit Site(const SiteParts& parts) : parts_(parts) {}

  [[nodiscard]] http::BodyPlan plan(const http::Request& head_only) override;
  void answer(http::Request request, http::Responder respond) override;

 private:
  void find_answer(http::Request request, const http::Responder& respond) const;
  [[nodiscard]] http::Reply failed(std::string_view request, std::string_view where) const;
  [[nodiscard]] http::BodyPlan plan_bytes(const http::Request& request,
                                          const http::ByteRoutes::Route& route) const;
  [[nodiscard]] http::Reply openapi(const http::Request& request) const;
  [[nodiscard]] http::Reply health(const http::Request& request) const;

  const SiteParts& parts_;
};

}  // namespace guichet::server
