// The words on screen: one member per message. Messages are declared by languages/en.json and worded in a
// file for each language beside it; toolchain/languages.py stops the build when one lacks a message or a
// plural form.
#pragma once

#include <array>
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

// One message in one language, never empty; may hold {placeholders}.
struct Text {
  constexpr std::string_view view() const { return view_; }
  constexpr operator std::string_view() const { return view_; }
  std::string str() const { return std::string{view_}; }

 private:
  friend class text::PseudoCatalog;
  constexpr explicit Text(std::string_view words) : view_(words) {}

  std::string_view view_;
};

// One message in the forms of all languages: where a language has no such form, the one it takes instead.
// `{n}` is the number.
struct Plural {
  constexpr const Text& form(PluralCategory category) const {
    return forms_[static_cast<std::size_t>(category)];
  }

 private:
  friend class text::PseudoCatalog;
  std::array<Text, wire::count<PluralCategory>> forms_;
};

// Every message, as a flat set of members: `catalog(language).sign_in`, `&Catalog::sign_in`.
struct Catalog {
#define MESSAGE(name) Text name;
#define PLURAL(name) Plural name;
#include "languages/messages.def"
#undef PLURAL
#undef MESSAGE

  constexpr const Text& operator[](text::MessageId id) const {
    return this->*id.member();
  }
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
