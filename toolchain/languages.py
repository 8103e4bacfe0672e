#!/usr/bin/python3
"""Turns shared/text/languages/*.json, a file for each language, into what the programs are compiled with and what the
client fetches. A language that lacks something, or has something too many, is refused with the place and the reason.

usage: languages.py LANGUAGES TOKENS.json GENERATED WORDS

GENERATED/languages/  languages.hpp   the languages, what stands for a missing one, the categories of plurals
                      messages.def    MESSAGE(name) and PLURAL(name), in the order of en.json
                      formats.inc, plurals.inc, words.inc, mails.hpp
WORDS/words-TAG.bin   the messages of one language; read by shared/text/word_file.cpp"""
import json
import os
import re
import sys

import plural_rules

REFERENCE = 'en'  # declares the messages
# The countries whose telephone numbers and postal codes the product knows are declared once.
with open(os.path.join(os.path.dirname(__file__), '../shared/core/text.hpp'), encoding='utf-8') as header:
    REGIONS = re.search(r'WIRE_ENUM\(Region, (.*?)\)', header.read())[1].split(', ')
TEXT, LIST = str, list
FORMATS = {
    'decimal': TEXT, 'group': TEXT, 'group_from': int, 'percent': TEXT, 'money': TEXT, 'signs': dict, 'size': TEXT,
    'size_units': 5, 'months': 12, 'months_short': 12, 'weekdays': 7, 'weekdays_short': 7, 'first_of_month': TEXT,
    'short_date': TEXT, 'medium_date': TEXT, 'long_date': TEXT, 'weekday_date': TEXT, 'time': TEXT, 'short_time': TEXT,
    'full_hour': TEXT, 'day_halves': 2, 'relative_days': 3, 'today_at': TEXT,
}
OPTIONAL = {'first_of_month', 'day_halves'}
PLACEHOLDERS = {'percent': {'n'}, 'money': {'n', 'sign'}, 'size': {'n', 'unit'}, 'today_at': {'time'}}
DATE_FIELDS = {'y', 'yy', 'M', 'MM', 'MMM', 'MMMM', 'd', 'dd', 'EEE', 'EEEE'}
TIME_FIELDS = {'H', 'HH', 'h', 'mm', 'a'}
PATTERNS = {'short_date': DATE_FIELDS, 'medium_date': DATE_FIELDS, 'long_date': DATE_FIELDS, 'weekday_date': DATE_FIELDS,
            'time': TIME_FIELDS, 'short_time': TIME_FIELDS, 'full_hour': TIME_FIELDS}
KEYS = {'name', 'serves', 'region', 'plural', 'formats', 'regions', 'messages', 'mails', 'page'}

problems = []


def complain(language, place, reason):
    problems.append(f'shared/text/languages/{language}.json: {place}: {reason}')


def identifier(tag):
    return tag.lower().replace('-', '_')


def once(pairs):
    seen = dict(pairs)
    if len(seen) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f'{next(n for n in names if names.count(n) > 1)} stands there twice')
    return seen


def load(folder):
    languages = {}
    for file in sorted(os.listdir(folder)):
        tag, ending = os.path.splitext(file)
        if ending != '.json':
            continue
        if not re.fullmatch(r'[a-z]{2,3}(-[A-Z]{2})?', tag):
            complain(tag, 'name of the file', 'must be a tag such as "de" or "de-AT"')
        try:
            with open(os.path.join(folder, file), encoding='utf-8') as text:
                languages[tag] = json.load(text, object_pairs_hook=once)
        except ValueError as error:
            complain(tag, 'file', str(error))
    return languages


def placeholders(text):
    return set(re.findall(r'\{(\w+)\}', text))


class Glyphs:
    """The characters that can be drawn: those of the fonts."""

    def __init__(self, tokens):
        self.points = set()
        for item in tokens['font']['glyphRanges']:
            first, _, last = item[2:].partition('-')
            self.points.update(range(int(first, 16), int(last or first, 16) + 1))

    def missing(self, text):
        return [c for c in text if ord(c) not in self.points]


def check_text(language, place, text, glyphs, wanted=None):
    if not isinstance(text, str) or not text.strip():
        return complain(language, place, 'has no words')
    if absent := glyphs.missing(text):
        complain(language, place, f'the fonts have no {absent[0]} (U+{ord(absent[0]):04X})')
    if wanted is not None and placeholders(text) != wanted:
        names = ' '.join(f'{{{name}}}' for name in sorted(wanted)) or 'none'
        complain(language, place, f'its placeholders must be {names}')


def check_pattern(language, place, text, fields):
    plain = re.sub(r"'[^']*'", '', text)
    for field in re.findall(r'([A-Za-z])(\1*)', plain):
        if ''.join(field) not in fields:
            complain(language, place, f'there is no field {"".join(field)}; there are {" ".join(sorted(fields))}')


def check_format(language, place, key, value, glyphs):
    kind = FORMATS.get(key)
    if kind is None:
        return complain(language, place, 'there is no such format')
    if isinstance(kind, int) and (not isinstance(value, list) or len(value) != kind):
        return complain(language, place, f'must be {kind} words')
    if kind is int and not isinstance(value, int):
        return complain(language, place, 'must be a number')
    if kind is dict and any(not re.fullmatch('[A-Z]{3}', code) for code in value):
        return complain(language, place, 'a currency is called by three capitals')
    texts = list(value.values()) if kind is dict else value if isinstance(kind, int) else [value] if kind is TEXT else []
    for text in texts:
        if not isinstance(text, str) or not text or '|' in text:
            complain(language, place, 'has no words, or a | in them')
        elif glyphs.missing(text):
            complain(language, place, f'the fonts have no {glyphs.missing(text)[0]}')
    if key in PLACEHOLDERS and placeholders(str(value)) != PLACEHOLDERS[key]:
        complain(language, place, f'its placeholders must be {" ".join(sorted(PLACEHOLDERS[key]))}')
    if key in PATTERNS:
        check_pattern(language, place, str(value), PATTERNS[key])


def check_formats(tag, language, glyphs):
    formats = language['formats']
    for key in FORMATS:
        if key not in formats and key not in OPTIONAL:
            complain(tag, f'formats.{key}', 'is missing')
    for place, table in [('formats', formats), *((f'regions.{r}', t) for r, t in language.get('regions', {}).items())]:
        for key, value in table.items():
            check_format(tag, f'{place}.{key}', key, value, glyphs)
        whole = {**formats, **table}
        if any('a' in re.sub(r"'[^']*'", '', str(whole.get(key))) for key in ('time', 'short_time', 'full_hour')):
            if 'day_halves' not in whole:
                complain(tag, f'{place}.day_halves', 'is missing')


def forms_of(language):
    """The categories in which a plural must be worded, and those that may be left to `other`."""
    rules, rare = language['plural']['rules'], language['plural'].get('rare', [])
    return [*(c for c in rules if c not in rare), 'other'], rare


def check_plural(tag, place, value, wanted, language, glyphs):
    needed, rare = forms_of(language)
    if not isinstance(value, dict):
        return complain(tag, place, f'has no forms; it needs {", ".join(needed)}')
    for form in needed:
        if form not in value:
            complain(tag, f'{place}.{form}', 'this form is missing')
    for form, text in value.items():
        if form in needed or form in rare:
            check_text(tag, f'{place}.{form}', text, glyphs, wanted)
        else:
            complain(tag, f'{place}.{form}', f'is no form of this language; they are {", ".join([*needed, *rare])}')


def check_words(tag, language, reference, part, glyphs):
    for section in language[part].keys() - reference[part].keys():
        complain(tag, f'{part}.{section}', f'is not in {REFERENCE}.json')
    for section, messages in reference[part].items():
        own = language[part].get(section, {})
        for name in own.keys() - messages.keys():
            complain(tag, f'{part}.{section}.{name}', f'is not in {REFERENCE}.json')
        for name, words in messages.items():
            place = f'{part}.{section}.{name}'
            if name not in own:
                complain(tag, place, 'is missing')
            elif isinstance(words, dict):
                check_plural(tag, place, own[name], placeholders(words.get('other', '')), language, glyphs)
            elif isinstance(own[name], dict):
                complain(tag, place, f'has forms, and none in {REFERENCE}.json')
            else:
                check_text(tag, place, own[name], glyphs, placeholders(words))


def check_names(reference):
    names = [name for messages in reference['messages'].values() for name in messages]
    for name in names:
        if not re.fullmatch(r'[a-z][a-z0-9_]*', name):
            complain(REFERENCE, name, 'must be a name of C++ in small letters')
        if names.count(name) > 1:
            complain(REFERENCE, name, 'is declared twice')


def check_facts(tag, language):
    for key in language.keys() - KEYS:
        complain(tag, key, 'there is no such part')
    for key in KEYS - language.keys() - {'serves', 'regions'}:
        complain(tag, key, 'is missing')
    for region in [language.get('region', REGIONS[0]), *language.get('regions', {})]:
        if region not in REGIONS:
            complain(tag, 'region', f'must be one of {", ".join(REGIONS)}: the country whose habits are nearest')
    if problems:
        return
    for category, rule in language['plural']['rules'].items():
        if category not in plural_rules.CATEGORIES[:-1]:
            complain(tag, f'plural.rules.{category}', f'must be one of {", ".join(plural_rules.CATEGORIES[:-1])}')
        try:
            plural_rules.condition(rule)
        except ValueError as error:
            complain(tag, f'plural.rules.{category}', str(error))


def serving(languages):
    """Which language answers for "fr" and "fr-BE": the only one, or the one that says so."""
    groups = {}
    for tag in languages:
        groups.setdefault(tag.split('-')[0], []).append(tag)
    for primary, tags in groups.items():
        own = [tag for tag in tags if languages[tag].get('serves') == primary] if len(tags) > 1 else tags
        if len(own) != 1:
            complain(tags[0], 'serves', f'one of {", ".join(tags)} has to say "serves": "{primary}"')
    return {tag for tag in languages if len(groups[tag.split('-')[0]]) == 1 or 'serves' in languages[tag]}


def check(languages, glyphs):
    if REFERENCE not in languages:
        return complain(REFERENCE, 'file', 'is missing')
    for tag, language in languages.items():
        check_facts(tag, language)
    if problems:
        return
    reference = languages[REFERENCE]
    check_names(reference)
    for tag, language in languages.items():
        check_formats(tag, language, glyphs)
        for part in ('messages', 'mails'):
            check_words(tag, language, reference, part, glyphs)
        check_text(tag, 'page.offline', language['page'].get('offline'), glyphs, set())
        check_text(tag, 'name', language['name'], glyphs, set())


def literal(text):
    special = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\0': '\\000', '\u00a0': '\\u00a0', '\u202f': '\\u202f'}
    return '"' + ''.join(special.get(c, c) for c in text) + '"'


def head(what):
    return [f'// Generated by toolchain/languages.py from shared/text/languages; {what}.']


def messages_of(reference):
    return {name: words for messages in reference['messages'].values() for name, words in messages.items()}


def languages_header(languages, categories):
    tags = list(languages)
    served = serving(languages)
    regions = {r: [identifier(t) for t in tags if r in languages[t].get('regions', {})]
               for r in sorted({r for t in tags for r in languages[t].get('regions', {})})}
    own = ' || '.join(f'(region == Region::{r} && ({" || ".join(f"language == Language::{t}" for t in who)}))'
                      for r, who in regions.items()) or 'false'
    out = [*head('do not edit'), '#pragma once', '', '#include <array>', '#include <cstdint>', '#include <string_view>', '',
           '#include "shared/core/text.hpp"', '#include "shared/wire/fields.hpp"', '', 'namespace guichet {', '',
           f'WIRE_ENUM(Language, {", ".join(map(identifier, tags))})',
           f'WIRE_ENUM(PluralCategory, {", ".join(categories)})', '',
           'struct LanguageFacts {', '  std::string_view tag;', '  std::string_view name;  // in itself',
           '  Region region;', '  bool serves_others;  // "fr" and "fr-BE"', '};', '',
           f'inline constexpr std::array<LanguageFacts, {len(tags)}> language_facts{{{{']
    out += [f'    {{.tag = {literal(t)}, .name = {literal(languages[t]["name"])}, .region = Region::{languages[t]["region"]}, '
            f'.serves_others = {"true" if t in served else "false"}}},' for t in tags]
    return out + ['}};', '', '// The language is written otherwise there than in the country it is taken for.',
                  'constexpr bool has_own_formats([[maybe_unused]] Language language, [[maybe_unused]] Region region) {',
                  f'  return {own};', '}', '', '}  // namespace guichet']


def format_value(key, value):
    if FORMATS[key] is int:
        return str(value)
    if FORMATS[key] is dict:
        return literal('|'.join(code + sign for code, sign in value.items()))
    return literal('|'.join(value) if isinstance(value, list) else value)


def formats_table(languages):
    out = head('one row for each language, and one for each region with its own formats')
    for tag, language in languages.items():
        for region, table in [(language['region'], {}), *language.get('regions', {}).items()]:
            values = {**language['formats'], **table}
            fields = ', '.join(f'.{key} = {format_value(key, values[key])}' for key in FORMATS if key in values)
            out.append(f'{{.language = Language::{identifier(tag)}, .region = Region::{region}, {fields}}},')
    return out


def plural_switch(languages):
    out = head('the cases of plural_category()')
    groups = {}
    for tag, language in languages.items():
        groups.setdefault(json.dumps(language['plural']['rules']), []).append(tag)
    for rules, tags in groups.items():
        out += [f'case Language::{identifier(tag)}:' for tag in tags]
        out += [f'  if ({plural_rules.condition(rule)}) return PluralCategory::{category};'
                for category, rule in json.loads(rules).items()]
        out.append('  break;')
    return out


def texts_of(language, reference, categories):
    own = messages_of(language)
    for name, declared in messages_of(reference).items():
        if isinstance(declared, dict):
            yield from (own[name].get(category, own[name]['other']) for category in categories)
        else:
            yield own[name]


def list_mark(reference, categories):
    """Another one for every message added, removed, renamed or moved."""
    names = ''.join(('*' if isinstance(words, dict) else ' ') + name for name, words in messages_of(reference).items())
    mark = 2166136261
    for byte in (' '.join(categories) + names).encode():
        mark = (mark ^ byte) * 16777619 % 2**32
    return mark


def words_table(languages, categories):
    mark = list_mark(languages[REFERENCE], categories)
    mark_bytes = ''.join(f'\\{byte:03o}' for byte in mark.to_bytes(4, 'little'))
    out = head('the files of words, one for each language')
    for tag, language in languages.items():
        lines = [f'"{mark_bytes}"']
        lines += [literal(text + '\0') for text in texts_of(language, languages[REFERENCE], categories)]
        out += ['literal_bytes(', *lines, '),']
    return out


def mails_header(languages):
    out = [*head('do not edit'), '#pragma once', '', '#include <array>', '#include <cstddef>', '#include <string_view>', '',
           '#include "languages/languages.hpp"', '', 'namespace guichet::mails {', '']
    for section, messages in languages[REFERENCE]['mails'].items():
        kind = section.capitalize()
        out += [f'struct {kind} {{', *(f'  std::string_view {name};' for name in messages), '};', '',
                f'inline constexpr std::array<{kind}, {len(languages)}> all_{section}{{{{']
        for language in languages.values():
            values = ', '.join(f'.{name} = {literal(language["mails"][section][name])}' for name in messages)
            out.append(f'    {{{values}}},')
        out += ['}};', '', f'constexpr const {kind}& {section}(Language language) {{',
                f'  return all_{section}[static_cast<std::size_t>(language)];', '}', '']
    return out + ['}  // namespace guichet::mails']


def write(path, content):
    """Leaves a file alone that is as it should be: nothing is compiled again for it."""
    content = content if isinstance(content, bytes) else ('\n'.join(content) + '\n').encode()
    if os.path.exists(path) and open(path, 'rb').read() == content:
        return
    with open(path, 'wb') as file:
        file.write(content)


def write_words(folder, languages, categories):
    os.makedirs(folder, exist_ok=True)
    mark = list_mark(languages[REFERENCE], categories).to_bytes(4, 'little')
    for file in os.listdir(folder):
        if file.startswith('words-') and file[6:-4] not in languages:
            os.remove(os.path.join(folder, file))
    for tag, language in languages.items():
        texts = ''.join(text + '\0' for text in texts_of(language, languages[REFERENCE], categories))
        write(os.path.join(folder, f'words-{tag}.bin'), mark + texts.encode())


def main():
    source, tokens, generated, words = sys.argv[1:]
    with open(tokens, encoding='utf-8') as file:
        glyphs = Glyphs(json.load(file))
    languages = load(source)
    if not problems:
        check(languages, glyphs)
        serving(languages)
    if problems:
        sys.exit('\n'.join(problems))
    used = {category for language in languages.values() for category in language['plural']['rules']} | {'other'}
    categories = [category for category in plural_rules.CATEGORIES if category in used]
    reference = languages[REFERENCE]
    folder = os.path.join(generated, 'languages')
    os.makedirs(folder, exist_ok=True)
    names = [f'{"PLURAL" if isinstance(text, dict) else "MESSAGE"}({name})' for name, text in messages_of(reference).items()]
    for file, content in {
            'languages.hpp': languages_header(languages, categories), 'messages.def': [*head('do not edit'), *names],
            'formats.inc': formats_table(languages), 'plurals.inc': plural_switch(languages),
            'words.inc': words_table(languages, categories), 'mails.hpp': mails_header(languages),
            'list_mark.inc': [*head('of the list of messages'), f'0x{list_mark(reference, categories):08X}']}.items():
        write(os.path.join(folder, file), content)
    write_words(words, languages, categories)


main()
