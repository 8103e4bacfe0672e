#pragma once

#include <string>
#include <vector>

#include "wasm-app/app/screen.hpp"
#include "wasm-app/directory/directory_view.hpp"

namespace guichet::directory {

class DirectoryScreen final : public app::Screen {
 public:
  explicit DirectoryScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;
  [[nodiscard]] bool has_unsent_changes() const override { return state_.form != DirectoryForm::none; }

 private:
  void take_answers();
  void take_details(AgentDetails details);
  void perform(const DirectoryAction& action);
  void send_form();
  void toasts(ui::Ui& ui);
  [[nodiscard]] Problems problems() const;
  [[nodiscard]] bool is_sending() const;
  [[nodiscard]] const Failure* command_failure() const;
  [[nodiscard]] DirectoryModel model() const;

  app::Context& context_;
  DirectoryPlace place_;
  ListAgents draft_;
  DirectoryState state_;
  std::vector<Agent> agents_;  // the pages so far
  std::string last_after_;
  std::size_t before_last_ = 0;
  bool has_agents_ = false;
  app::Remote<ListAgents> page_;
  app::Remote<GetAgent> details_;
  app::Remote<ListCorrections> corrections_;
  app::Remote<ListAgentLinks> links_;
  app::Submit<RecordAuthorisation> record_;
  app::Submit<RevokeAuthorisation> revoke_;
  app::Submit<SaveAgent> save_;
  app::Submit<DisableAgent> disable_;
  app::Submit<AcceptCorrection> accept_;
  app::Submit<RejectCorrection> reject_;
  app::Submit<RevokeAgentLink> revoke_link_;
  bool says_saved_ = false, says_told_ = false, says_revoked_ = false;
};

}  // namespace guichet::directory
