// Answers the staff queue, its saved views, and what is done to several of its orders at once.
#pragma once

#include "server/portals/letter.hpp"
#include "server/service.hpp"
#include "shared/orders/queue.hpp"

namespace guichet::orders {

class QueueService final : public server::Service<QueueApi> {
 public:
  explicit QueueService(portals::PublicUrl url) : url_(std::move(url)) {}

  Result<QueuePage> handle(const ListQueue&, server::Call&) override;
  Result<ChangedOrders> handle(const AssignOrders&, server::Call&) override;
  Result<ChangedOrders> handle(const MoveOrders&, server::Call&) override;

  Result<SavedViews> handle(const ListViews&, server::Call&) override;
  Result<SavedView> handle(const SaveView&, server::Call&) override;
  Result<portal::Done> handle(const RemoveView&, server::Call&) override;

 private:
  portals::PublicUrl url_;
};

}  // namespace guichet::orders
