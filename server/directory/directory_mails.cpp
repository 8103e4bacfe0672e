#include "server/directory/directory_mails.hpp"

#include "languages/mails.hpp"
#include "server/clock.hpp"
#include "server/outbox/outbox.hpp"
#include "server/storage/writer.hpp"
#include "shared/portal/addresses.hpp"

namespace guichet::directory {

namespace {

struct Words {
  std::string_view subject;
  std::string_view text;
  std::string_view added{};  // a paragraph of its own
};

outbox::SendMail made(const AgentRow& agent, const server::PortalConfig& portal,
                      const portals::PublicUrl& url, Language language, const Words& words) {
  const std::string name = agent.first_name.empty() ? agent.last_name : agent.first_name;
  portals::Letter letter;
  letter.language = language;
  letter.subject = portals::filled(words.subject, {{"portal", portal.portal.name}});
  letter.paragraphs = {
      portals::filled(words.text, {{"name", name}, {"code", agent.agent_code}, {"office", agent.office}})};
  if (!words.added.empty()) letter.paragraphs.insert(letter.paragraphs.begin() + 1, std::string(words.added));
  letter.button = mails::directory(language).register_button;
  letter.url = url.page(portal.id.value, portal::addresses::registration);
  return portals::written(letter, {.email = agent.email, .about = "registration"}, portal.portal);
}

Language language_of(const AgentRow& agent, const server::PortalConfig& portal) {
  return parse_language(agent.language).value_or(portal.language);
}

}  // namespace

void mail_known(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent) {
  if (agent.email.empty()) return;
  const Language language = language_of(agent, call.portal);
  const mails::Directory& words = mails::directory(language);
  call.outbox.add(made(agent, call.portal, url, language, {words.known_subject, words.known_text}));
}

void mail_corrected(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent) {
  if (agent.email.empty()) return;
  const Language language = language_of(agent, call.portal);
  const mails::Directory& words = mails::directory(language);
  call.outbox.add(made(agent, call.portal, url, language, {words.corrected_subject, words.corrected_text}));
}

void mail_not_corrected(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent,
                        std::string_view reason) {
  if (agent.email.empty()) return;
  const Language language = language_of(agent, call.portal);
  const mails::Directory& words = mails::directory(language);
  call.outbox.add(made(agent, call.portal, url, language,
                       {words.not_corrected_subject, words.not_corrected_text, reason}));
}

outbox::Effect Arrivals::tell(const outbox::AgentKnown& job, const outbox::Delivery& delivery) {
  const auto* portal = portals_.find(delivery.portal);
  if (portal == nullptr) return outbox::Effect::give_up("no such portal");
  db_.writer().write(delivery.portal, [&](storage::Tx& tx) {
    const auto agent = find_row(tx, job.agent_code);
    if (!agent || agent->email.empty() || agent->revoked_at || !agent->account_state.empty()) return true;
    const Language language = language_of(*agent, *portal);
    const mails::Directory& words = mails::directory(language);
    outbox::Outbox outbox(tx, ids_, clock_.now());
    outbox.add(made(*agent, *portal, url_, language, {words.known_subject, words.known_text}));
    return true;
  });
  return outbox::Effect::done();
}

}  // namespace guichet::directory
