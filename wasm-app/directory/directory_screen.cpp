#include "wasm-app/directory/directory_screen.hpp"

#include <utility>

#include "wasm-app/ui/ui.hpp"

namespace guichet::directory {

namespace route = app::route;

void DirectoryScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::StaffAgents>(&route);
  if (here == nullptr) return;
  if (here->agent != place_.agent) {
    details_.clear();
    disable_.reset(), revoke_link_.reset();
    state_.asks_to_disable = false;
  }
  place_ = *here;
  draft_ = {.filter = here->filter, .text = here->text, .after = {}};
  page_.refresh(), corrections_.refresh(), links_.refresh();
}

void DirectoryScreen::take_details(AgentDetails details) {
  const std::string agent_code = details.agent.agent_code;
  state_.form = DirectoryForm::none;
  says_saved_ = true;
  draft_.after.clear();
  page_.refresh(), links_.refresh();
  const bool is_open = agent_code == place_.agent;
  place_.view = route::DirectoryView::agents;
  place_.agent = agent_code;
  details_.put(std::move(details));
  if (!is_open) context_.navigator.go(place_);
}

void DirectoryScreen::take_answers() {
  if (auto details = record_.take()) take_details(std::move(*details));
  if (auto details = revoke_.take()) take_details(std::move(*details));
  if (auto details = save_.take()) take_details(std::move(*details));
  if (auto details = disable_.take()) take_details(std::move(*details));
  const auto take_corrections = [this](std::optional<Corrections> left) {
    if (!left) return;
    state_.form = DirectoryForm::none;
    says_told_ = true;
    corrections_.put(std::move(*left));
    page_.refresh(), details_.refresh();
  };
  take_corrections(accept_.take());
  take_corrections(reject_.take());
  if (auto left = revoke_link_.take()) {
    says_revoked_ = true;
    links_.put(std::move(*left));
    details_.refresh();
  }
}

void DirectoryScreen::update() {
  take_answers();
  page_.ensure(context_.api, draft_);
  if (page_.is_current() && page_.value() != nullptr) {
    if (draft_.after.empty()) before_last_ = 0;
    if (!draft_.after.empty() && draft_.after != last_after_) before_last_ = agents_.size();
    const auto& items = page_.value()->items;
    agents_.resize(before_last_);
    agents_.insert(agents_.end(), items.begin(), items.end());
    last_after_ = draft_.after;
    has_agents_ = true;
  }
  if (!place_.agent.empty()) details_.ensure(context_.api, {.agent_code = place_.agent});
  if (place_.view == route::DirectoryView::corrections) corrections_.ensure(context_.api, {});
  if (place_.view == route::DirectoryView::links) links_.ensure(context_.api, {});
}

Problems DirectoryScreen::problems() const {
  switch (state_.form) {
    case DirectoryForm::authorisation:
      return record_.problems(state_.authorisation);
    case DirectoryForm::agent:
      return save_.problems(state_.agent);
    case DirectoryForm::revocation:
      return revoke_.problems(state_.revocation);
    case DirectoryForm::acceptance:
      return accept_.problems(state_.acceptance);
    case DirectoryForm::rejection:
      return reject_.problems(state_.rejection);
    case DirectoryForm::none:
      break;
  }
  return {};
}

void DirectoryScreen::send_form() {
  switch (state_.form) {
    case DirectoryForm::authorisation:
      record_.send(context_.api, state_.authorisation);
      break;
    case DirectoryForm::agent:
      save_.send(context_.api, state_.agent);
      break;
    case DirectoryForm::revocation:
      revoke_.send(context_.api, state_.revocation);
      break;
    case DirectoryForm::acceptance:
      accept_.send(context_.api, state_.acceptance);
      break;
    case DirectoryForm::rejection:
      reject_.send(context_.api, state_.rejection);
      break;
    case DirectoryForm::none:
      break;
  }
}

void DirectoryScreen::perform(const DirectoryAction& action) {
  if (const auto* go = std::get_if<app::Go>(&action)) context_.navigator.go(go->route);
  if (std::holds_alternative<app::Retry>(action)) {
    page_.refresh(), details_.refresh(), corrections_.refresh(), links_.refresh();
  }
  if (std::holds_alternative<SearchAgents>(action)) context_.navigator.go(place_, app::History::replace);
  if (std::holds_alternative<ShowMoreAgents>(action) && page_.value() != nullptr)
    draft_.after = page_.value()->next;
  if (std::holds_alternative<SendForm>(action)) send_form();
  if (const auto* set = std::get_if<SetDisabled>(&action))
    disable_.send(context_.api, {.agent_code = place_.agent, .is_disabled = set->is_disabled});
  if (const auto* link = std::get_if<RevokeLinkOf>(&action))
    revoke_link_.send(context_.api, {.id = link->id});
}

bool DirectoryScreen::is_sending() const {
  return record_.is_sending() || revoke_.is_sending() || save_.is_sending() || disable_.is_sending() ||
         accept_.is_sending() || reject_.is_sending() || revoke_link_.is_sending();
}

const Failure* DirectoryScreen::command_failure() const {
  switch (state_.form) {
    case DirectoryForm::authorisation:
      return record_.failure();
    case DirectoryForm::agent:
      return save_.failure();
    case DirectoryForm::revocation:
      return revoke_.failure();
    case DirectoryForm::acceptance:
      return accept_.failure();
    case DirectoryForm::rejection:
      return reject_.failure();
    case DirectoryForm::none:
      break;
  }
  return disable_.failure() != nullptr ? disable_.failure() : revoke_link_.failure();
}

DirectoryModel DirectoryScreen::model() const {
  const AgentPage* page = page_.value();
  DirectoryModel model{.agents = has_agents_ ? &agents_ : nullptr,
                       .counts = page == nullptr ? nullptr : &page->counts,
                       .agents_failure = page_.failure(),
                       .details = details_.value(),
                       .details_failure = details_.failure(),
                       .corrections = corrections_.value(),
                       .corrections_failure = corrections_.failure(),
                       .links = links_.value(),
                       .links_failure = links_.failure(),
                       .command_failure = command_failure(),
                       .portal = context_.session.portal().slug};
  if (page != nullptr) {
    model.corrections_open = page->corrections;
    model.has_more = !page->next.empty();
  }
  model.is_loading = page_.is_loading();
  model.is_sending = is_sending();
  return model;
}

void DirectoryScreen::toasts(ui::Ui& ui) {
  const Catalog& words = context_.reader().text();
  if (std::exchange(says_saved_, false)) ui.toast("saved", words.saved);
  if (std::exchange(says_told_, false)) ui.toast("told", words.correction_told);
  if (std::exchange(says_revoked_, false)) ui.toast("revoked", words.link_revoked);
}

void DirectoryScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const app::Reader reader = context_.reader();
  const DirectoryForm before = state_.form;
  const Problems found = problems();
  DirectoryModel shown = model();
  shown.problems = &found;
  const auto action = directory_view(ui, areas.page, shown, reader, place_, state_);
  if (state_.form != before && state_.form != DirectoryForm::none) {
    record_.reset(), save_.reset(), revoke_.reset(), accept_.reset(), reject_.reset();
  }
  toasts(ui);
  if (action) perform(*action);
}

std::vector<app::Crumb> DirectoryScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().agent_directory.str(), .route = {}}};
}

}  // namespace guichet::directory
