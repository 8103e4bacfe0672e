#include "server/directory/directory_mails.hpp"

#include "server/clock.hpp"
#include "server/outbox/outbox.hpp"
#include "server/storage/writer.hpp"
#include "shared/portal/addresses.hpp"

namespace guichet::directory {

namespace {

// Without initialisers on purpose: a language that lacks a member does not compile.
struct MailWords {
  std::string_view known_subject;
  std::string_view known_text;
  std::string_view register_button;
  std::string_view corrected_subject;
  std::string_view corrected_text;
  std::string_view not_corrected_subject;
  std::string_view not_corrected_text;
};

constexpr MailWords english{
    .known_subject = "You can now register with {portal}",
    .known_text = "Hello {name}, your data have arrived. Register with your agent code {code}.",
    .register_button = "Sign up",
    .corrected_subject = "Your details are corrected",
    .corrected_text =
        "Hello {name}, we have corrected your details. Your office: {office}. You can go on registering with "
        "your agent code {code}.",
    .not_corrected_subject = "Your request for a correction",
    .not_corrected_text =
        "Hello {name}, we have not changed your details, for this reason. You can go on registering with "
        "your "
        "agent code {code}.",
};

constexpr MailWords french_france{
    .known_subject = "Vous pouvez vous inscrire chez {portal}",
    .known_text = "Bonjour {name}, vos données sont arrivées. Inscrivez-vous avec votre code d’agent {code}.",
    .register_button = "S’inscrire",
    .corrected_subject = "Vos coordonnées sont corrigées",
    .corrected_text =
        "Bonjour {name}, nous avons corrigé vos coordonnées. Votre bureau est maintenant {office}. Vous "
        "pouvez "
        "poursuivre votre inscription avec votre code d’agent {code}.",
    .not_corrected_subject = "Votre demande de correction",
    .not_corrected_text =
        "Bonjour {name}, nous n’avons pas modifié vos coordonnées, pour la raison qui suit. Vous pouvez "
        "poursuivre votre inscription avec votre code d’agent {code}.",
};

constexpr MailWords french_canada{
    .known_subject = "Vous pouvez vous inscrire chez {portal}",
    .known_text = "Bonjour {name}, vos données sont arrivées. Inscrivez-vous avec votre code d’agent {code}.",
    .register_button = "S’inscrire",
    .corrected_subject = "Vos coordonnées sont corrigées",
    .corrected_text =
        "Bonjour {name}, nous avons corrigé vos coordonnées. Votre bureau est maintenant {office}. Vous "
        "pouvez "
        "poursuivre votre inscription avec votre code d’agent {code}.",
    .not_corrected_subject = "Votre demande de correction",
    .not_corrected_text =
        "Bonjour {name}, nous n’avons pas changé vos coordonnées, pour la raison qui suit. Vous pouvez "
        "poursuivre votre inscription avec votre code d’agent {code}.",
};

constexpr MailWords polish{
    .known_subject = "Możesz się już zarejestrować w {portal}",
    .known_text = "Dzień dobry {name}, Twoje dane już są. Zarejestruj się kodem agenta {code}.",
    .register_button = "Zarejestruj się",
    .corrected_subject = "Twoje dane są poprawione",
    .corrected_text =
        "Dzień dobry {name}, poprawiliśmy Twoje dane. Twoje biuro to teraz {office}. Możesz dokończyć "
        "rejestrację kodem agenta {code}.",
    .not_corrected_subject = "Twoja prośba o poprawkę",
    .not_corrected_text =
        "Dzień dobry {name}, nie zmieniliśmy Twoich danych z następującego powodu. Możesz dokończyć "
        "rejestrację kodem agenta {code}.",
};

const MailWords& mail_words(Language language) {
  switch (language) {
    case Language::fr_fr:
      return french_france;
    case Language::fr_ca:
      return french_canada;
    case Language::pl_pl:
      return polish;
    case Language::en:
      break;
  }
  return english;
}

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
  letter.button = mail_words(language).register_button;
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
  const MailWords& words = mail_words(language);
  call.outbox.add(made(agent, call.portal, url, language, {words.known_subject, words.known_text}));
}

void mail_corrected(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent) {
  if (agent.email.empty()) return;
  const Language language = language_of(agent, call.portal);
  const MailWords& words = mail_words(language);
  call.outbox.add(made(agent, call.portal, url, language, {words.corrected_subject, words.corrected_text}));
}

void mail_not_corrected(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent,
                        std::string_view reason) {
  if (agent.email.empty()) return;
  const Language language = language_of(agent, call.portal);
  const MailWords& words = mail_words(language);
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
    const MailWords& words = mail_words(language);
    outbox::Outbox outbox(tx, ids_, clock_.now());
    outbox.add(made(*agent, *portal, url_, language, {words.known_subject, words.known_text}));
    return true;
  });
  return outbox::Effect::done();
}

}  // namespace guichet::directory
