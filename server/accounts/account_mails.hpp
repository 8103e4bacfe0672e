// The words of the mails about accounts, in every language.
#pragma once

#include <string_view>

#include "server/portals/letter.hpp"
#include "shared/core/locale.hpp"

namespace guichet::accounts {

// Without initialisers on purpose: a language that lacks a member does not compile.
struct MailWords {
  std::string_view code_subject;
  std::string_view code_text;
  std::string_view code_life;
  std::string_view known_subject;
  std::string_view known_text;
  std::string_view known_button;
  std::string_view reset_subject;
  std::string_view reset_text;
  std::string_view reset_button;
  std::string_view reset_life;
  std::string_view welcome_subject;
  std::string_view welcome_text;
  std::string_view welcome_button;
  std::string_view changed_subject;
  std::string_view changed_text;
  std::string_view verify_subject;
  std::string_view verify_text;
  std::string_view verify_button;
  std::string_view moved_subject;
  std::string_view moved_text;
  std::string_view not_you;
  std::string_view correction_subject;
  std::string_view correction_text;
};

[[nodiscard]] const MailWords& mail_words(Language language);

}  // namespace guichet::accounts
