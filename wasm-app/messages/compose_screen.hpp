#pragma once

#include "shared/messages/messages.hpp"
#include "wasm-app/app/kept_draft.hpp"
#include "wasm-app/app/screen.hpp"

namespace guichet::messages {

class ComposeScreen final : public app::Screen {
 public:
  explicit ComposeScreen(app::Context& context) : context_(context), kept_(context.drafts) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;
  [[nodiscard]] bool has_unsent_changes() const override {
    return !draft_.text.empty() || !draft_.subject.empty();
  }

 private:
  app::Context& context_;
  SendMessage draft_;
  app::KeptDraft<SendMessage> kept_;
  app::Submit<SendMessage> send_;
  bool says_sent_ = false;
};

}  // namespace guichet::messages
