#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>

namespace guichet::storage {

// Whose rows a statement may touch: one portal's (every statement names :portal), or all (internals only).
enum class Scope { portal, everywhere };

namespace detail {

constexpr std::size_t params_max = 40;

// Not constexpr: reaching one of these while compiling is the error message.
void wrong_number_of_sql_parameters();
void sql_must_mention_portal();
void sql_parameter_out_of_range();

struct SqlShape {
  std::size_t params = 0;  // highest n of $n, 0 when a smaller one is unused
  bool mentions_portal = false;
};

constexpr bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The index after the next `c`, or the end. A loop, because GCC 12's sanitizers find string_view::find not constant.
constexpr std::size_t after_next(std::string_view sql, char c, std::size_t at) {
  while (at < sql.size() && sql[at] != c) ++at;
  return at < sql.size() ? at + 1 : at;
}

// The index after a quoted text or a comment that starts at `at`, or `at` when none does.
constexpr std::size_t skip_quoted(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  if (c == '\'' || c == '"') return after_next(sql, c, at + 1);
  if (c == '-' && sql.substr(at, 2) == "--") return after_next(sql, '\n', at);
  return at;
}

constexpr SqlShape shape_of(std::string_view sql) {
  SqlShape shape;
  std::array<bool, params_max + 1> seen{};
  for (std::size_t i = 0; i < sql.size();) {
    if (const std::size_t next = skip_quoted(sql, i); next != i) {
      i = next;
      continue;
    }
    if (sql[i] == ':' && sql.substr(i, 7) == ":portal" && (i + 7 == sql.size() || !is_word(sql[i + 7])))
      shape.mentions_portal = true;
    if (sql[i] == '$') {
      std::size_t n = 0;
      for (++i; i < sql.size() && sql[i] >= '0' && sql[i] <= '9'; ++i)
        n = n * 10 + static_cast<std::size_t>(sql[i] - '0');
      if (n == 0 || n > params_max) sql_parameter_out_of_range();
      seen[n] = true;
      if (n > shape.params) shape.params = n;
      continue;
    }
    ++i;
  }
  for (std::size_t n = 1; n <= shape.params; ++n)
    if (!seen[n]) wrong_number_of_sql_parameters();
  return shape;
}

}  // namespace detail

// Literals put together while compiling: statements that read the same columns write them once.
template <const std::string_view&... parts>
struct Joined {
  static constexpr auto characters = [] {
    std::array<char, (parts.size() + ...)> all{};
    std::size_t end = 0;
    for (const std::string_view part : {parts...})
      for (const char c : part) all[end++] = c;
    return all;
  }();
  static constexpr std::string_view text{characters.data(), characters.size()};
};

// SQL that only a literal can become, with exactly as many $n as parameters. In portal scope it must mention
// :portal, which the transaction binds: there is no query without a tenant.
template <Scope scope, class... P>
class Sql {
 public:
  template <class Text>
  requires std::convertible_to<const Text&, std::string_view>
  consteval Sql(const Text& text)
      : text_(text) {  // NOLINT: implicit on purpose, so that literals are passed bare
    const detail::SqlShape shape = detail::shape_of(text_);
    if (shape.params != sizeof...(P)) detail::wrong_number_of_sql_parameters();
    if (scope == Scope::portal && !shape.mentions_portal) detail::sql_must_mention_portal();
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

template <class... P>
using SqlFor = Sql<Scope::portal, P...>;
template <class... P>
using GlobalSqlFor = Sql<Scope::everywhere, P...>;

}  // namespace guichet::storage
