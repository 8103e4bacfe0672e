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
  void poll_uploads();
  void perform(const QueueAction& action);
  void add_files(std::uint32_t token);
  void press_upload(const UploadButton& button);
  void toasts(ui::Ui& ui);
  void follow_processing(ui::Ui& ui);
  [[nodiscard]] std::vector<app::UploadProgress> uploads_here() const;
  [[nodiscard]] const Failure* command_failure() const;
  void say_refused_move(ui::Ui& ui);

  app::Context& context_;
  ListQueue draft_;
  OrderNumber chosen_;
  OrderNumber moving_;
  QueueState state_;
  app::Remote<ListQueue> queue_;
  app::Remote<GetOrder> details_;
  app::Submit<MoveOrder> move_;
  app::Submit<AssignOrder> assign_;
  app::Submit<media::RemoveMedia> remove_;
  app::Submit<media::RestoreMedia> restore_;
  app::Submit<media::DescribeMedia> describe_;
  app::PagedList<Order> list_;
  std::vector<Upload> uploads_;
  std::vector<app::ResumableUpload> interrupted_;
  media::MediaId removed_;
  double follow_at_ms_ = 0;
  bool says_removed_ = false, says_delivered_ = false, says_described_ = false;
};

}  // namespace guichet::orders
