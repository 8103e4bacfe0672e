// Passwords everybody tries first (P1). Only 15 characters or more can be chosen, so the list holds words
// that people repeat, join or number until they are long enough, and the long ones seen most often in
// published leaks.
#include "server/accounts/common_passwords.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/core/text.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::accounts {

namespace {

constexpr auto words = std::to_array<std::string_view>({"password",
                                                        "passwort",
                                                        "motdepasse",
                                                        "haslo",
                                                        "mojehaslo",
                                                        "monmotdepasse",
                                                        "mypassword",
                                                        "secret",
                                                        "admin",
                                                        "administrator",
                                                        "administrateur",
                                                        "root",
                                                        "user",
                                                        "guest",
                                                        "login",
                                                        "welcome",
                                                        "bienvenue",
                                                        "witam",
                                                        "bonjour",
                                                        "hello",
                                                        "letmein",
                                                        "changeme",
                                                        "master",
                                                        "monkey",
                                                        "dragon",
                                                        "football",
                                                        "baseball",
                                                        "superman",
                                                        "batman",
                                                        "pokemon",
                                                        "starwars",
                                                        "shadow",
                                                        "sunshine",
                                                        "princess",
                                                        "princesse",
                                                        "soleil",
                                                        "chocolat",
                                                        "doudou",
                                                        "loulou",
                                                        "iloveyou",
                                                        "jetaime",
                                                        "kochamcie",
                                                        "polska",
                                                        "quebec",
                                                        "montreal",
                                                        "canada",
                                                        "france",
                                                        "paris",
                                                        "warszawa",
                                                        "qwerty",
                                                        "qwertyuiop",
                                                        "qwertz",
                                                        "azerty",
                                                        "azertyuiop",
                                                        "asdfgh",
                                                        "asdfghjkl",
                                                        "qsdfghjklm",
                                                        "zxcvbn",
                                                        "zxcvbnm",
                                                        "wxcvbn",
                                                        "qazwsx",
                                                        "qazwsxedc",
                                                        "abc",
                                                        "abcd",
                                                        "test",
                                                        "portail",
                                                        "portal",
                                                        "panorama",
                                                        "studiopanorama",
                                                        "niveau",
                                                        "lumen",
                                                        "brzozowa",
                                                        "manutek",
                                                        "immobilier",
                                                        "courtier",
                                                        "nieruchomosci",
                                                        "realestate",
                                                        "google",
                                                        "facebook",
                                                        "linkedin",
                                                        "samsung",
                                                        "internet",
                                                        "computer",
                                                        "ordinateur",
                                                        "komputer",
                                                        "michael",
                                                        "nicolas",
                                                        "camille",
                                                        "marseille",
                                                        "juventus",
                                                        "liverpool",
                                                        "barcelona",
                                                        "realmadrid",
                                                        "chelsea",
                                                        "trustno",
                                                        "whatever",
                                                        "nothing",
                                                        "qwe",
                                                        "asd",
                                                        "zxc",
                                                        "aze",
                                                        "qsd",
                                                        "wxc",
                                                        "qaz",
                                                        "wsx",
                                                        "edc"});

constexpr auto phrases = std::to_array<std::string_view>({"correcthorsebatterystaple",
                                                          "thequickbrownfoxjumpsoverthelazydog",
                                                          "thequickbrownfox",
                                                          "iloveyousomuch",
                                                          "ilovemyfamily",
                                                          "ilovemymother",
                                                          "ilovemymom",
                                                          "iloveyouforever",
                                                          "jetaimepourtoujours",
                                                          "jetaimemonamour",
                                                          "kochamciebardzo",
                                                          "nieznamhasla",
                                                          "niepamietamhasla",
                                                          "jenesaispas",
                                                          "jenesaisplus",
                                                          "touslesmatinsdumonde",
                                                          "passwordispassword",
                                                          "thisismypassword",
                                                          "thisispassword",
                                                          "mypasswordis",
                                                          "notmypassword",
                                                          "nopasswordneeded",
                                                          "ceciestmonmotdepasse",
                                                          "tojestmojehaslo",
                                                          "letmeinplease",
                                                          "pleaseletmein",
                                                          "opensesame",
                                                          "sesameouvretoi",
                                                          "sezamieotworzsie",
                                                          "maytheforcebewithyou",
                                                          "winteriscoming",
                                                          "liverpoolfootballclub",
                                                          "manchesterunited",
                                                          "youllneverwalkalone",
                                                          "godisgreat",
                                                          "jesuslovesyou",
                                                          "jesuschrist",
                                                          "inthenameofgod",
                                                          "blackandwhite",
                                                          "abcdefghijklmnopqrstuvwxyz",
                                                          "administratorpassword",
                                                          "changethispassword",
                                                          "changemenow",
                                                          "defaultpassword",
                                                          "supersecretpassword",
                                                          "superadministrator",
                                                          "unbelievable",
                                                          "lordoftherings",
                                                          "leseigneurdesanneaux",
                                                          "harrypotter",
                                                          "petitpapanoel",
                                                          "vivelequebec",
                                                          "vivelequebeclibre",
                                                          "jemesouviens",
                                                          "polskagurom",
                                                          "bogpolskahonor",
                                                          "niechbedziepochwalony",
                                                          "azertyuiopqsdfghjklmwxcvbn",
                                                          "qwertyuiopasdfghjklzxcvbnm",
                                                          "1q2w3e4r5t6y7u8i9o0p",
                                                          "1qaz2wsx3edc4rfv",
                                                          "1qaz2wsx3edc4rfv5tgb",
                                                          "qazwsxedcrfvtgb",
                                                          "zaq12wsxcde34rfv",
                                                          "a1b2c3d4e5f6g7h8",
                                                          "q1w2e3r4t5y6u7i8",
                                                          "1a2b3c4d5e6f7g8h"});

// Rows along which a finger or the alphabet runs.
constexpr auto rows = std::to_array<std::string_view>(
    {"01234567890123456789012345", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
     "azertyuiopqsdfghjklmwxcvbn", "qwertzuiopasdfghjklyxcvbnm"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Without capitals, accents, spaces and signs, and with the usual disguises undone in `plain_letters`.
std::string plain(std::string_view password) {
  std::string out;
  for (const char c : text::fold(password)) {
    if ((c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
}

std::string without_disguise(std::string_view password) {
  static constexpr std::string_view disguised = "@43!10$57";
  static constexpr std::string_view meant = "aaeiiosst";
  std::string out;
  for (const char c : text::fold(password)) {
    const std::size_t at = disguised.find(c);
    out += at == std::string_view::npos ? c : meant[at];
  }
  return plain(out);
}

bool is_run(std::string_view text) {
  if (text.size() < 3) return false;
  return std::any_of(rows.begin(), rows.end(), [text](std::string_view row) {
    const std::string backwards{row.rbegin(), row.rend()};
    return row.find(text) != std::string_view::npos || backwards.find(text) != std::string::npos;
  });
}

// The shortest unit the text is a repetition of, cut ends included: "abcabca" -> "abc".
std::string_view unit_of(std::string_view text) {
  for (std::size_t size = 1; size * 2 <= text.size(); ++size) {
    if (text.substr(size) == text.substr(0, text.size() - size)) return text.substr(0, size);
  }
  return text;
}

// Taken greedily from the front: words, runs of three or more and digits, and nothing else?
bool is_made_of_parts(std::string_view text) {
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const std::string_view word : words) {
      if (text.starts_with(word)) taken = std::max(taken, word.size());
    }
    for (std::size_t size = 3; size <= text.size() && is_run(text.substr(0, size)); ++size) {
      taken = std::max(taken, size);
    }
    if (taken == 0 && is_digit(text.front())) taken = 1;
    if (taken == 0) return false;
    text.remove_prefix(taken);
  }
  return true;
}

bool is_common_text(std::string_view text) {
  constexpr std::size_t unit_max = 4;
  const std::string_view unit = unit_of(text);
  if (unit.size() <= unit_max || is_made_of_parts(unit)) return true;
  std::string_view without_tail = text;
  while (!without_tail.empty() && is_digit(without_tail.back())) without_tail.remove_suffix(1);
  return std::find(phrases.begin(), phrases.end(), text) != phrases.end() ||
         std::find(phrases.begin(), phrases.end(), without_tail) != phrases.end();
}

}  // namespace

bool is_common_password(std::string_view password) {
  return is_common_text(plain(password)) || is_common_text(without_disguise(password));
}

Failure common_password(std::string field) {
  return Failure::invalid({FieldProblem{.path = std::move(field), .message = &Catalog::password_too_common}});
}

}  // namespace guichet::accounts
