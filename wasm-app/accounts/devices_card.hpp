// Where one is signed in, and the links that still open something (P5, P7); each can be ended here.
#pragma once

#include "shared/accounts/accounts.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/shell/form_column.hpp"

namespace guichet::accounts {

class DevicesCard {
 public:
  explicit DevicesCard(app::Context& context) : context_(context) {}
  // Asks anew: a password was changed, or the page was opened.
  void refresh();
  void update();
  // Both cards; returns the height they took.
  float frame(ui::Ui& ui, ui::Rect rect);

 private:
  float sessions(ui::Ui& ui, ui::Rect rect);
  float links(ui::Ui& ui, ui::Rect rect);
  void session_row(ui::Ui& ui, ui::Rect row, const DeviceSession& session);
  void toasts(ui::Ui& ui);

  app::Context& context_;
  app::Remote<ListSessions> sessions_;
  app::Remote<ListLinks> links_;
  app::Submit<EndSession> end_;
  app::Submit<EndOtherSessions> end_others_;
  app::Submit<RevokeLink> revoke_;
  float sessions_height_ = 0, links_height_ = 0;
  bool says_ended_ = false, says_others_ended_ = false, says_revoked_ = false;
};

}  // namespace guichet::accounts
