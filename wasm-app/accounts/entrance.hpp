// The page of somebody who is not signed in: a form at the left, the portal and its contact at the right.
#pragma once

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "shared/accounts/accounts.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::accounts {

struct EntranceModel {
  const portal::Portal* portal = nullptr;
  std::vector<Language> languages;
  Language language{};
};

struct SpeakLanguage {
  Language language{};
};

// `form` draws into the column it is given and returns the height it took.
void entrance_view(ui::Ui& ui, const EntranceModel& model, const app::Reader& reader,
                   std::optional<SpeakLanguage>& action, const std::function<float(ui::Rect)>& form);

// "Code d'agent", "Adresse courriel" or "Identifiant", and how it is typed.
[[nodiscard]] std::string_view login_label(portal::LoginKind kind, const app::Reader& reader);
[[nodiscard]] ui::FieldSpec login_field(portal::LoginKind kind, const app::Reader& reader);
// Help below the field in which a password is chosen.
[[nodiscard]] std::string password_hint(const app::Reader& reader);

}  // namespace guichet::accounts
