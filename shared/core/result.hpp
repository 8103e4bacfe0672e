// Result and Failure: the only way in which expected failures travel, on both ends and over the wire.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "shared/text/message_id.hpp"
#include "shared/wire/fields.hpp"

namespace guichet {

WIRE_ENUM(FailureCode,
          invalid,            // a field is wrong; `problems` says which
          malformed,          // the request could not be read at all
          unauthenticated,    // nobody is signed in, or the session has ended
          second_factor,      // signed in with the password, the second step is missing
          forbidden,          // this role may never do this
          not_found,          // absent, or not for this person: the two are never told apart
          conflict,           // the state does not allow it (already accepted, name taken)
          changed_meanwhile,  // somebody else was first; load again
          too_many,           // a rate limit; see `retry_after_s`
          too_large,          // a file or request over its limit
          unavailable,        // the server or something it needs is down; try again later
          offline,            // made by the client only: no connection
          outdated,           // the client is another build than the server; reload
          internal)           // a bug; it is in the log under the request's number

// A value for a {placeholder} of a message, already formatted.
struct MessageArgument {
  std::string name{};
  std::string value{};
  WIRE_FIELDS(name, value)
  friend bool operator==(const MessageArgument&, const MessageArgument&) = default;
};

// What is wrong with one field; `path` as on the wire: "phones[0].number".
struct FieldProblem {
  std::string path{};
  text::MessageId message{};
  std::vector<MessageArgument> arguments{};
  WIRE_FIELDS(path, message, arguments)
  friend bool operator==(const FieldProblem&, const FieldProblem&) = default;
};

// Why something was refused. Without a message, the screen shows the general text of the code
// (`text::general_message`).
struct Failure {
  FailureCode code = FailureCode::internal;
  std::optional<text::MessageId> message{};
  std::vector<MessageArgument> arguments{};
  std::vector<FieldProblem> problems{};
  std::optional<std::int64_t> retry_after_s{};
  WIRE_FIELDS(code, message, arguments, problems, retry_after_s)
  friend bool operator==(const Failure&, const Failure&) = default;

  static Failure of(FailureCode code) { return Failure{.code = code}; }
  static Failure of(FailureCode code, text::MessageId message) {
    return Failure{.code = code, .message = message};
  }
  static Failure invalid(std::vector<FieldProblem> problems) {
    return Failure{.code = FailureCode::invalid, .problems = std::move(problems)};
  }
  static Failure invalid(text::MessageId message) { return of(FailureCode::invalid, message); }
  static Failure malformed() { return of(FailureCode::malformed); }
  static Failure unauthenticated() { return of(FailureCode::unauthenticated); }
  static Failure unauthenticated(text::MessageId message) {
    return of(FailureCode::unauthenticated, message);
  }
  static Failure forbidden() { return of(FailureCode::forbidden); }
  static Failure forbidden(text::MessageId message) { return of(FailureCode::forbidden, message); }
  static Failure not_found() { return of(FailureCode::not_found); }
  static Failure not_found(text::MessageId message) { return of(FailureCode::not_found, message); }
  static Failure conflict() { return of(FailureCode::conflict); }
  static Failure conflict(text::MessageId message) { return of(FailureCode::conflict, message); }
  static Failure changed_meanwhile() { return of(FailureCode::changed_meanwhile); }
  static Failure too_many(std::int64_t retry_after_s) {
    return Failure{.code = FailureCode::too_many, .retry_after_s = retry_after_s};
  }
  static Failure too_large() { return of(FailureCode::too_large); }
  static Failure too_large(text::MessageId message) { return of(FailureCode::too_large, message); }
  static Failure unavailable() { return of(FailureCode::unavailable); }
  static Failure internal() { return of(FailureCode::internal); }

  // Adds a value for a placeholder of `message`: `Failure::conflict(&Catalog::x).with("n", "3")`.
  Failure with(std::string name, std::string value) && {
    arguments.push_back(MessageArgument{.name = std::move(name), .value = std::move(value)});
    return std::move(*this);
  }
};

// A value or the failure that prevented it. Reading the value of a failure is a bug and ends the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

  explicit operator bool() const { return state_.index() == 0; }
  bool has_value() const { return state_.index() == 0; }

  T& operator*() & { return checked<0>(state_); }
  const T& operator*() const& { return checked<0>(state_); }
  T&& operator*() && { return std::move(checked<0>(state_)); }
  T* operator->() { return &checked<0>(state_); }
  const T* operator->() const { return &checked<0>(state_); }

  const Failure& failure() const { return checked<1>(state_); }

  T value_or(T fallback) const& { return has_value() ? **this : std::move(fallback); }

 private:
  template <std::size_t Index, class State>
  static auto& checked(State& state) {
    auto* held = std::get_if<Index>(&state);
    if (held == nullptr) std::abort();
    return *held;
  }

  std::variant<T, Failure> state_;
};

// Done, or the failure that prevented it: `return {};` means done.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Failure failure) : failure_(std::move(failure)) {}

  explicit operator bool() const { return !failure_.has_value(); }
  bool has_value() const { return !failure_.has_value(); }

  const Failure& failure() const {
    if (!failure_) std::abort();
    return *failure_;
  }

 private:
  std::optional<Failure> failure_{};
};

}  // namespace guichet
