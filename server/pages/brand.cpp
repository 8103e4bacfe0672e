#include "server/pages/brand.hpp"

#include <array>
#include <cstdio>
#include <string_view>

#include "generated/tokens.hpp"
#include "shared/portal/accent.hpp"

namespace guichet::server {
namespace {

constexpr portal::Rgba guichet_brand = 0x2449D8FF;

std::string css_color(portal::Rgba color) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%06x", color >> 8);
  return text.data();
}

portal::Accent accent_of(const portal::Portal& portal, bool is_dark) {
  const auto& colors = is_dark ? ui::tokens::dark : ui::tokens::light;
  return portal::derive_accent(portal::parse_color(portal.brand, guichet_brand),
                               {colors.surface, colors.bg, colors.subtle}, is_dark);
}

std::string properties(const portal::Accent& accent) {
  return ":root{--fill:" + css_color(accent.fill) + ";--on-fill:" + css_color(accent.on) +
         ";--ring:" + css_color(accent.ui) + ";--link:" + css_color(accent.text) +
         ";--soft:" + css_color(accent.soft) + "}";
}

struct Mark {
  std::string_view name;
  std::string_view shapes;  // on a grid of 36, as wasm-app/shell/mark.cpp draws them
};

constexpr std::array marks{
    Mark{"panorama",
         "<circle cx='18' cy='18' r='10.5' stroke-width='2.6'/>"
         "<path d='M7.5 18C11.5 13 24.5 13 28.5 18' stroke-width='2.6'/>"
         "<circle cx='18' cy='21.5' r='2.6' class='f'/>"},
    Mark{"niveau", "<path class='f' d='M8 9h20v3.4H8zM8 16.3h14v3.4H8zM8 23.6h8V27H8z'/>"},
    Mark{"lumen",
         "<circle cx='18' cy='18' r='4' class='f'/>"
         "<path d='M25 18h4M7 18h4M18 7v4M18 25v4M23 13l2.8-2.8M10.2 25.8L13 23M13 13l-2.8-2.8M25.8 25.8L23 "
         "23'"
         " stroke-width='2.6' stroke-linecap='round'/>"},
    Mark{"brzozowa",
         "<path d='M8 18.5L18 9l10 9.5M18 27v-9M18 23l4-3.2M18 25.4l-4-3.2' stroke-width='2.7'"
         " stroke-linecap='round' stroke-linejoin='round'/>"},
    Mark{
        "manutek",
        "<path d='M9 26V11l9 9 9-9v15' stroke-width='3.4' stroke-linecap='round' stroke-linejoin='round'/>"}};

constexpr std::string_view guichet_shapes =
    "<path d='M10.5 25v-8a7.5 7.5 0 0 1 15 0v8' stroke-width='2.8'/>"
    "<path class='f' d='M7 25h22v3H7z'/>";

}  // namespace

std::string brand_style(const portal::Portal& portal) {
  return properties(accent_of(portal, false)) + "\n@media (prefers-color-scheme:dark){" +
         properties(accent_of(portal, true)) + "}\n";
}

std::string brand_icon(const portal::Portal& portal) {
  const portal::Accent accent = accent_of(portal, false);
  std::string_view shapes = guichet_shapes;
  for (const Mark& mark : marks) {
    if (mark.name == portal.mark) shapes = mark.shapes;
  }
  const std::string on = css_color(accent.on);
  std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'><style>.f{fill:" + on +
                    ";stroke:none}</style><rect width='36' height='36' rx='9' fill='" +
                    css_color(accent.fill) + "'/><g fill='none' stroke='" + on + "'>";
  return svg.append(shapes).append("</g></svg>\n");
}

}  // namespace guichet::server
