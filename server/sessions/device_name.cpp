#include "server/sessions/device_name.hpp"

#include <array>
#include <utility>

namespace guichet::server {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;  // what stands in the text, what it means

// The first one that occurs counts: most browsers also name those they descend from.
constexpr std::array<Sign, 9> browsers{{{"Edg/", "Edge"},
                                        {"EdgA/", "Edge"},
                                        {"OPR/", "Opera"},
                                        {"SamsungBrowser/", "Samsung Internet"},
                                        {"FxiOS/", "Firefox"},
                                        {"Firefox/", "Firefox"},
                                        {"CriOS/", "Chrome"},
                                        {"Chrome/", "Chrome"},
                                        {"Safari/", "Safari"}}};
constexpr std::array<Sign, 7> systems{{{"iPhone", "iPhone"},
                                       {"iPad", "iPad"},
                                       {"Android", "Android"},
                                       {"CrOS", "ChromeOS"},
                                       {"Windows", "Windows"},
                                       {"Macintosh", "macOS"},
                                       {"Linux", "Linux"}}};

template <std::size_t Count>
std::string_view meant(const std::array<Sign, Count>& signs, std::string_view user_agent) {
  for (const auto& [sign, meaning] : signs)
    if (user_agent.find(sign) != std::string_view::npos) return meaning;
  return {};
}

}  // namespace

std::string device_name(std::string_view user_agent) {
  std::string name(meant(browsers, user_agent));
  const std::string_view system = meant(systems, user_agent);
  if (!name.empty() && !system.empty()) name += " · ";
  return name += system;
}

}  // namespace guichet::server
