#pragma once

#include "shared/messages/messages.hpp"
#include "wasm-app/app/kept_draft.hpp"
#include "wasm-app/app/screen.hpp"

namespace guichet::messages {

class ThreadScreen final : public app::Screen {
 public:
  explicit ThreadScreen(app::Context& context) : context_(context), kept_(context.drafts) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;
  [[nodiscard]] bool has_unsent_changes() const override { return !draft_.text.empty(); }

 private:
  void read_all();
  float conversation(ui::Ui& ui, ui::Rect area);
  float answer(ui::Ui& ui, ui::Rect area);

  app::Context& context_;
  app::Remote<GetThread> thread_;
  GetThread request_;
  SendMessage draft_;
  app::KeptDraft<SendMessage> kept_;
  app::Submit<SendMessage> send_;
  app::Submit<MarkMessages> mark_;
  bool wants_answer_ = false, says_sent_ = false;
};

}  // namespace guichet::messages
