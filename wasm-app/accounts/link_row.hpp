// A live link as a row: what it is for, where it went, until when; and the button that ends it.
#pragma once

#include <string_view>

#include "shared/accounts/accounts.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::accounts {

[[nodiscard]] std::string_view link_kind_word(LinkKind kind, const app::Reader& reader);

[[nodiscard]] float link_row_height(const ui::Ui& ui, float width, const LiveLink& link,
                                    std::string_view whose, const app::Reader& reader);

// `whose` stands first; empty for one's own. True when it shall be revoked.
bool link_row(ui::Ui& ui, ui::Rect row, const LiveLink& link, std::string_view whose,
              const app::Reader& reader);

}  // namespace guichet::accounts
