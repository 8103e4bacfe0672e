// The words on screen: one member per message. Messages are declared once, in messages/*.def (a section per
// file), and worded once per language, in <language>/<section>.hpp. A language that lacks a message does not
// compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/locale.hpp"
#include "shared/core/result.hpp"
#include "shared/text/message_id.hpp"

namespace guichet {

namespace text {
class PseudoCatalog;
}  // namespace text

namespace text::detail {
// Not constexpr: calling it while a catalog is compiled is the compile error.
void a_message_must_not_be_empty();
}  // namespace text::detail

// One message in one language, never empty; may hold {placeholders}.
struct Text {
  consteval Text(const char* words) : view_(words) {
    if (view_.empty()) text::detail::a_message_must_not_be_empty();
  }

  constexpr std::string_view view() const { return view_; }
  constexpr operator std::string_view() const { return view_; }
  std::string str() const { return std::string{view_}; }

 private:
  friend class text::PseudoCatalog;
  struct Made {};
  constexpr Text(std::string_view words, Made) : view_(words) {}

  std::string_view view_;
};

// One message in the forms its language needs; `{n}` is the number.
struct Plural {
  // English and French: one, and everything else. French "many" (whole millions) is worded here when needed.
  consteval Plural(const char* one, const char* other)
      : one_(one), few_(other), many_(other), other_(other) {}
  // Polish: 1, 2-4, 0 and 5-21, fractions.
  consteval Plural(const char* one, const char* few, const char* many, const char* other)
      : one_(one), few_(few), many_(many), other_(other) {}

  constexpr const Text& form(PluralCategory category) const {
    switch (category) {
      case PluralCategory::one:
        return one_;
      case PluralCategory::few:
        return few_;
      case PluralCategory::many:
        return many_;
      case PluralCategory::other:
        break;
    }
    return other_;
  }

 private:
  friend class text::PseudoCatalog;
  constexpr Plural(Text one, Text few, Text many, Text other)
      : one_(one), few_(few), many_(many), other_(other) {}

  Text one_, few_, many_, other_;
};

#define MESSAGE(name) Text name;
#define PLURAL(name) Plural name;
struct GeneralMessages {
#include "shared/text/messages/general.def"
};
struct FailureMessages {
#include "shared/text/messages/failures.def"
};
struct AccountMessages {
#include "shared/text/messages/accounts.def"
};
struct ShellMessages {
#include "shared/text/messages/shell.def"
};
struct OrderMessages {
#include "shared/text/messages/orders.def"
};
struct MediaMessages {
#include "shared/text/messages/media.def"
};
struct StaffMessages {
#include "shared/text/messages/staff.def"
};
struct CorrespondenceMessages {
#include "shared/text/messages/correspondence.def"
};
struct ScreenMessages {
#include "shared/text/messages/screens.def"
};
struct DirectoryMessages {
#include "shared/text/messages/directory.def"
};
#undef PLURAL
#undef MESSAGE

// Every message, as a flat set of members: `catalog(language).sign_in`, `&Catalog::sign_in`.
struct Catalog : GeneralMessages,
                 FailureMessages,
                 AccountMessages,
                 ShellMessages,
                 OrderMessages,
                 MediaMessages,
                 StaffMessages,
                 CorrespondenceMessages,
                 ScreenMessages,
                 DirectoryMessages {
  constexpr const Text& operator[](text::MessageId id) const { return this->*id.member(); }
};

// Compiled in. The client fetches its reader's instead: shared/text/word_file.hpp.
const Catalog& catalog(Language language);

namespace text {

// A value for a {placeholder}.
struct Argument {
  std::string_view name;
  std::string_view value;
};

// Replaces {name} by its value; placeholders without a value stay visible.
std::string fill(std::string_view message, std::initializer_list<Argument> arguments);
std::string fill(std::string_view message, std::span<const MessageArgument> arguments);
// The right form for n, with {n} as the formatted number.
std::string fill(const Plural& message, std::int64_t n, Locale locale,
                 std::initializer_list<Argument> arguments = {});

// The words of a failure: its own message, or the general one of its code.
MessageId general_message(FailureCode code);
std::string words(const Failure& failure, const Catalog& catalog);
// The same, with when to try again.
std::string words(const Failure& failure, const Catalog& catalog, Locale locale);
std::string words(const FieldProblem& problem, const Catalog& catalog);

// All messages with their names, for tests and tools.
struct MessageEntry {
  std::string_view name;
  Text Catalog::*member;
};
struct PluralEntry {
  std::string_view name;
  Plural Catalog::*member;
};
std::span<const MessageEntry> messages();
std::span<const PluralEntry> plural_messages();

// A made-up language for tests: every message accented and 40 per cent longer, placeholders kept. What stays
// plain on a screen drawn with it did not come from the catalog; what is cut is too tight.
class PseudoCatalog {
 public:
  explicit PseudoCatalog(const Catalog& base);
  PseudoCatalog(const PseudoCatalog&) = delete;
  PseudoCatalog& operator=(const PseudoCatalog&) = delete;
  const Catalog& catalog() const { return catalog_; }

 private:
  Text made(std::string_view words);

  std::vector<std::string> storage_;
  Catalog catalog_;
};
std::string accented(std::string_view words);

}  // namespace text
}  // namespace guichet
