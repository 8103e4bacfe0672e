// Checks that many requests share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "shared/core/text.hpp"
#include "shared/text/catalog.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::portal {

// At most so many code points.
inline void require_at_most(Problems& p, const std::string& member, std::int64_t length_max) {
  p.require(member, text::code_points(member) <= static_cast<std::size_t>(length_max),
            &Catalog::field_too_long, {{.name = "max", .value = std::to_string(length_max)}});
}

// Text that people typed: not too long, nothing invisible in it. May be empty.
inline void require_text(Problems& p, const std::string& member, std::int64_t length_max,
                         text::Lines lines = text::Lines::refused) {
  require_at_most(p, member, length_max);
  p.require(member, text::is_printable(member, lines), &Catalog::field_not_printable);
}

}  // namespace guichet::portal
