#!/usr/bin/python3
"""Makes the client's fonts in the build folder.

Inter Regular and SemiBold of Debian's fonts-inter, cut to the characters of wasm-app/ui/tokens.json, tabular
figures baked into the digits, layout tables dropped, vertical metrics rewritten so that ascent + descent = 1 em: the
size asked from ImGui is then the CSS size in pixels."""
import argparse
import json
import os

from fontTools import subset
from fontTools.ttLib import TTFont

INTER = '/usr/share/fonts/opentype/inter'


def code_points(ranges):
    points = set()
    for item in ranges:
        first, _, last = item[2:].partition('-')
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def bake_tabular_figures(font):
    tabular = {}
    gsub = font['GSUB'].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == 'tnum':
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    tabular.update(getattr(getattr(table, 'ExtSubTable', table), 'mapping', {}))
    for table in font['cmap'].tables:
        for digit in map(ord, '0123456789'):
            glyph = table.cmap.get(digit) if hasattr(table, 'cmap') else None
            if glyph in tabular:
                table.cmap[digit] = tabular[glyph]


def cut(font, points):
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'STAT', 'MVAR']
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [1, 2, 4, 6]
    options.glyph_names = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)


def set_one_em(font, ascent):
    em = font['head'].unitsPerEm
    hhea, os2 = font['hhea'], font['OS/2']
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, ascent - em, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, ascent - em, 0
    os2.usWinAscent, os2.usWinDescent = ascent, em - ascent


def save(font, path):
    font['head'].modified = font['head'].created  # the same input makes the same bytes
    font.recalcTimestamp = False
    font.save(path)


def make_text(source, points, path):
    font = TTFont(source)
    bake_tabular_figures(font)
    cut(font, points)
    em, up, down = font['head'].unitsPerEm, font['hhea'].ascent, -font['hhea'].descent
    set_one_em(font, round(em * up / (up + down)))
    missing = points - set(font.getBestCmap()) - {0x149}  # a deprecated letter that Inter leaves out
    if missing:
        raise SystemExit(f'{source} has no {", ".join(f"U+{p:04X}" for p in sorted(missing))}')
    save(font, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ('tokens', 'fonts'):
        parser.add_argument('--' + option, required=True)
    args = parser.parse_args()
    os.makedirs(args.fonts, exist_ok=True)
    font = json.load(open(args.tokens, encoding='utf-8'))['font']
    points = code_points(font['glyphRanges'])
    for name in font['files']:
        make_text(os.path.join(INTER, name), points, os.path.join(args.fonts, name.lower()))


main()
