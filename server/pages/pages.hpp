// The pages of the portals: the client's index.html with the caller's start inside, the sign-in form that
// works without script, the list of portals, and "not found".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.hpp"
#include "server/pages/static_files.hpp"
#include "server/pages/template.hpp"
#include "server/router.hpp"

namespace guichet::server {

class Pages {
 public:
  Pages(const Router& router, const StaticFiles& files);

  /// GET and HEAD of any path that is not something else's.
  void show(http::Request request, http::Responder respond) const;
  /// POST /<portal>/signin, form-encoded.
  void sign_in(http::Request request, http::Responder respond) const;

  /// The portal of "/panorama/orders"; null when there is none.
  [[nodiscard]] const PortalConfig* portal_of(std::string_view path) const;

 private:
  struct Form {
    std::string login{};
    std::string message{};
    int status{200};
    std::optional<std::int64_t> retry_after_s{};
  };
  void show_portal(const http::Request& request, const PortalConfig& portal, Form form,
                   http::Responder respond) const;
  [[nodiscard]] http::Reply list_portals(const http::Request& request) const;
  [[nodiscard]] static http::Reply too_many(const http::Request& request, const PortalConfig& portal,
                                            std::int64_t wait_s);
  [[nodiscard]] http::Reply not_found(const http::Request& request) const;

  const Router& router_;
  PageTemplate template_;
};

}  // namespace guichet::server
