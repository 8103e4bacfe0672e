#include "server/accounts/live_links.hpp"

namespace guichet::accounts {

namespace {

constexpr std::int64_t links_max = 500;

}  // namespace

std::vector<LiveLink> live_links_of(storage::Tx& tx, const AccountId& account, Instant now) {
  return tx.all<LiveLink>(
      "select substr(token_hash, 1, 24) as id, kind, email, created_at as issued_at, expires_at, uses_left"
      " from links where portal = :portal and kind in ('password_reset', 'activation', 'email_change')"
      " and account = $1 and used_at is null and revoked_at is null and uses_left > 0 and expires_at > $2"
      " order by expires_at, token_hash limit $3",
      account, now, links_max);
}

std::vector<LiveLink> live_links_of_agent(storage::Tx& tx, std::string_view agent_code, Instant now) {
  std::vector<LiveLink> links = tx.all<LiveLink>(
      "select substr(token_hash, 1, 24) as id, kind, email, created_at as issued_at, expires_at, uses_left"
      " from links where portal = :portal and kind = 'activation' and agent_code = $1 and used_at is null"
      " and revoked_at is null and uses_left > 0 and expires_at > $2 order by expires_at, token_hash limit "
      "$3",
      agent_code, now, links_max);
  const auto account =
      tx.one<AccountId>("select id from accounts where portal = :portal and agent_code = $1", agent_code);
  if (!account) return links;
  for (LiveLink& link : live_links_of(tx, *account, now)) links.push_back(std::move(link));
  return links;
}

std::vector<LiveLinkRow> live_links_of_agents(storage::Tx& tx, Instant now) {
  return tx.all<LiveLinkRow>(
      "select substr(l.token_hash, 1, 24) as link_id, l.kind as link_kind, l.email as link_email,"
      " l.created_at as link_issued_at, l.expires_at as link_expires_at, l.uses_left as link_uses_left,"
      " coalesce(l.account, '') as account, coalesce(l.agent_code, a.agent_code) as agent_code"
      " from links l left join accounts a on a.portal = l.portal and a.id = l.account"
      " where l.portal = :portal and l.kind in ('password_reset', 'activation', 'email_change')"
      " and l.used_at is null and l.revoked_at is null and l.uses_left > 0 and l.expires_at > $1"
      " and coalesce(l.agent_code, a.agent_code) is not null"
      " order by l.expires_at, l.token_hash limit $2",
      now, links_max);
}

bool revoke_link_of(storage::Tx& tx, const AccountId& account, std::string_view id, Instant now) {
  return tx.run(
               "update links set revoked_at = $3 where portal = :portal and account = $1"
               " and kind in ('password_reset', 'activation', 'email_change')"
               " and substr(token_hash, 1, 24) = $2 and used_at is null and revoked_at is null"
               " and expires_at > $3",
               account, id, now)
             .rows > 0;
}

bool revoke_link_of_agents(storage::Tx& tx, std::string_view id, Instant now) {
  return tx.run(
               "update links set revoked_at = $2 where portal = :portal"
               " and kind in ('password_reset', 'activation', 'email_change')"
               " and token_hash >= $1 and token_hash < $1 || 'g' and substr(token_hash, 1, 24) = $1"
               " and (agent_code is not null or account in"
               "   (select id from accounts where portal = :portal and agent_code is not null))"
               " and used_at is null and revoked_at is null and expires_at > $2",
               id, now)
             .rows > 0;
}

}  // namespace guichet::accounts
