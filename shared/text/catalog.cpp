#include "shared/text/catalog.hpp"

#include <algorithm>
#include <cstddef>

namespace guichet {

namespace text {

namespace {

// Copies the message, asking `value_of(name, out)` for each {name}.
template <class ValueOf>
std::string filled(std::string_view message, ValueOf value_of) {
  std::string out;
  out.reserve(message.size() + 32);
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    const std::size_t close = message.find('}', open);
    if (close == std::string_view::npos) break;
    out += message.substr(0, open);
    const std::string_view name = message.substr(open + 1, close - open - 1);
    if (!value_of(name, out)) out += message.substr(open, close - open + 1);
    message.remove_prefix(close + 1);
  }
  return out + std::string{message};
}

template <class Arguments>
bool append_value(const Arguments& arguments, std::string_view name, std::string& out) {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [name](const auto& argument) { return argument.name == name; });
  if (found == arguments.end()) return false;
  out += found->value;
  return true;
}

}  // namespace

std::string fill(std::string_view message, std::initializer_list<Argument> arguments) {
  return filled(message,
                [&](std::string_view name, std::string& out) { return append_value(arguments, name, out); });
}

std::string fill(std::string_view message, std::span<const MessageArgument> arguments) {
  return filled(message,
                [&](std::string_view name, std::string& out) { return append_value(arguments, name, out); });
}

std::string fill(const Plural& message, std::int64_t n, Locale locale,
                 std::initializer_list<Argument> arguments) {
  const std::string number = format_integer(n, locale);
  return filled(message.form(plural_category(n, locale.language)),
                [&](std::string_view name, std::string& out) {
                  if (append_value(arguments, name, out)) return true;
                  if (name != "n") return false;
                  out += number;
                  return true;
                });
}

MessageId general_message(FailureCode code) {
  switch (code) {
    case FailureCode::invalid:
      return &Catalog::failure_invalid;
    case FailureCode::malformed:
      return &Catalog::failure_malformed;
    case FailureCode::unauthenticated:
      return &Catalog::failure_unauthenticated;
    case FailureCode::second_factor:
      return &Catalog::failure_second_factor;
    case FailureCode::forbidden:
      return &Catalog::failure_forbidden;
    case FailureCode::not_found:
      return &Catalog::failure_not_found;
    case FailureCode::conflict:
      return &Catalog::failure_conflict;
    case FailureCode::changed_meanwhile:
      return &Catalog::failure_changed_meanwhile;
    case FailureCode::too_many:
      return &Catalog::failure_too_many;
    case FailureCode::too_large:
      return &Catalog::failure_too_large;
    case FailureCode::unavailable:
      return &Catalog::failure_unavailable;
    case FailureCode::offline:
      return &Catalog::failure_offline;
    case FailureCode::outdated:
      return &Catalog::failure_outdated;
    case FailureCode::internal:
      break;
  }
  return &Catalog::failure_internal;
}

std::string words(const Failure& failure, const Catalog& catalog) {
  const MessageId message =
      failure.message && !failure.message->empty() ? *failure.message : general_message(failure.code);
  return fill(catalog[message], failure.arguments);
}

std::string words(const Failure& failure, const Catalog& catalog, Locale locale) {
  std::string out = words(failure, catalog);
  if (!failure.retry_after_s || *failure.retry_after_s <= 0) return out;
  const std::int64_t wait_s = *failure.retry_after_s;
  // Minutes are rounded up: coming back too early would be refused again.
  const std::string wait = wait_s < 60 ? fill(catalog.retry_in_seconds, wait_s, locale)
                                       : fill(catalog.retry_in_minutes, (wait_s + 59) / 60, locale);
  if (failure.code == FailureCode::too_many && !failure.message) return wait;
  return out + " " + wait;
}

std::string words(const FieldProblem& problem, const Catalog& catalog) {
  if (problem.message.empty()) return catalog.failure_invalid.str();
  return fill(catalog[problem.message], problem.arguments);
}

}  // namespace text
}  // namespace guichet
