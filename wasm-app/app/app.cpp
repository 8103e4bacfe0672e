#include "wasm-app/app/app.hpp"

#include <algorithm>
#include <utility>

#include "wasm-app/accounts/entrance.hpp"
#include "wasm-app/app/navigation.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::app {

namespace {

constexpr std::size_t screens_kept = 8;

// The same page, only its query differs: the screen stays.
bool is_same_page(const Route& a, const Route& b) {
  if (a.index() != b.index()) return false;
  if (const auto* order = std::get_if<route::Order>(&a))
    return order->number == std::get<route::Order>(b).number;
  if (const auto* link = std::get_if<route::Link>(&a)) return *link == std::get<route::Link>(b);
  return true;
}

ui::ThemeMode theme_mode(const MediaPreferences& media) {
  if (media.wants_contrast)
    return media.is_dark ? ui::ThemeMode::dark_contrast : ui::ThemeMode::light_contrast;
  return media.is_dark ? ui::ThemeMode::dark : ui::ThemeMode::light;
}

}  // namespace

App::App(Transport& transport, Browser& browser, PanoramaView& panorama, std::string_view bootstrap)
    : browser_(browser), api_(transport), session_(browser), context_{api_,     session_,   browser,
                                                                      panorama, navigator_, desk_} {
  portal::Bootstrap first;
  wire::DecodeError error;
  // A page without a readable bootstrap shows the entrance of a portal without a name; reloading is all one
  // can do.
  if (!wire::decode(bootstrap, first, error)) first = {};
  session_.open(std::move(first), 0);
  visits_.emplace_back();
  const std::string path = browser.path();
  visits_[0].route = allowed(from_path(path));
  if (const std::string own = context_.path(route()); own != path) browser.replace_path(own);
  enter();
}

App::~App() = default;

// Where somebody may be: signed-in people have no entrance, staff have no home of a client.
Route App::allowed(Route wanted) const {
  if (!session_.is_signed_in()) return wanted;
  if (is_public(wanted) && !std::holds_alternative<route::Link>(wanted)) wanted = route::Home{};
  if (std::holds_alternative<route::Home>(wanted) && session_.is_staff()) return staff_home(session_);
  return wanted;
}

void App::enter() {
  Visit& visit = visits_[current_];
  if (visit.number == 0) visit.number = next_visit_++;
  if (!visit.screen) visit.screen = app::make_screen(visit.route, context_);
  if (visit.screen) visit.screen->show(visit.route);
  if (visits_.size() > screens_kept && current_ > screens_kept)
    visits_[current_ - screens_kept].screen.reset();
  if (session_.may(Permission::view_own_orders)) counts_.refresh();
  has_arrived_ = is_changed_ = true;
}

// Another person, or nobody: nothing of what was shown stays.
void App::restart() {
  const Route here = allowed(route());
  visits_.clear();
  current_ = 0;
  visits_.emplace_back().route = here;
  counts_.clear();
  browser_.replace_path(context_.path(here));
  enter();
}

void App::open_route(Route wanted, History history) {
  wanted = allowed(std::move(wanted));
  const std::string path = context_.path(wanted);
  if (is_same_page(wanted, route()) && (history == History::replace || wanted == route())) {
    visits_[current_].route = wanted;
    browser_.replace_path(path);
    if (screen() != nullptr) screen()->show(wanted);
    is_changed_ = true;
    return;
  }
  if (history == History::replace) {
    visits_[current_] = Visit{};
    browser_.replace_path(path);
  } else {
    visits_.resize(current_ + 1);
    std::unique_ptr<Screen> kept;
    if (is_same_page(wanted, route())) kept = std::move(visits_[current_].screen);
    visits_.emplace_back().screen = std::move(kept);
    ++current_;
    browser_.push_path(path);
  }
  visits_[current_].route = std::move(wanted);
  enter();
}

// Back and forward find their screens; any other address is a new page.
void App::follow_address(const std::string& path) {
  const auto is_at = [&](std::size_t index) { return context_.path(visits_[index].route) == path; };
  if (current_ > 0 && is_at(current_ - 1)) {
    --current_;
  } else if (current_ + 1 < visits_.size() && is_at(current_ + 1)) {
    ++current_;
  } else {
    visits_.resize(current_ + 1);
    visits_.emplace_back().route = allowed(from_path(path));
    ++current_;
  }
  enter();
}

void App::forget_person() {
  browser_.store(order_draft_key, {});
  browser_.forget_resumable_uploads();
}

void App::take_sign_in() {
  if (auto bootstrap = desk_.take()) {
    session_.open(std::move(*bootstrap), api_.now_ms());
    if (is_public(route())) visits_[current_].route = route::Home{};
    restart();
  }
  if (auto bootstrap = sign_in_again_.take()) {
    const bool is_same =
        session_.me() != nullptr && bootstrap->me && session_.me()->account == bootstrap->me->account;
    session_.open(std::move(*bootstrap), api_.now_ms());
    sign_in_draft_ = {}, sign_in_again_.reset();
    if (is_same) {
      api_.resume();
    } else {
      api_.give_up_sign_in();
      restart();
    }
    is_changed_ = true;
  }
  if (auto bootstrap = sign_out_.take()) {
    forget_person();
    session_.open(std::move(*bootstrap), api_.now_ms());
    sign_out_.reset();
    visits_[current_].route = route::SignIn{};
    restart();
  }
}

void App::take_navigation() {
  if (auto wanted = navigator_.take()) open_route(std::move(wanted->route), wanted->history);
  if (!navigator_.take_back()) return;
  const std::vector<Crumb> way = crumbs(context_.reader());
  if (way.size() > 1 && way[way.size() - 2].route) open_route(*way[way.size() - 2].route, History::push);
}

void App::poll(double now_ms) {
  is_changed_ = false;
  api_.poll(now_ms);
  take_sign_in();
  std::string path;
  if (browser_.take_path_change(path)) follow_address(path);
  if (screen() != nullptr) screen()->update();
  if (session_.may(Permission::view_own_orders)) counts_.ensure(api_, {});
  browser_.guard_leaving(screen() != nullptr && screen()->has_unsent_changes());
  take_navigation();
}

double App::needs_frame_in_ms() const {
  if (is_changed_) return 0;
  return api_.next_retry_in_ms();
}

std::vector<Crumb> App::crumbs(const Reader& reader) const {
  if (screen() != nullptr) return screen()->crumbs(reader);
  return {{.label = reader.text().page_not_found.str(), .route = {}}};
}

void App::update_title(const Reader& reader) {
  const std::vector<Crumb> way = crumbs(reader);
  const std::string page = way.empty() ? std::string{} : way.back().label;
  const std::string title = shell::join(page, " — ", session_.portal().name);
  if (title != title_) browser_.set_title(title);
  if (std::exchange(has_arrived_, false) && !title_.empty()) browser_.announce(page, Urgency::polite);
  title_ = title;
}

void App::set_surroundings(ui::Ui& ui) {
  ui.set_theme(theme_mode(browser_.media()), ui::parse_color(session_.portal().brand, ui::guichet_brand));
  if (labelled_language_ == session_.language()) return;
  labelled_language_ = session_.language();
  ui.set_labels(shell::widget_labels(catalog(session_.language())));
}

shell::ShellModel App::shell_model(const Reader& reader) const {
  const auto* counts = counts_.value();
  return {.portal = &session_.portal(),
          .me = session_.me(),
          .items =
              navigation_items(session_, route(), counts == nullptr ? 0 : counts->counts.in_progress, reader),
          .crumbs = crumbs(reader),
          .is_home = std::holds_alternative<route::Home>(route()),
          .is_signing_out = sign_out_.is_sending(),
          .hides_bottom_bar = has_sticky_action(route())};
}

void App::perform(const shell::ShellAction& action) {
  if (const auto* go = std::get_if<Go>(&action)) navigator_.go(go->route);
  if (std::holds_alternative<shell::Back>(action)) navigator_.back();
  if (std::holds_alternative<shell::SignOutNow>(action)) sign_out_.send(api_, {});
}

void App::not_found_page(ui::Ui& ui, const Areas& areas) {
  const Catalog& words = context_.reader().text();
  if (ui.empty_state(areas.page, "not_found",
                     {.icon = ui::Icon::compass,
                      .title = words.page_not_found,
                      .action = words.nav_home,
                      .action_icon = ui::Icon::house})) {
    navigator_.go(route::Home{});
  }
}

void App::signed_in_page(ui::Ui& ui) {
  const Reader reader = context_.reader();
  const shell::ShellModel model = shell_model(reader);
  const shell::ShellResult shell = shell::shell_view(ui, model, reader);
  if (shell.action) perform(*shell.action);
  const auto visit = ui.scope(visits_[current_].number);
  const auto main =
      ui.region(ui::Role::page, "main", shell.areas.page,
                model.crumbs.empty() ? std::string_view{} : std::string_view{model.crumbs.back().label});
  if (screen() != nullptr) return screen()->frame(ui, shell.areas);
  not_found_page(ui, shell.areas);
}

void App::network_banner(ui::Ui& ui) {
  const bool is_cut_off = api_.is_cut_off() || !browser_.is_online();
  const Catalog& words = context_.reader().text();
  if (is_cut_off) {
    const auto layer = ui.layer(ui::Layer::toast);
    const ui::NoticeSpec spec{
        .tone = ui::Tone::warning, .icon = ui::Icon::triangle_alert, .action = words.retry};
    const ui::Rect view = ui.viewport().inset(ui.is_phone() ? 12.f : 24.f, 12);
    const float width = std::min(560.f, view.w);
    const float height = ui.notice_height(words.network_waiting, width, spec);
    const ui::Rect box{std::round(view.x + (view.w - width) / 2), view.y + ui.safe_area().top, width, height};
    if (ui.notice(box, "network", words.network_waiting, spec) == ui::NoticeResult::action) api_.retry_now();
  } else if (was_cut_off_) {
    ui.toast("network", words.network_restored);
  }
  was_cut_off_ = is_cut_off;
}

void App::sign_in_dialog(ui::Ui& ui) {
  if (!api_.needs_sign_in()) return;
  const Reader reader = context_.reader();
  const Catalog& words = reader.text();
  auto dialog = ui.dialog("sign_in_again", {.title = words.session_ended, .width = 440, .has_footer = false});
  const Problems problems = sign_in_again_.problems(sign_in_draft_);
  std::optional<accounts::SignInAction> action;
  if (sign_in_draft_.login.empty() && session_.me() != nullptr) sign_in_draft_.login = session_.me()->login;
  const float height = accounts::sign_in_form(ui, dialog.content(),
                                              {.portal = &session_.portal(),
                                               .problems = &problems,
                                               .failure = sign_in_again_.failure(),
                                               .is_sending = sign_in_again_.is_sending(),
                                               .is_over_page = true},
                                              reader, sign_in_draft_, action);
  dialog.finish(height);
  if (action) sign_in_again_.send(api_, sign_in_draft_);
  if (!dialog.wants_close()) return;
  api_.give_up_sign_in();
  portal::Bootstrap nobody{.portal = session_.portal(),
                           .me = {},
                           .build = session_.build(),
                           .now = reader.now,
                           .zone_offset_minutes = reader.zone.minutes};
  forget_person();
  desk_.open(std::move(nobody));
  is_changed_ = true;
}

void App::frame(ui::Ui& ui) {
  set_surroundings(ui);
  if (session_.is_signed_in() && !is_public(route())) {
    signed_in_page(ui);
  } else if (screen() != nullptr) {
    const auto visit = ui.scope(visits_[current_].number);
    screen()->frame(ui, {.page = ui.viewport(), .bar = {}});
  }
  network_banner(ui);
  sign_in_dialog(ui);
  update_title(context_.reader());
  if (session_.language() != labelled_language_) is_changed_ = true;
  take_navigation();
}

}  // namespace guichet::app
