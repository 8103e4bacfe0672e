#pragma once

#include <optional>
#include <string>

#include "shared/accounts/accounts.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/shell/form_column.hpp"

namespace guichet::accounts {

// Agent code, one-time code, "is this you?", password; or a correction instead of the password.
class RegisterScreen final : public app::Screen {
 public:
  explicit RegisterScreen(app::Context& context) : context_(context) {}
  void show(const app::Route&) override {}
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  enum class Step : std::uint8_t { code, proof, identity, password, correction, correction_sent };

  float form(ui::Ui& ui, ui::Rect rect);
  void code_form(shell::FormColumn& column);
  void code_answer(shell::FormColumn& column);
  void proof_form(shell::FormColumn& column);
  void identity_form(shell::FormColumn& column);
  void password_form(shell::FormColumn& column);
  void correction_form(shell::FormColumn& column);
  void way_back(shell::FormColumn& column);

  app::Context& context_;
  Step step_ = Step::code;
  StartRegistration start_draft_;
  app::Submit<StartRegistration> start_;
  std::optional<RegistrationStarted> answer_;
  std::string answered_code_;
  ProveMailbox proof_draft_;
  app::Submit<ProveMailbox> proof_;
  std::optional<RegistrationIdentity> identity_;
  ConfirmRegistration confirm_draft_;
  app::Submit<ConfirmRegistration> confirm_;
  CorrectRegistration correct_draft_;
  app::Submit<CorrectRegistration> correct_;
};

}  // namespace guichet::accounts
