#include "server/messages/message_mails.hpp"

#include "languages/mails.hpp"
#include "server/outbox/outbox.hpp"
#include "server/portal.hpp"
#include "server/portals/people.hpp"
#include "shared/portal/addresses.hpp"

namespace guichet::messages {

void mail_message(server::Call& call, const portals::PublicUrl& url, const ThreadRow& thread,
                  const std::string& text) {
  const bool is_company = is_staff(call.actor.role);
  const auto client = portals::find_person(call.tx, thread.account);
  const std::string& to = is_company && client ? client->email : call.portal.rules.staff_mail;
  if (to.empty()) return;
  const Language language =
      is_company && client ? portals::language_of(*client, call.portal.language) : call.portal.language;
  const mails::Messages& words = mails::messages(language);
  const portals::Letter letter{
      .language = language,
      .subject =
          portals::filled(words.subject, {{"portal", call.portal.portal.name}, {"subject", thread.subject}}),
      .paragraphs = {portals::filled(words.intro, {{"name", call.actor.name}}), preview_of(text)},
      .button = std::string(words.button),
      .url = url.page(call.portal.id.value, portal::addresses::thread(thread.id.value))};
  call.outbox.add(portals::written(letter,
                                   {.email = to,
                                    .account = is_company ? thread.account.value : std::string(),
                                    .about = "message " + thread.id.value},
                                   call.portal.portal));
}

}  // namespace guichet::messages
