#!/usr/bin/python3
"""Turns wasm-app/ui/tokens.json, the single source of the design's numbers, into generated/tokens.hpp.

usage: tokens.py TOKENS.json TOKENS.hpp"""
import json
import os
import re
import sys

CPP_KEYWORDS = {'switch', 'default', 'new', 'delete'}


def identifier(name):
    result = re.sub(r'(?<=[a-z0-9])([A-Z])', r'_\1', name).lower()
    return result + '_' if result in CPP_KEYWORDS else result


def rgba(text):
    if text.startswith('#'):
        return f'0x{text[1:].upper()}FF'
    red, green, blue, alpha = re.match(r'rgba\((\d+),(\d+),(\d+),([\d.]+)\)', text).groups()
    return f'0x{int(red):02X}{int(green):02X}{int(blue):02X}{round(float(alpha) * 255):02X}'


def number(value):
    return f'{float(value)}F'


def colour_table(type_name, keys):
    members = '\n'.join(f'  Rgba {identifier(key)}{{}};' for key in keys)
    return f'struct {type_name} {{\n{members}\n}};\n'


def colours(values):
    return '{' + ', '.join(f'.{identifier(key)} = {rgba(value)}' for key, value in values.items()) + '}'


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def reaching(colour, backgrounds, wanted, is_dark):
    """`colour` mixed with white or black until it has the ratio on every background."""
    end = 255 if is_dark else 0
    parts = [int(colour[i:i + 2], 16) for i in (1, 3, 5)]
    for step in range(101):
        mixed = '#' + ''.join(f'{round(p + (end - p) * step / 100):02X}' for p in parts)
        if all(ratio(mixed, background) >= wanted for background in backgrounds):
            return mixed
    return mixed


def contrast(values, is_dark):
    """High contrast by rule: text 7:1, lines and controls 4.5:1, no desk behind the sheet, no tinted states."""
    out = dict(values)
    out['bg'] = out['raised'] = values['surface']
    plain = [values[key] for key in ('surface', 'subtle', 'sunken', 'hover', 'pressed')]
    for key in ('border', 'borderStrong', 'control'):
        out[key] = reaching(values['control'], plain[:2], 4.5, is_dark)
    for key in ('text', 'text2', 'text3'):
        out[key] = reaching(values[key], plain, 7.05, is_dark)
    out['textDisabled'] = reaching(values['textDisabled'], plain, 3, is_dark)
    for key in values:
        if key.endswith('Text') and key[:-4] + 'Bg' in values:
            out[key] = reaching(values[key], [*plain[:2], values[key[:-4] + 'Bg']], 7.05, is_dark)
        if key.endswith('Solid'):
            out[key] = reaching(values[key], plain[:2], 4.5, is_dark)
    out['dangerFill'] = reaching(values['dangerFill'], ['#FFFFFF'], 7.05, False)
    return out


def scale(font):
    out = ['enum class Weight : std::uint16_t { regular = 400, semibold = 600 };', '',
           '// Pixels at scale 1. ImGui size = CSS size, because the fonts are made so.',
           'struct TextStyle {', '  float size{};', '  float line{};', '  Weight weight{Weight::regular};',
           '  float tracking{};', '  float kiosk_size{};', '};', '', 'namespace type {']
    for name, style in font['scale'].items():
        weight = 'semibold' if style['weight'] == 600 else 'regular'
        kiosk = font['kiosk'].get(name, style['size'])
        out.append(f'inline constexpr TextStyle {identifier(name)}{{.size = {number(style["size"])}, '
                   f'.line = {number(style["line"])}, .weight = Weight::{weight}, '
                   f'.tracking = {number(style["tracking"])}, .kiosk_size = {number(kiosk)}}};')
    return out + ['}  // namespace type', '']


def flat(prefix, values):
    out = []
    for key, value in values.items():
        name = identifier(prefix + key)
        if isinstance(value, dict):
            out += flat(name + '_', value)
        elif isinstance(value, list):
            items = ', '.join(number(item) for item in value)
            out.append(f'inline constexpr std::array<float, {len(value)}> {name}{{{items}}};')
        else:
            out.append(f'inline constexpr float {name} = {number(value)};')
    return out


def space(name, values):
    return [f'namespace {name} {{', *flat('', values), f'}}  // namespace {name}', '']


def elevation(tables):
    names = list(tables['light'])
    out = ['// One blurred layer under a raised surface; drawn from the first to the last.',
           'struct Shadow {', '  float dy{};', '  float blur{};', '  Rgba color{};', '};', '',
           'struct Elevation {', '  std::array<Shadow, 2> layers{};', '  std::size_t count{};', '};', '',
           'struct Elevations {', *(f'  Elevation {name}{{}};' for name in names), '};', '']
    for mode, table in tables.items():
        parts = []
        for name, value in table.items():
            layers = ', '.join(
                f'Shadow{{{number(l["dy"])}, {number(l["blur"])}, '
                f'0x{l["color"][1:].upper()}{round(l["alpha"] * 255):02X}}}' for l in value['layers'])
            parts.append(f'.{name} = {{.layers = {{{layers}}}, .count = {len(value["layers"])}}}')
        out.append(f'inline constexpr Elevations {mode}_elevation{{{", ".join(parts)}}};')
    return out + ['']


def motion(table):
    eases = {'out-cubic': 'out_cubic', 'in-out-cubic': 'in_out_cubic'}
    out = ['enum class Ease : std::uint8_t { linear, out_cubic, in_out_cubic };', '',
           '// With reduced motion every duration is 0, except opacity cross-fades: reduced_fade_ms.',
           'struct Motion {', '  int ms{};', '  Ease ease{Ease::linear};', '};', '', 'namespace motion {']
    for name, value in table.items():
        if isinstance(value, dict):
            ease = eases.get(value.get('ease'), 'linear')
            out.append(f'inline constexpr Motion {name}{{.ms = {value["ms"]}, .ease = Ease::{ease}}};')
    return out + ['inline constexpr int reduced_fade_ms = 60;', '}  // namespace motion', '']


def statuses(table):
    rows = [(kind, status, tone) for kind, values in table.items() for status, tone in values.items()]
    out = ['enum class Tone : std::uint8_t { neutral, info, success, warning, danger, violet };', '',
           'struct StatusTone {', '  std::string_view kind;', '  std::string_view status;', '  Tone tone{};', '};', '',
           f'inline constexpr std::array<StatusTone, {len(rows)}> statuses{{{{']
    out += [f'    {{"{kind}", "{identifier(status)}", Tone::{tone}}},' for kind, status, tone in rows]
    return out + ['}};', '']


def tenants(table):
    out = ['// Brands of the demo portals with the colours derived from them: samples for tests of the derivation.',
           'struct Tenant {', '  std::string_view key;', '  std::string_view name;', '  Rgba brand{};',
           '  Accent light{};', '  Accent dark{};', '};', '',
           f'inline constexpr std::array<Tenant, {len(table)}> tenants{{{{']
    for key, value in table.items():
        out.append(f'    {{.key = "{key}", .name = "{value["name"]}", .brand = {rgba(value["brand"])},\n'
                   f'     .light = {colours(value["light"])},\n     .dark = {colours(value["dark"])}}},')
    return out + ['}};', '']


def header(tokens):
    color = tokens['color']
    accent = next(iter(tokens['tenants'].values()))['light']
    out = ['// Generated by toolchain/tokens.py from wasm-app/ui/tokens.json; do not edit.', '#pragma once', '',
           '#include <array>', '#include <cstddef>', '#include <cstdint>', '#include <string_view>', '',
           'namespace guichet::ui::tokens {', '', 'using Rgba = std::uint32_t;  // 0xRRGGBBAA', '',
           colour_table('Colors', color['light'])]
    for mode, values in color.items():
        out.append(f'inline constexpr Colors {mode}{colours(values)};')
        out.append(f'inline constexpr Colors {mode}_contrast{colours(contrast(values, mode == "dark"))};')
    out += ['', '// The colours of a portal\'s brand.', colour_table('Accent', accent), *tenants(tokens['tenants'])]
    out += scale(tokens['font'])
    steps = tokens['space']
    out += [f'inline constexpr std::array<float, {len(steps)}> space{{{", ".join(map(number, steps))}}};', '']
    for name in ('radius', 'size', 'density'):
        out += space(name, tokens[name])
    out += space('skeleton', tokens['skeleton'])
    out += ['// Widths in pixels at scale 1, both ends included.', 'struct Range {', '  int from{};', '  int to{};', '};', '',
            'namespace breakpoint {',
            *(f'inline constexpr Range {name}{{{low}, {high}}};' for name, (low, high) in tokens['breakpoint'].items()),
            '}  // namespace breakpoint', '']
    icon_sizes = tokens['icon']['sizes']
    out += [f'inline constexpr std::array<float, {len(icon_sizes)}> icon_sizes{{'
            f'{", ".join(map(number, icon_sizes))}}};', '']
    out += elevation(tokens['elevation']) + motion(tokens['motion']) + statuses(tokens['statusMap'])
    out += ['struct AvatarPair {', '  Rgba background{};', '  Rgba text{};', '};', '',
            f'inline constexpr std::array<AvatarPair, {len(tokens["avatar"])}> avatars{{{{']
    out += [f'    {{{rgba(back)}, {rgba(text)}}},' for back, text in tokens['avatar']]
    return '\n'.join(out + ['}};', '', '}  // namespace guichet::ui::tokens', ''])


source, target = sys.argv[1:]
os.makedirs(os.path.dirname(target), exist_ok=True)
with open(target, 'w', encoding='utf-8') as file:
    file.write(header(json.load(open(source, encoding='utf-8'))))
