#pragma once

#include <optional>
#include <vector>

#include "wasm-app/app/paged_list.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/orders/queue_view.hpp"

namespace guichet::orders {

class QueueScreen final : public app::Screen {
 public:
  explicit QueueScreen(app::Context& context)
      : context_(context), interrupted_(context.browser.resumable_uploads()) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;
  [[nodiscard]] std::vector<app::Command> commands(const app::Reader& reader) override;

 private:
  // Which order an upload belongs to, and its newest state.
  struct Upload {
    OrderNumber order;
    app::UploadProgress progress;
  };
  void take_answers();
  void note_change(const Order& order);
  void take_several();
  void take_views();
  void find_view();
  void show_conditions(const QueueConditions& where);
  [[nodiscard]] bool is_view_gone() const;
  void refresh_list();
  [[nodiscard]] std::string view_problem(const app::Reader& reader) const;
  void note_several(const ChangedOrders& changed);
  void assign_to(const AssignTo& to);
  void move_selected(OrderState to);
  void change_view(const QueueAction& action);
  void go(const QueueConditions& where, const ViewId& view, const OrderNumber& order, app::History history);
  void poll_uploads();
  void perform(const QueueAction& action);
  void add_files(std::uint32_t token);
  void press_upload(const UploadButton& button);
  void toasts(ui::Ui& ui);
  void toasts_of_several(ui::Ui& ui);
  void toasts_of_views(ui::Ui& ui);
  void follow_processing(ui::Ui& ui);
  [[nodiscard]] std::vector<app::UploadProgress> uploads_here() const;
  [[nodiscard]] const Failure* command_failure() const;
  void say_refused_move(ui::Ui& ui);

  app::Context& context_;
  ListQueue draft_;
  ViewId view_;
  OrderNumber chosen_;
  OrderNumber moving_;
  QueueState state_;
  app::Remote<ListQueue> queue_;
  app::Remote<GetOrder> details_;
  app::Submit<MoveOrder> move_;
  app::Remote<ListViews> views_;
  app::Remote<team::ListTeam> team_;
  app::Submit<AssignOrders> assign_;
  app::Submit<MoveOrders> move_several_;
  app::Submit<SaveView> save_view_;
  app::Submit<RemoveView> remove_view_;
  app::Submit<media::RemoveMedia> remove_;
  app::Submit<media::RestoreMedia> restore_;
  app::Submit<media::DescribeMedia> describe_;
  app::PagedList<Order> list_;
  std::vector<Upload> uploads_;
  std::vector<app::ResumableUpload> interrupted_;
  media::MediaId removed_;
  double follow_at_ms_ = 0;
  AssignOrders assigned_, undo_;  // the last assignment, and what takes it back
  OrderState moved_to_ = OrderState::received;
  ViewId removed_view_;
  std::int64_t assigned_count_ = 0, moved_count_ = 0;
  bool is_undoing_ = false, is_restoring_ = false;
  bool says_undone_ = false, says_view_saved_ = false, says_view_removed_ = false;
  bool says_removed_ = false, says_delivered_ = false, says_described_ = false;
};

}  // namespace guichet::orders
