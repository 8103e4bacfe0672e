// Answers the correspondence between clients and the company.
#pragma once

#include "server/portals/letter.hpp"
#include "server/service.hpp"
#include "shared/messages/messages.hpp"

namespace guichet::messages {

class MessageService final : public server::Service<Api> {
 public:
  explicit MessageService(portals::PublicUrl url) : url_(std::move(url)) {}

  Result<MessagePage> handle(const ListMessages&, server::Call&) override;
  Result<Thread> handle(const GetThread&, server::Call&) override;
  Result<Thread> handle(const SendMessage&, server::Call&) override;
  Result<Unread> handle(const MarkMessages&, server::Call&) override;
  Result<Unread> handle(const HideMessage&, server::Call&) override;

 private:
  portals::PublicUrl url_;
};

// The newest messages a client has not read, as lists show them.
[[nodiscard]] std::vector<Message> unread_for(server::Call& call, std::int64_t count_max);

}  // namespace guichet::messages
