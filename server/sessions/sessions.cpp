#include "server/sessions/sessions.hpp"

#include "server/ids.hpp"
#include "shared/core/text.hpp"

namespace guichet::server {
namespace {

constexpr Duration touch_every = minutes(1);
constexpr std::size_t token_length_max = 100;
constexpr std::size_t user_agent_max = 300;

struct Row {
  std::string session{};
  std::string account{};
  std::string first_name{};
  std::string last_name{};
  std::string role{};
  std::string office{};
  std::string language{};
  std::int64_t last_seen_at{0};
  std::int64_t expires_at{0};
  WIRE_FIELDS(session, account, first_name, last_name, role, office, language, last_seen_at, expires_at)
};

}  // namespace

std::optional<SignedIn> Sessions::find(storage::Tx& tx, std::string_view token, Instant now) const {
  if (token.empty() || token.size() > token_length_max) return std::nullopt;
  const auto row = tx.one<Row>(
      "select s.id as session, a.id as account, a.first_name as first_name, a.last_name as last_name,"
      " a.role as role, coalesce(a.office, '') as office, a.language as language,"
      " s.last_seen_at as last_seen_at, s.expires_at as expires_at"
      " from sessions s join accounts a on a.portal = s.portal and a.id = s.account"
      " where s.portal = :portal and s.token_hash = $1 and s.revoked_at is null and a.state = 'active'",
      token_hash(token));
  if (!row || row->expires_at <= now.ms) return std::nullopt;
  const auto role = wire::parse_name<Role>(row->role);
  if (!role) return std::nullopt;
  if (is_staff(*role) && row->last_seen_at + limits_.staff_idle.ms <= now.ms) return std::nullopt;
  SignedIn found;
  found.actor =
      Actor{.account = AccountId{row->account},
            .name = row->first_name.empty() ? row->last_name : row->first_name + " " + row->last_name,
            .role = *role,
            .portal = PortalId{tx.portal()},
            .office = OfficeId{row->office},
            .session = SessionId{row->session}};
  found.language = row->language;
  found.needs_touch = row->last_seen_at + touch_every.ms <= now.ms;
  return found;
}

void Sessions::touch(storage::Tx& tx, const SessionId& session, Instant now) const {
  tx.run(
      "update sessions set last_seen_at = $2 where portal = :portal and id = $1 and last_seen_at < $2"
      " and revoked_at is null",
      session.value, now.ms);
}

NewSession Sessions::start(storage::Tx& tx, Ids& ids, const AccountId& account, Remember remember,
                           const Device& device, Instant now) const {
  const auto role_name =
      tx.one<std::string>("select role from accounts where portal = :portal and id = $1", account.value);
  const auto role = role_name ? wire::parse_name<Role>(*role_name) : std::nullopt;
  const bool is_client = role == Role::client;
  NewSession session;
  session.is_remembered = remember == Remember::yes && is_client;
  session.life = session.is_remembered ? limits_.remembered
                 : is_client           ? limits_.client_absolute
                                       : limits_.staff_absolute;
  session.token = ids.token();
  session.id = ids.make<SessionId>();
  // Only the newest sessions of an account live on.
  tx.run(
      "delete from sessions where portal = :portal and account = $1 and token_hash in"
      " (select token_hash from sessions where portal = :portal and account = $1"
      "  order by created_at desc, id desc limit 1000 offset $2)",
      account.value, limits_.per_account_max - 1);
  tx.run(
      "insert into sessions (portal, token_hash, id, account, created_at, authenticated_at, last_seen_at,"
      " expires_at, address, user_agent) values (:portal, $1, $2, $3, $4, $4, $4, $5, $6, $7)",
      token_hash(session.token), session.id.value, account.value, now.ms, (now + session.life).ms,
      device.address.text, text::truncated(device.user_agent, user_agent_max));
  return session;
}

void Sessions::end(storage::Tx& tx, const SessionId& session, Instant now) const {
  tx.run("update sessions set revoked_at = $2 where portal = :portal and id = $1 and revoked_at is null",
         session.value, now.ms);
}

void Sessions::end_all(storage::Tx& tx, const AccountId& account, Instant now) const {
  tx.run("update sessions set revoked_at = $2 where portal = :portal and account = $1 and revoked_at is null",
         account.value, now.ms);
}

void Sessions::sweep(storage::GlobalTx& tx, Instant now) const {
  tx.run("delete from sessions where expires_at < $1", (now - days(1)).ms);
}

std::string session_cookie_name(std::string_view portal, CookieSafety safety) {
  return (safety == CookieSafety::secure ? "__Host-guichet-" : "guichet-") + std::string(portal);
}

namespace {

std::string attributes(CookieSafety safety) {
  return safety == CookieSafety::secure ? "; Path=/; Secure; HttpOnly; SameSite=Lax"
                                        : "; Path=/; HttpOnly; SameSite=Lax";
}

}  // namespace

std::string session_cookie(std::string_view portal, CookieSafety safety, const NewSession& session) {
  std::string cookie = session_cookie_name(portal, safety) + "=" + session.token + attributes(safety);
  if (session.is_remembered) cookie += "; Max-Age=" + std::to_string(session.life.ms / 1000);
  return cookie;
}

std::string expired_session_cookie(std::string_view portal, CookieSafety safety) {
  return session_cookie_name(portal, safety) + "=" + attributes(safety) + "; Max-Age=0";
}

}  // namespace guichet::server
