#include "shared/api.hpp"
#include "shared/wire/wire.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {
namespace {

// What was understood says the same again, and its rules can be asked.
template <class E>
void read_as(std::string_view input) {
  E request;
  wire::DecodeError error;
  if (!wire::decode(input, request, error, wire::UnknownFields::refused)) return;
  const auto text = wire::encode(request);
  const auto again = wire::decode<E>(text);
  require(again.has_value(), "what is written can be read");
  require(wire::encode(*again) == text, "and is the same");
  Problems problems;
  if constexpr (requires { request.check(problems); }) request.check(problems);
}

template <class... E>
void read_as_each(wire::Endpoints<E...>, std::string_view input) {
  (read_as<E>(input), ...);
}

}  // namespace

void json_messages(std::string_view input) {
  read_as_each(Api{}, input);
}

}  // namespace guichet::fuzz
