#include "shared/wire/problems.hpp"

namespace guichet {

namespace wire {
namespace {

void append_key(std::string& path, std::string_view key) {
  if (!path.empty()) path += '.';
  path += key;
}

void append_index(std::string& path, std::size_t index) {
  path += '[';
  path += std::to_string(index);
  path += ']';
}

// Depth-first; calls found(location, path) for every value below `value` until it returns true; the path
// then stays that of the value found.
template <class Found>
bool visit_locations(const Writable& type, const void* value, std::string& path, const Found& found) {
  if (found(Location{value, type.key}, path)) return true;
  const std::size_t mark = path.size();
  for (std::size_t index = 0; index < type.member_count; ++index) {
    const Member<Writable>& member = type.members[index];
    append_key(path, member.name);
    if (visit_locations(*member.type, static_cast<const char*>(value) + member.offset, path, found))
      return true;
    path.resize(mark);
  }
  if (type.part == nullptr) return false;
  std::size_t index = 0;
  while (const void* part = type.part(value, index)) {
    if (type.shape == Shape::list) append_index(path, index);
    if (visit_locations(*type.item, part, path, found)) return true;
    path.resize(mark);
    ++index;
  }
  return false;
}

}  // namespace

std::optional<std::string> path_in(const Writable& type, const void* request, const Location& location) {
  std::string path;
  const bool is_found = visit_locations(
      type, request, path, [&location](const Location& at, const std::string&) { return at == location; });
  if (!is_found) return std::nullopt;
  return path;
}

std::optional<Location> locate(const Writable& type, const void* request, std::string_view path) {
  std::optional<Location> result;
  std::string walked;
  visit_locations(type, request, walked, [&](const Location& at, const std::string& here) {
    if (here != path) return false;
    result = at;
    return true;
  });
  return result;
}

}  // namespace wire

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
