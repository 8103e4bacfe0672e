// For every endpoint a request that works, about given objects. One overload each: an endpoint of
// `guichet::Api` without one does not compile into the proofs.
#pragma once

#include "shared/api.hpp"
#include "tests/server/product.hpp"

namespace guichet::test {

inline void fill(portal::GetBootstrap&, const Objects&) {}
inline void fill(home::GetHome&, const Objects&) {}
inline void fill(accounts::SignOut&, const Objects&) {}
inline void fill(listings::ListImportRuns&, const Objects&) {}

inline void fill(accounts::SignIn& r, const Objects& o) {
  r = {.login = o.login, .password = o.password, .stay_signed_in = false};
}
inline void fill(accounts::StartRegistration& r, const Objects& o) {
  r = {.agent_code = o.new_agent_code};
}
inline void fill(accounts::ProveMailbox& r, const Objects& o) {
  r = {.attempt = o.attempt, .code = std::string(attempt_code)};
}
inline void fill(accounts::ConfirmRegistration& r, const Objects& o) {
  r = {.ticket = o.ticket, .password = "six renards sous la pluie"};
}
inline void fill(accounts::CorrectRegistration& r, const Objects& o) {
  r = {.ticket = o.ticket, .correction = "Le prénom est mal écrit."};
}
inline void fill(accounts::RequestReset& r, const Objects& o) {
  r = {.login = o.login};
}
inline void fill(accounts::OpenLink& r, const Objects& o) {
  r = {.token = o.reset_link};
}
inline void fill(accounts::UseLink& r, const Objects& o) {
  r = {.token = o.reset_link, .password = "six renards sous la pluie"};
}
inline void fill(accounts::ChangePassword& r, const Objects& o) {
  r = {.current_password = o.password, .new_password = "six renards sous la pluie"};
}
inline void fill(accounts::ChangeEmail& r, const Objects& o) {
  r = {.current_password = o.password, .email = "nouvelle." + o.new_agent_code + "@mail.example"};
}
inline void fill(accounts::ChooseLanguage& r, const Objects&) {
  r = {.language = "en"};
}

inline void fill(listings::SearchListings& r, const Objects& o) {
  r = {.text = o.marker, .scope = listings::Scope::office, .after = {}};
}

inline void fill(orders::GetOrderForm& r, const Objects& o) {
  r = {.listing = o.listing};
}
inline void fill(orders::PlaceOrder& r, const Objects& o) {
  r.listing = o.listing;
  r.services = {orders::ServiceId{"photos_hdr"}};
  r.address_is_right = true;
  r.client_name = "Jean-Philippe Bouchard";
  r.phone = "418 555 0142";
  r.other_phone = "418 555 0143";
  r.preferred_day = Day{2026, 12, 1};
  r.comment = "Sonner deux fois";
}
inline void fill(orders::ListOrders& r, const Objects& o) {
  r = {.group = orders::OrderGroup::in_progress, .text = o.marker, .after = {}};
}
inline void fill(orders::GetOrder& r, const Objects& o) {
  r = {.number = o.delivered};
}
inline void fill(orders::CancelOrder& r, const Objects& o) {
  r = {.number = o.order};
}
inline void fill(orders::ListQueue& r, const Objects& o) {
  r.where = {.text = o.marker, .state = orders::OrderState::received, .assignee = o.colleague};
}
inline void fill(orders::MoveOrder& r, const Objects& o) {
  r = {.number = o.order,
       .from = orders::OrderState::received,
       .to = orders::OrderState::scheduled,
       .notify_client = true};
}
inline void fill(orders::AssignOrders& r, const Objects& o) {
  r.orders = {{.number = o.order, .from = {}, .to = o.colleague}};
}
inline void fill(orders::MoveOrders& r, const Objects& o) {
  r.orders = {{.number = o.order, .state = orders::OrderState::received}};
}
inline void fill(orders::ListViews&, const Objects&) {}
inline void fill(orders::SaveView& r, const Objects& o) {
  r = {.id = o.view,
       .name = "Nouveau nom",
       .is_shared = false,
       .where = {.text = o.marker, .state = orders::OrderState::received, .assignee = o.colleague}};
}
inline void fill(orders::RemoveView& r, const Objects& o) {
  r = {.id = o.view};
}

inline void fill(team::ListTeam&, const Objects&) {}
inline void fill(team::SaveAbsence& r, const Objects& o) {
  r = {.person = o.account, .from = Day{2026, 12, 1}, .to = Day{2026, 12, 5}, .stand_in = {}};
  if (o.colleague != o.account) r.stand_in = o.colleague;
}
inline void fill(team::EndAbsence& r, const Objects& o) {
  r = {.person = o.account};
}

inline void fill(media::RemoveMedia& r, const Objects& o) {
  r = {.media = o.media};
}
inline void fill(media::RestoreMedia& r, const Objects& o) {
  r = {.media = o.media};
}
inline void fill(media::DescribeMedia& r, const Objects& o) {
  r = {.media = o.media, .shows = media::MediaKind::photo, .title = "Séjour"};
}
inline void fill(media::PlaceScene& r, const Objects& o) {
  r = {.media = o.media,
       .scene = {.yaw = 40,
                 .place = media::PlanPlace{.plan = o.plan, .x = 250, .y = 400, .heading = 90},
                 .links = {{.to = o.next_scene, .yaw = -35, .pitch = 5}}}};
}

inline void fill(messages::ListMessages&, const Objects&) {}
inline void fill(messages::GetThread& r, const Objects& o) {
  r = {.thread = o.thread};
}
inline void fill(messages::SendMessage& r, const Objects& o) {
  r.order = o.order;
  r.subject = "Rendez-vous";
  r.text = "Merci beaucoup";
}
inline void fill(messages::MarkMessages& r, const Objects& o) {
  r = {.messages = {o.message}, .is_read = true};
}
inline void fill(messages::HideMessage& r, const Objects& o) {
  r = {.message = o.message, .is_hidden = true};
}

inline void fill(search::Find& r, const Objects& o) {
  r.text = o.marker;
}

inline void fill(accounts::ListSessions&, const Objects&) {}
inline void fill(accounts::EndOtherSessions&, const Objects&) {}
inline void fill(accounts::ListLinks&, const Objects&) {}
inline void fill(accounts::EndSession& r, const Objects& o) {
  r = {.id = o.session};
}
inline void fill(accounts::RevokeLink& r, const Objects& o) {
  r = {.id = o.link_id};
}

inline void fill(directory::ListCorrections&, const Objects&) {}
inline void fill(directory::ListAgentLinks&, const Objects&) {}
inline void fill(directory::ListAgents& r, const Objects& o) {
  r.text = o.marker;
}
inline void fill(directory::GetAgent& r, const Objects& o) {
  r = {.agent_code = o.new_agent_code};
}
inline void fill(directory::RecordAuthorisation& r, const Objects& o) {
  r = {.agent_code = o.new_agent_code,
       .first_name = "Julie",
       .last_name = "Roy",
       .office = "Agence du Cap",
       .email = "julie.roy@mail.example",
       .phone = "418 555 0142",
       .signed_on = Day{2026, 11, 2},
       .how = directory::SigningWay::paper};
}
inline void fill(directory::RevokeAuthorisation& r, const Objects& o) {
  r = {.agent_code = o.new_agent_code, .revoked_on = Day{2026, 11, 2}, .reason = "A quitté le métier"};
}
inline void fill(directory::SaveAgent& r, const Objects& o) {
  r = {.agent_code = o.new_agent_code,
       .first_name = "Julie",
       .last_name = "Roy",
       .office = "Agence du Cap",
       .email = "julie.roy@mail.example",
       .phone = "418 555 0142"};
}
inline void fill(directory::DisableAgent& r, const Objects& o) {
  r = {.agent_code = o.login, .is_disabled = true};
}
inline void fill(directory::AcceptCorrection& r, const Objects& o) {
  r = {.id = o.correction, .first_name = "Julie", .last_name = "Roy", .office = "Agence du Cap"};
}
inline void fill(directory::RejectCorrection& r, const Objects& o) {
  r = {.id = o.correction, .reason = "La chambre dit autre chose"};
}
inline void fill(directory::IssueSlip& r, const Objects& o) {
  r = {.agent_code = o.new_agent_code};
}
inline void fill(directory::RevokeAgentLink& r, const Objects& o) {
  r = {.id = o.link_id};
}

inline void fill(diagnostics::ReportCrash& r, const Objects&) {
  r = {.reference = "K7M2-9QXA",
       .build = "test",
       .error = "RuntimeError",
       .frames = {"app.wasm:wasm-function[812]:0x5f3a1"}};
}

template <class E>
concept HasSample = requires(E& request, const Objects& objects) {
  fill(request, objects);
};

template <class E>
E sample_about(const Objects& objects) {
  static_assert(HasSample<E>, "a new endpoint: add its `fill`, so that the proofs know a request that works");
  E request{};
  fill(request, objects);
  return request;
}

// Whether a request names something that belongs to somebody: an order, a property, a file.
template <class T>
constexpr bool names_an_object() {
  if constexpr (std::is_same_v<T, orders::OrderNumber> || std::is_same_v<T, listings::ListingNumber> ||
                std::is_same_v<T, media::MediaId> || std::is_same_v<T, messages::ThreadId> ||
                std::is_same_v<T, messages::MessageId> || std::is_same_v<T, AccountId> ||
                std::is_same_v<T, orders::ViewId>) {
    return true;
  } else if constexpr (wire::detail::IsOptional<T>::value || wire::detail::IsVector<T>::value) {
    return names_an_object<typename T::value_type>();
  } else if constexpr (wire::Record<T>) {
    bool found = false;
    T value{};
    T::each_field(value, [&found](std::string_view, auto& member) {
      found = found || names_an_object<std::remove_reference_t<decltype(member)>>();
    });
    return found;
  } else {
    return false;
  }
}

// The same for requests that name it by plain text.
template <class E>
inline constexpr bool names_by_text =
    std::is_same_v<E, accounts::EndSession> || std::is_same_v<E, accounts::RevokeLink> ||
    std::is_same_v<E, directory::GetAgent> || std::is_same_v<E, directory::RevokeAuthorisation> ||
    std::is_same_v<E, directory::AcceptCorrection> || std::is_same_v<E, directory::RejectCorrection> ||
    std::is_same_v<E, directory::IssueSlip> || std::is_same_v<E, directory::RevokeAgentLink>;

}  // namespace guichet::test
