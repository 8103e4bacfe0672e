#include "shared/search/search.hpp"

#include "shared/portal/checks.hpp"

namespace guichet::search {

void Find::check(Problems& p) const {
  portal::require_text(p, text, text_max);
  p.require(text, text::code_points(text::single_line(text)) >= static_cast<std::size_t>(text_min),
            &Catalog::field_required);
}

}  // namespace guichet::search
