#include "wasm-app/orders/queue_screen.hpp"

#include <algorithm>
#include <utility>

#include "wasm-app/orders/queue_route.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::orders {

namespace route = app::route;

namespace {

constexpr double follow_ms = 1500;

}  // namespace

void QueueScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::StaffOrders>(&route);
  if (here == nullptr) return;
  const bool is_same_view = here->view == view_.value && !here->view.empty();
  view_ = ViewId{here->view};
  if (view_.empty() || !is_same_view) show_conditions(conditions_of(*here));
  if (here->order != chosen_) {
    details_.clear();
    move_.reset(), assign_.reset(), remove_.reset(), describe_.reset();
    state_.is_status_open = state_.is_assign_open = false;
    state_.describing.reset();
  }
  chosen_ = here->order;
  find_view();
}

// Opening an order keeps the pages that were loaded.
void QueueScreen::show_conditions(const QueueConditions& where) {
  if (where == draft_.where) return;
  const bool is_typed = where.text == state_.search;
  draft_ = {.where = where, .after = {}};
  if (!is_typed) state_.search = where.text;
}

// A saved view says by itself what it shows.
void QueueScreen::find_view() {
  const SavedViews* views = views_.value();
  if (view_.empty() || views == nullptr) return;
  for (const SavedView& view : views->items) {
    if (view.id == view_) return show_conditions(view.where);
  }
}

bool QueueScreen::is_view_gone() const {
  const SavedViews* views = views_.value();
  return !view_.empty() && views != nullptr &&
         std::none_of(views->items.begin(), views->items.end(),
                      [this](const SavedView& view) { return view.id == view_; });
}

// The row shows at once what a command did.
void QueueScreen::note_change(const Order& order) {
  for (Order& known : list_.edit()) {
    if (known.number == order.number) known = order;
  }
}

void QueueScreen::take_answers() {
  if (auto details = move_.take()) {
    says_delivered_ = details->order.state == OrderState::completed;
    note_change(details->order);
    if (details->order.number == chosen_) details_.put(std::move(*details));
    refresh_list();
  }
  take_several();
  take_views();
  if (remove_.take()) {
    says_removed_ = true;
    details_.refresh();
  }
  if (restore_.take()) details_.refresh();
  if (describe_.take()) {
    says_described_ = true;
    state_.describing.reset();
    details_.refresh();
  }
}

void QueueScreen::poll_uploads() {
  std::vector<app::UploadProgress> changes;
  context_.browser.poll_uploads(changes);
  for (app::UploadProgress& change : changes) {
    const auto found = std::find_if(uploads_.begin(), uploads_.end(),
                                    [&](const Upload& upload) { return upload.progress.id == change.id; });
    if (change.state == app::UploadState::done) details_.refresh();
    if (found == uploads_.end()) {
      uploads_.push_back({.order = chosen_, .progress = std::move(change)});
    } else {
      found->progress = std::move(change);
    }
  }
}

void QueueScreen::update() {
  take_answers();
  poll_uploads();
  views_.ensure(context_.api, {});
  team_.ensure(context_.api, {});
  find_view();
  // What a view shows is known once the views are.
  if (view_.empty() || views_.value() != nullptr) queue_.ensure(context_.api, draft_);
  if (queue_.is_current() && queue_.value() != nullptr) {
    list_.take(draft_.after, queue_.value()->items);
    state_.selection.keep_shown(*list_.items());
  }
  if (!chosen_.empty()) details_.ensure(context_.api, {.number = chosen_});
}

void QueueScreen::add_files(std::uint32_t token) {
  const auto chosen = static_cast<media::MediaKind>(state_.upload_kind);
  const auto files = context_.browser.chosen_files(token);
  for (std::size_t index = 0; index < files.size(); ++index) {
    // A name tells plans, videos and documents from pictures; which pictures are panoramas only people know.
    const auto by_name = media::kind_by_name(files[index].name);
    const auto kind = chosen == media::MediaKind::photo ? by_name : chosen;
    const app::UploadTarget target{.url = media::uploads_path(context_.session.portal().slug),
                                   .metadata = {{.key = "order", .value = chosen_.value},
                                                {.key = "kind", .value = std::string{wire::name(kind)}}}};
    (void)context_.browser.start_upload(token, static_cast<int>(index), target);
    std::erase_if(interrupted_, [&](const app::ResumableUpload& waiting) {
      return waiting.name == files[index].name && waiting.total == files[index].size;
    });
  }
}

void QueueScreen::press_upload(const UploadButton& button) {
  if (button.gives_up) {
    context_.browser.cancel_upload(button.id);
    std::erase_if(uploads_, [&](const Upload& upload) { return upload.progress.id == button.id; });
    return;
  }
  switch (button.state) {
    case app::UploadState::uploading:
      return context_.browser.pause_upload(button.id);
    case app::UploadState::paused:
    case app::UploadState::failed:
      return context_.browser.resume_upload(button.id);
    case app::UploadState::queued:
    case app::UploadState::done:
      return;
  }
}

void QueueScreen::perform(const QueueAction& action) {
  if (std::holds_alternative<app::Retry>(action)) {
    refresh_list();
    team_.refresh();
    details_.refresh();
  }
  if (const auto* show = std::get_if<ShowConditions>(&action))
    go(show->where, {}, chosen_, show->is_typed ? app::History::replace : app::History::push);
  if (const auto* choose = std::get_if<ChooseOrder>(&action))
    go(draft_.where, view_, choose->number, app::History::push);
  change_view(action);
  if (const auto* files = std::get_if<AddFiles>(&action)) add_files(files->token);
  if (const auto* button = std::get_if<UploadButton>(&action)) press_upload(*button);
  if (const auto* assign = std::get_if<AssignTo>(&action)) assign_to(*assign);
  if (const auto* several = std::get_if<MoveSelected>(&action)) move_selected(several->to);
  if (const auto* remove = std::get_if<RemoveFile>(&action)) {
    removed_ = remove->id;
    remove_.send(context_.api, {.media = remove->id});
  }
  if (std::holds_alternative<ShowMoreOrders>(action) && queue_.value() != nullptr)
    draft_.after = queue_.value()->next;
  if (std::holds_alternative<DescribeFile>(action) && state_.describing)
    describe_.send(context_.api, *state_.describing);
  if (std::holds_alternative<ForgetInterrupted>(action)) {
    context_.browser.forget_resumable_uploads();
    interrupted_.clear();
  }
  const auto* move = std::get_if<MoveTo>(&action);
  if (move == nullptr) return;
  moving_ = move->number;
  move_.send(
      context_.api,
      {.number = move->number, .from = move->from, .to = move->to, .notify_client = state_.notifies_client});
}

// The panel says why its own order was not moved; a row has no room for it.
void QueueScreen::say_refused_move(ui::Ui& ui) {
  if (move_.failure() == nullptr || moving_ == chosen_) return;
  ui.toast("refused", context_.reader().words_of(*move_.failure()),
           {.tone = ui::Tone::danger, .stays = true});
  move_.reset();
  refresh_list();
}

std::vector<app::UploadProgress> QueueScreen::uploads_here() const {
  std::vector<app::UploadProgress> here;
  for (const Upload& upload : uploads_) {
    if (upload.order == chosen_) here.push_back(upload.progress);
  }
  return here;
}

const Failure* QueueScreen::command_failure() const {
  for (const Failure* failure :
       {move_.failure(), remove_.failure(), restore_.failure(), describe_.failure()}) {
    if (failure != nullptr) return failure;
  }
  return nullptr;
}

void QueueScreen::toasts(ui::Ui& ui) {
  const Catalog& words = context_.reader().text();
  if (std::exchange(says_removed_, false)) ui.toast("removed", words.file_removed, {.action = words.undo});
  if (std::exchange(says_delivered_, false)) ui.toast("delivered", words.delivered_to_client);
  if (std::exchange(says_described_, false)) ui.toast("described", words.file_described);
  toasts_of_several(ui);
  toasts_of_views(ui);
  if (ui.toast_action("removed")) restore_.send(context_.api, {.media = removed_});
}

// Files are looked at by the server after they came; the list is asked for again until all are.
void QueueScreen::follow_processing(ui::Ui& ui) {
  const OrderDetails* details = details_.value();
  const bool is_processing =
      details != nullptr && std::any_of(details->media.begin(), details->media.end(), [](const auto& item) {
        return item.state == media::MediaState::processing;
      });
  if (!is_processing) {
    follow_at_ms_ = 0;
    return;
  }
  const double now = ui.now_ms();
  if (follow_at_ms_ != 0 && now >= follow_at_ms_) {
    details_.refresh();
    ui.wake_after(0);
  }
  if (now >= follow_at_ms_) follow_at_ms_ = now + follow_ms;
  ui.wake_after(follow_at_ms_ - now);
}

void QueueScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  follow_processing(ui);
  const app::Reader reader = context_.reader();
  const portal::Me* me = context_.session.me();
  const auto uploads = uploads_here();
  const QueuePage* page = queue_.value();
  const Problems problems = state_.describing ? describe_.problems(*state_.describing) : Problems{};
  const std::string title_problem =
      state_.describing ? problem_text(problems, state_.describing->title, reader) : std::string{};
  const std::string name_problem = view_problem(reader);
  QueueModel model{.items = list_.items(),
                   .counts = page == nullptr ? nullptr : &page->counts,
                   .queue_failure = queue_.failure(),
                   .details = chosen_.empty() ? nullptr : details_.value(),
                   .details_failure = details_.failure(),
                   .command_failure = command_failure(),
                   .uploads = &uploads,
                   .interrupted = &interrupted_,
                   .chosen = chosen_,
                   .where = draft_.where,
                   .view = view_,
                   .is_view_gone = is_view_gone(),
                   .role = me == nullptr ? Role::anonymous : me->role,
                   .me = me == nullptr ? AccountId{} : me->account,
                   .portal = context_.session.portal().slug,
                   .now = reader.now,
                   .may_upload = context_.session.may(Permission::upload_media),
                   .may_release = context_.session.may(Permission::release_orders),
                   .moving = move_.is_sending() ? moving_ : OrderNumber{},
                   .is_assigning = assign_.is_sending(),
                   .is_describing = describe_.is_sending(),
                   .is_saving_view = save_view_.is_sending(),
                   .is_changing_several = move_several_.is_sending(),
                   .has_more = page != nullptr && !page->next.empty(),
                   .is_loading = queue_.is_loading(),
                   .describe_problem = title_problem,
                   .view_problem = name_problem};
  if (const SavedViews* views = views_.value()) model.views = &views->items;
  model.team = team_.value();
  if (!ui.is_phone()) ui.unseen_heading(reader.text().nav_orders, 1);
  const auto action = queue_view(ui, areas.page, model, reader, state_);
  toasts(ui);
  say_refused_move(ui);
  if (action) perform(*action);
}

std::vector<app::Crumb> QueueScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().nav_orders.str(), .route = {}}};
}

}  // namespace guichet::orders
