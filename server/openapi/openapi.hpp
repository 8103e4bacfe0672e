// The interface as an OpenAPI 3.1 document, made from the same declarations as everything else.
#pragma once

#include <string>
#include <string_view>

namespace guichet::server {

/// Every endpoint of `guichet::Api`: schemas, limits, who may, and how it can fail.
[[nodiscard]] std::string openapi_document(std::string_view build);

}  // namespace guichet::server
