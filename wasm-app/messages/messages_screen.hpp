#pragma once

#include <vector>

#include "shared/messages/messages.hpp"
#include "wasm-app/app/paged_list.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/messages/messages_view.hpp"

namespace guichet::messages {

class MessagesScreen final : public app::Screen {
 public:
  explicit MessagesScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  void perform(const MessagesAction& action);
  void change(const MarkMessages& wanted);
  void hide(const MessageId& message, bool is_hidden);
  void send_waiting();
  void count_unread(std::int64_t unread);

  app::Context& context_;
  ListMessages request_;
  app::Remote<ListMessages> page_;
  app::PagedList<Message> list_;
  std::uint32_t taken_ = 0;  // revision of the page the list holds
  // Shown at once; sent one after the other.
  std::vector<MarkMessages> marks_;
  std::vector<HideMessage> hides_;
  app::Submit<MarkMessages> mark_;
  app::Submit<HideMessage> hide_;
  MessageId hidden_;
  bool says_hidden_ = false, was_refused_ = false;
};

}  // namespace guichet::messages
