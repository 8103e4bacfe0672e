#include "wasm-app/app/app.hpp"

#include <algorithm>
#include <utility>

#include "wasm-app/accounts/entrance.hpp"
#include "wasm-app/app/navigation.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::app {

namespace {

ui::ThemeMode theme_mode(const MediaPreferences& media, Appearance wanted) {
  const bool is_dark = wanted == Appearance::system ? media.is_dark : wanted == Appearance::dark;
  if (media.wants_contrast) return is_dark ? ui::ThemeMode::dark_contrast : ui::ThemeMode::light_contrast;
  return is_dark ? ui::ThemeMode::dark : ui::ThemeMode::light;
}

// A notice above everything, at the top of the page.
ui::NoticeResult banner(ui::Ui& ui, ui::Key key, std::string_view text, const ui::NoticeSpec& spec) {
  const auto layer = ui.layer(ui::Layer::toast);
  const ui::Rect view = ui.viewport().inset(ui.is_phone() ? 12.f : 24.f, 12);
  const float width = std::min(560.f, view.w);
  const float height = ui.notice_height(text, width, spec);
  const ui::Rect box{std::round(view.x + (view.w - width) / 2), view.y + ui.safe_area().top, width, height};
  return ui.notice(box, key, text, spec);
}

// "panorama" of "/panorama/orders".
std::string_view portal_of(std::string_view path) {
  path.remove_prefix(std::min<std::size_t>(1, path.size()));
  return path.substr(0, path.find('/'));
}

std::string session_key(std::string_view portal) {
  return "session." + std::string{portal};
}

// A page kept for the time without a network knows nobody; whoever was signed in last on it goes on.
portal::Bootstrap first_bootstrap(const Browser& browser, std::string_view bootstrap) {
  portal::Bootstrap first;
  wire::DecodeError error;
  // A page without a readable bootstrap shows the entrance of a portal without a name; reloading is all one
  // can do.
  if (!wire::decode(bootstrap, first, error)) first = {};
  if (!browser.is_kept_page()) return first;
  const std::string kept = browser.stored(session_key(portal_of(browser.path())));
  if (auto last = wire::decode<portal::Bootstrap>(kept)) first = std::move(*last);
  first.now = Instant{static_cast<std::int64_t>(browser.now_ms())};
  return first;
}

}  // namespace

App::App(Transport& transport, Browser& browser, Words& words, PanoramaView& panorama,
         std::string_view bootstrap)
    : browser_(browser),
      api_(transport, browser),
      session_(browser, words),
      drafts_(browser),
      context_{api_, session_, drafts_, delayed_, browser, panorama, navigator_, desk_},
      prefetch_(context_),
      palette_(context_),
      scroll_memory_(browser) {
  const std::string path = browser.path();
  open_session(first_bootstrap(browser, bootstrap));
  visits_.reset(allowed(from_path(path)));
  if (const std::string own = context_.path(route()); own != path) browser.replace_path(own);
  show_page();
}

App::~App() = default;

// Where somebody may be: signed-in people have no entrance.
Route App::allowed(Route wanted) const {
  if (!session_.is_signed_in()) return wanted;
  if (is_public(wanted) && !std::holds_alternative<route::Link>(wanted)) wanted = route::Home{};
  return own_place(session_, std::move(wanted));
}

void App::open_session(portal::Bootstrap bootstrap) {
  const std::string account = bootstrap.me ? bootstrap.me->account.value : std::string{};
  const std::string key = session_key(bootstrap.portal.slug);
  const auto last = wire::decode<portal::Bootstrap>(browser_.stored(key));
  if (last && last->me && last->me->account.value != account) {
    // Their session ended without a word: the next person at this device shall not read what they read.
    api_.kept().open(last->me->account.value);
    api_.kept().forget();
  }
  browser_.store(key, account.empty() ? std::string{} : wire::encode(bootstrap));
  api_.kept().open(account);
  drafts_.open(account);
  prefetch_.clear();
  palette_.clear();
  delayed_.clear();
  session_.open(std::move(bootstrap), api_.now_ms());
}

void App::show_page() {
  Visit& visit = visits_.current();
  bool is_asked = false;
  if (!visit.screen) {
    visit.screen = prefetch_.take(visit.route);
    is_asked = visit.screen != nullptr;
  }
  if (!visit.screen) visit.screen = app::make_screen(visit.route, context_);
  if (visit.screen && !is_asked) visit.screen->show(visit.route);
  if (session_.may(Permission::view_own_orders)) counts_.refresh();
  is_changed_ = true;
  is_noted_ = false;
}

void App::enter() {
  show_page();
  arrival_.begin(visits_.current().focus);
}

// Another person, or nobody: nothing of what was shown stays.
void App::restart() {
  const Route here = allowed(route());
  visits_.reset(here);
  counts_.clear();
  browser_.replace_path(context_.path(here));
  enter();
}

void App::open_route(Route wanted, History history) {
  wanted = allowed(std::move(wanted));
  const std::string path = context_.path(wanted);
  if (is_same_page(wanted, route()) && (history == History::replace || wanted == route())) {
    visits_.current().route = wanted;
    browser_.replace_path(path);
    if (screen() != nullptr) screen()->show(wanted);
    is_changed_ = true;
    return;
  }
  if (history == History::replace) {
    visits_.replace(std::move(wanted));
    browser_.replace_path(path);
  } else {
    visits_.push(std::move(wanted));
    browser_.push_path(path);
  }
  enter();
}

// Back and forward find their screens; any other address is a new page.
void App::follow_address(const std::string& path) {
  const bool is_known = visits_.step_to([&](const Route& there) { return context_.path(there) == path; });
  if (!is_known) visits_.push(allowed(from_path(path)));
  enter();
}

void App::forget_person() {
  drafts_.forget();
  scroll_memory_.forget();
  api_.kept().forget();
  browser_.forget_resumable_uploads();
}

void App::take_sign_in() {
  if (auto bootstrap = desk_.take()) {
    open_session(std::move(*bootstrap));
    if (is_public(route())) visits_.current().route = route::Home{};
    restart();
  }
  if (auto bootstrap = sign_in_again_.take()) {
    const bool is_same =
        session_.me() != nullptr && bootstrap->me && session_.me()->account == bootstrap->me->account;
    open_session(std::move(*bootstrap));
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
    open_session(std::move(*bootstrap));
    sign_out_.reset();
    visits_.current().route = route::SignIn{};
    restart();
  }
}

void App::take_language() {
  const Language before = session_.language();
  session_.poll();
  if (session_.language() != before) is_changed_ = true;
  (void)choose_language_.take();
  const auto chosen = session_.take_choice();
  if (!chosen || !session_.is_signed_in()) return;
  choose_language_.reset();
  choose_language_.send(api_, {.language = std::string{language_tag(*chosen)}});
}

void App::take_navigation() {
  if (auto wanted = navigator_.take()) open_route(std::move(wanted->route), wanted->history);
  if (!navigator_.take_back()) return;
  const std::vector<Crumb> way = crumbs(context_.reader());
  if (way.size() > 1 && way[way.size() - 2].route) open_route(*way[way.size() - 2].route, History::push);
}

void App::poll(double now_ms) {
  is_changed_ = false;
  if (const bool is_online = browser_.is_online(); is_online != std::exchange(was_online_, is_online)) {
    if (is_online) api_.retry_now();
  }
  api_.poll(now_ms);
  std::string path;
  if (browser_.take_path_change(path)) follow_address(path);
  if (screen() != nullptr) screen()->update();
  take_sign_in();  // after the screen, which may have been answered just now: nobody else asks for another frame
  if (session_.may(Permission::view_own_orders)) counts_.ensure(api_, {});
  palette_.update();
  take_language();
  if (palette_.take_sign_out()) wants_sign_out_ = is_changed_ = true;
  if (wants_sign_out_) delayed_.send_all();
  if (delayed_.poll(api_) && screen() != nullptr) screen()->show(route());
  if (wants_sign_out_ && delayed_.is_empty()) {
    wants_sign_out_ = false;
    sign_out_.send(api_, {});
  }
  browser_.guard_leaving(!delayed_.is_empty() || (screen() != nullptr && screen()->has_unsent_changes()));
  take_navigation();
}

double App::needs_frame_in_ms() const {
  if (is_changed_) return 0;
  const double retry = api_.next_retry_in_ms(), command = delayed_.next_in_ms(api_.now_ms());
  return retry < 0 ? command : command < 0 ? retry : std::min(retry, command);
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
  title_ = title;
  // A page is known by its name once its data is there.
  const auto* order = std::get_if<route::Order>(&route());
  if (is_noted_ || (order != nullptr && page == order->number.value)) return;
  is_noted_ = true;
  palette_.note_visit(route(), page);
}

void App::set_surroundings(ui::Ui& ui) {
  ui.set_theme(theme_mode(browser_.media(), session_.appearance()),
               ui::parse_color(session_.portal().brand, ui::guichet_brand));
  if (labelled_language_ == session_.language()) return;
  labelled_language_ = session_.language();
  ui.set_labels(shell::widget_labels(context_.reader().text()));
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
          .hides_bottom_bar = has_sticky_action(route()),
          .covers_header = screen() != nullptr && screen()->covers_header()};
}

void App::perform(const shell::ShellAction& action) {
  if (const auto* go = std::get_if<Go>(&action)) navigator_.go(go->route);
  if (std::holds_alternative<shell::Back>(action)) navigator_.back();
  if (std::holds_alternative<shell::Search>(action)) palette_.open();
  if (std::holds_alternative<shell::SignOutNow>(action)) wants_sign_out_ = true;
}

void App::not_found_page(ui::Ui& ui, const Areas& areas) {
  const Catalog& words = context_.reader().text();
  if (ui.empty_state(areas.page, "not_found",
                     {.icon = ui::Icon::compass,
                      .title = words.page_not_found,
                      .action = words.nav_home,
                      .action_icon = ui::Icon::house,
                      .level = 1})) {
    navigator_.go(route::Home{});
  }
}

void App::signed_in_page(ui::Ui& ui) {
  const Reader reader = context_.reader();
  shell::ShellModel model = shell_model(reader);
  model.is_bare = model.covers_header && browser_.is_fullscreen();
  const shell::ShellResult shell = shell::shell_view(ui, model, reader);
  if (shell.action) perform(*shell.action);
  const auto visit = ui.scope(visits_.current().number);
  const auto main =
      ui.region(ui::Role::page, "main", shell.areas.page,
                model.crumbs.empty() ? std::string_view{} : std::string_view{model.crumbs.back().label});
  if (screen() == nullptr) return not_found_page(ui, shell.areas);
  Areas areas = shell.areas;
  if (ui.is_phone() && model.covers_header) {
    areas.header = [&](ui::Rect row) {
      if (const auto action = shell::header_over_picture(ui, row, model, reader)) perform(*action);
    };
  }
  screen()->frame(ui, areas);
}

void App::network_banner(ui::Ui& ui) {
  const bool is_cut_off = api_.is_cut_off() || !browser_.is_online();
  const Catalog& words = context_.reader().text();
  if (is_cut_off) {
    const ui::NoticeSpec spec{
        .tone = ui::Tone::warning, .icon = ui::Icon::triangle_alert, .action = words.retry};
    if (banner(ui, "network", words.network_waiting, spec) == ui::NoticeResult::action) api_.retry_now();
  } else if (was_cut_off_) {
    ui.toast("network", words.network_restored);
  }
  was_cut_off_ = is_cut_off;
}

void App::offer_undo(ui::Ui& ui) {
  const Reader reader = context_.reader();
  for (Delayed::Waiting& job : delayed_.take_new()) {
    ui.toast(ui::Key(job.number), job.words, {.action = reader.text().undo});
    undoable_.push_back(std::move(job));
  }
  for (const Delayed::Waiting& job : undoable_) {
    delayed_.hold(api_, job.id, ui.is_toast_held(ui::Key(job.number)));
    if (!ui.toast_action(ui::Key(job.number)) || !delayed_.undo(job.id)) continue;
    if (screen() != nullptr) screen()->show(route());
    is_changed_ = true;
  }
  std::erase_if(undoable_, [&](const Delayed::Waiting& job) { return !delayed_.has(job.id); });
  for (const Failure& failure : delayed_.take_failures())
    ui.toast("delayed", reader.words_of(failure), {.tone = ui::Tone::danger});
}

// Offered, not forced: what is typed here is kept as a draft, what is looked at may be finished.
void App::version_banner(ui::Ui& ui) {
  const std::string& build = api_.server_build();
  if (build.empty() || session_.build().empty() || build == session_.build() || build == declined_build_)
    return;
  const Catalog& words = context_.reader().text();
  const auto result =
      banner(ui, "version", words.failure_outdated, {.action = words.reload, .is_closable = true});
  if (result == ui::NoticeResult::action) browser_.reload();
  if (result == ui::NoticeResult::closed) declined_build_ = build, is_changed_ = true;
}

void App::language_notice(ui::Ui& ui) {
  if (session_.take_refusal())
    ui.toast("language", context_.reader().text().language_unavailable, {.tone = ui::Tone::danger});
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
                           .zone_offset_minutes = reader.zone.minutes,
                           .zone_changes = {reader.zone_changes.begin(), reader.zone_changes.end()}};
  forget_person();
  desk_.open(std::move(nobody));
  is_changed_ = true;
}

void App::frame(ui::Ui& ui) {
  set_surroundings(ui);
  if (session_.is_signed_in() && !is_public(route())) {
    signed_in_page(ui);
  } else if (screen() != nullptr) {
    const auto visit = ui.scope(visits_.current().number);
    screen()->frame(ui, {.page = ui.viewport(), .bar = {}});
  }
  if (session_.is_signed_in() && !is_public(route()) && !api_.needs_sign_in())
    palette_.frame(ui, route(), screen());
  offer_undo(ui);
  network_banner(ui);
  if (!was_cut_off_) version_banner(ui);
  language_notice(ui);
  sign_in_dialog(ui);
  update_title(context_.reader());
  if (!arrival_.finish(ui)) browser_.announce(title_, Urgency::polite);
  if (ui.focused() != 0) visits_.current().focus = ui.focused();
  if (session_.is_signed_in()) {
    prefetch_.watch(ui, route());
    scroll_memory_.follow(ui, context_.path(route()));
  }
  if (session_.language() != labelled_language_) is_changed_ = true;
  take_sign_in();
  take_navigation();
}

}  // namespace guichet::app
