#include "shared/wire/problems.hpp"

namespace guichet {

namespace wire::detail {

void append_key(std::string& path, std::string_view key) {
  if (!path.empty()) path += '.';
  path += key;
}

void append_index(std::string& path, std::size_t index) {
  path += '[';
  path += std::to_string(index);
  path += ']';
}

}  // namespace wire::detail

void Problems::add_at(const wire::Location& where, text::MessageId message,
                      std::vector<MessageArgument> arguments) {
  list_.push_back(Problem{.where = where, .message = message, .arguments = std::move(arguments)});
}

const Problem* Problems::find_at(const wire::Location& where) const {
  for (const auto& problem : list_) {
    if (problem.where == where) return &problem;
  }
  return nullptr;
}

}  // namespace guichet
