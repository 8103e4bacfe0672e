// The letters that folding knows; see `text::fold`.
#pragma once

#include <string>

namespace guichet::text {

void append_folded(std::string& out, char32_t code_point);

}  // namespace guichet::text
