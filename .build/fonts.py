"""Cuts Atkinson Hyperlegible Next down to what the page needs.

    python3 .build/fonts.py NPM-FOLDER OUT-FOLDER

For each weight OUT gets NAME.ttf for the canvas (outlines and widths only: Dear ImGui neither hints nor kerns) and
NAME.woff2 for the page (with kerning). The same input gives the same bytes.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {'regular': '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
           'strong': '600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf'}
# Latin letters of Western, Nordic, Sámi and Baltic languages (names are people's own), punctuation, arrows and signs.
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1F5), (0x218, 0x21B), (0x1E9E, 0x1E9E), (0x2010, 0x2015),
          (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F), (0x2030, 0x2030), (0x2032, 0x2033),
          (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2196, 0x2199),
          (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x2713, 0x2713), (0xFFFD, 0xFFFD)]
NEEDED = 'æøåÆØÅéèàüÉÀÜÄÖäöšžčđ«»–—…’‘“”•·×≥≤°§½±'


def options(features):
    o = subset.Options()
    o.hinting = False
    o.layout_features = features
    o.name_IDs = [0, 1, 2, 13, 14]  # the copyright and licence stay with the font
    o.name_languages = [0x409]
    o.notdef_outline = True
    o.recalc_timestamp = False
    o.drop_tables += ['DSIG', 'meta', 'STAT', 'MVAR'] + ([] if features else ['GDEF', 'GPOS', 'GSUB'])
    return o


def cut(source, features, flavor, target):
    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    have = font.getBestCmap()
    lacking = [c for c in NEEDED if ord(c) not in have]
    if lacking:
        sys.exit(f'{source.name} lacks {"".join(lacking)}')
    o = options(features)
    subsetter = subset.Subsetter(o)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    font.flavor = flavor
    font.save(target, reorderTables=False if flavor is None else None)


source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
source /= 'node_modules/@expo-google-fonts/atkinson-hyperlegible-next'
out.mkdir(parents=True, exist_ok=True)
for name, file in WEIGHTS.items():
    cut(source / file, [], None, out / f'{name}.ttf')
    cut(source / file, ['kern', 'mark', 'ccmp'], 'woff2', out / f'{name}.woff2')
(out / 'OFL.txt').write_bytes((source / 'LICENSE_FONT').read_bytes())
