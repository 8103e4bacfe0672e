#pragma once

#include <optional>
#include <variant>

#include "shared/accounts/accounts.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::accounts {

struct SignInModel {
  const portal::Portal* portal = nullptr;
  const Problems* problems = nullptr;
  const Failure* failure = nullptr;
  bool is_sending = false;
  bool is_over_page = false;  // the session ended while somebody worked
};

struct SignInNow {};
using SignInAction = std::variant<SignInNow, app::Go>;

// Draws the form and returns its height.
float sign_in_form(ui::Ui& ui, ui::Rect column, const SignInModel& model, const app::Reader& reader,
                   SignIn& draft, std::optional<SignInAction>& action);

}  // namespace guichet::accounts
