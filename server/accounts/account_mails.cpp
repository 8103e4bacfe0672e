#include "server/accounts/account_mails.hpp"

namespace guichet::accounts {

namespace {

constexpr MailWords english{
    .code_subject = "Your code for {portal}",
    .code_text =
        "Somebody is registering with your agent code {code}. If it is you, type this one-time code:",
    .code_life = "It is valid for 10 minutes.",
    .known_subject = "You already have an account with {portal}",
    .known_text =
        "Somebody tried to register with your agent code {code}, but you are registered already. Sign in, "
        "or choose a new password if you have forgotten it.",
    .known_button = "Sign in",
    .reset_subject = "New password for {portal}",
    .reset_text = "Hello {name}, somebody asked for a new password for your account {login}.",
    .reset_button = "Choose a password",
    .reset_life = "The link is valid for 30 minutes and works once.",
    .welcome_subject = "Welcome to {portal}",
    .welcome_text =
        "Hello {name}, your account is ready. You sign in with {login} and the password you have chosen.",
    .welcome_button = "Open the portal",
    .changed_subject = "Your password was changed",
    .changed_text =
        "Hello {name}, the password of your account {login} has just been changed, and your other devices "
        "were signed out.",
    .verify_subject = "Confirm your new e-mail address",
    .verify_text = "Hello {name}, confirm that the mail of your account {login} should come to this address.",
    .verify_button = "Confirm this address",
    .moved_subject = "Your e-mail address is about to change",
    .moved_text =
        "Hello {name}, somebody asked to move the mail of your account {login} to {email}. Nothing changes "
        "until that mailbox confirms.",
    .not_you = "If it was not you, ignore this message or write to us.",
    .correction_subject = "Correction of identity: agent {code}",
    .correction_text = "{name} ({office}) says that the data of the board is not right:",
};

constexpr MailWords french_france{
    .code_subject = "Votre code pour {portal}",
    .code_text =
        "Quelqu’un s’inscrit avec votre code d’agent {code}. Si c’est vous, saisissez ce code à usage "
        "unique.",
    .code_life = "Il est valable 10 minutes.",
    .known_subject = "Vous avez déjà un compte chez {portal}",
    .known_text =
        "Quelqu’un a voulu s’inscrire avec votre code d’agent {code}, mais vous êtes déjà inscrit. "
        "Connectez-vous, ou choisissez un nouveau mot de passe si vous l’avez oublié.",
    .known_button = "Se connecter",
    .reset_subject = "Nouveau mot de passe pour {portal}",
    .reset_text = "Bonjour {name}, un nouveau mot de passe a été demandé pour votre compte {login}.",
    .reset_button = "Choisir un mot de passe",
    .reset_life = "Le lien est valable 30 minutes et ne sert qu’une fois.",
    .welcome_subject = "Bienvenue chez {portal}",
    .welcome_text =
        "Bonjour {name}, votre compte est prêt. Vous vous connectez avec {login} et le mot de passe que "
        "vous avez choisi.",
    .welcome_button = "Ouvrir l’espace client",
    .changed_subject = "Votre mot de passe a été modifié",
    .changed_text =
        "Bonjour {name}, le mot de passe de votre compte {login} vient d’être modifié et vos autres "
        "appareils ont été déconnectés.",
    .verify_subject = "Confirmez votre nouvelle adresse e-mail",
    .verify_text =
        "Bonjour {name}, confirmez que les messages de votre compte {login} doivent arriver à cette "
        "adresse.",
    .verify_button = "Confirmer cette adresse",
    .moved_subject = "Votre adresse e-mail va changer",
    .moved_text =
        "Bonjour {name}, il a été demandé d’envoyer les messages de votre compte {login} à {email}. Rien ne "
        "change tant que cette adresse n’est pas confirmée.",
    .not_you = "Si ce n’était pas vous, ignorez ce message ou écrivez-nous.",
    .correction_subject = "Correction d’identité, agent {code}",
    .correction_text = "Selon {name} ({office}), les données de la chambre ne sont pas exactes.",
};

constexpr MailWords french_canada{
    .code_subject = "Votre code pour {portal}",
    .code_text =
        "Quelqu’un s’inscrit avec votre code d’agent {code}. Si c’est vous, entrez ce code à usage unique.",
    .code_life = "Il est valide 10 minutes.",
    .known_subject = "Vous avez déjà un compte chez {portal}",
    .known_text =
        "Quelqu’un a voulu s’inscrire avec votre code d’agent {code}, mais vous êtes déjà inscrit. "
        "Connectez-vous, ou choisissez un nouveau mot de passe si vous l’avez oublié.",
    .known_button = "Se connecter",
    .reset_subject = "Nouveau mot de passe pour {portal}",
    .reset_text = "Bonjour {name}, un nouveau mot de passe a été demandé pour votre compte {login}.",
    .reset_button = "Choisir un mot de passe",
    .reset_life = "Le lien est valide 30 minutes et ne sert qu’une fois.",
    .welcome_subject = "Bienvenue chez {portal}",
    .welcome_text =
        "Bonjour {name}, votre compte est prêt. Vous vous connectez avec {login} et le mot de passe que "
        "vous avez choisi.",
    .welcome_button = "Ouvrir l’espace client",
    .changed_subject = "Votre mot de passe a été changé",
    .changed_text =
        "Bonjour {name}, le mot de passe de votre compte {login} vient d’être changé et vos autres "
        "appareils ont été déconnectés.",
    .verify_subject = "Confirmez votre nouvelle adresse courriel",
    .verify_text =
        "Bonjour {name}, confirmez que les messages de votre compte {login} doivent arriver à cette "
        "adresse.",
    .verify_button = "Confirmer cette adresse",
    .moved_subject = "Votre adresse courriel va changer",
    .moved_text =
        "Bonjour {name}, il a été demandé d’envoyer les messages de votre compte {login} à {email}. Rien ne "
        "change tant que cette adresse n’est pas confirmée.",
    .not_you = "Si ce n’était pas vous, ignorez ce message ou écrivez-nous.",
    .correction_subject = "Correction d’identité, agent {code}",
    .correction_text = "Selon {name} ({office}), les données de la chambre ne sont pas exactes.",
};

constexpr MailWords polish{
    .code_subject = "Twój kod do {portal}",
    .code_text = "Ktoś rejestruje się Twoim kodem agenta {code}. Jeśli to Ty, wpisz ten kod jednorazowy.",
    .code_life = "Jest ważny 10 minut.",
    .known_subject = "Masz już konto w {portal}",
    .known_text =
        "Ktoś próbował zarejestrować się Twoim kodem agenta {code}, ale masz już konto. Zaloguj się albo "
        "ustaw nowe hasło, jeśli go nie pamiętasz.",
    .known_button = "Zaloguj się",
    .reset_subject = "Nowe hasło do {portal}",
    .reset_text = "Dzień dobry {name}, poproszono o nowe hasło do Twojego konta {login}.",
    .reset_button = "Ustaw hasło",
    .reset_life = "Link jest ważny 30 minut i działa raz.",
    .welcome_subject = "Witamy w {portal}",
    .welcome_text =
        "Dzień dobry {name}, Twoje konto jest gotowe. Logujesz się jako {login}, wybranym hasłem.",
    .welcome_button = "Otwórz portal",
    .changed_subject = "Hasło zostało zmienione",
    .changed_text =
        "Dzień dobry {name}, hasło do Twojego konta {login} właśnie zmieniono, a pozostałe urządzenia "
        "wylogowano.",
    .verify_subject = "Potwierdź nowy adres e-mail",
    .verify_text =
        "Dzień dobry {name}, potwierdź, że wiadomości z konta {login} mają przychodzić na ten adres.",
    .verify_button = "Potwierdź ten adres",
    .moved_subject = "Twój adres e-mail ma się zmienić",
    .moved_text =
        "Dzień dobry {name}, poproszono o przesyłanie wiadomości z konta {login} na adres {email}. Nic się "
        "nie zmieni, dopóki ten adres nie zostanie potwierdzony.",
    .not_you = "Jeśli to nie Ty, zignoruj tę wiadomość lub napisz do nas.",
    .correction_subject = "Poprawka danych, agent {code}",
    .correction_text = "Według {name} ({office}) dane z izby są nieprawidłowe.",
};

}  // namespace

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

}  // namespace guichet::accounts
