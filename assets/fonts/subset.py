#!/usr/bin/env python3
"""Makes the four .otf files of this folder from the installed Noto Sans CJK collection.

Usage: python3 assets/fonts/subset.py <folder of NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc>
Needs fontTools. The output depends only on the collection, gscc-8105.txt and the fontTools version.
"""
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = os.path.dirname(os.path.abspath(__file__))

# Ranges for the SC face; code points that the face lacks are skipped.
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x01CD, 0x01DC), (0x01F8, 0x01F9), (0x1E3E, 0x1E3F),  # pinyin vowels and consonants with tone marks
    (0x0370, 0x03FF),  # Greek
    (0x2002, 0x200B),  # spaces
    (0x2010, 0x2027), (0x2030, 0x205E),  # general punctuation
    (0x20A9, 0x20A9), (0x20AC, 0x20AC),  # won, euro
    (0x2103, 0x2103), (0x2116, 0x2116), (0x2122, 0x2122),  # degree Celsius, numero, trade mark
    (0x2160, 0x217F),  # Roman numerals
    (0x2190, 0x21FF), (0x23CE, 0x23CE),  # arrows, return symbol
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x2473),  # circled numbers
    (0x2500, 0x257F), (0x2580, 0x259F), (0x25A0, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2605, 0x2606), (0x2660, 0x266F), (0x26A0, 0x26A0),  # stars, card suits and notes, warning sign
    (0x2713, 0x2717), (0x2B05, 0x2B07), (0x2B23, 0x2B23),  # ticks and crosses, arrows, hexagon
    (0x2E3A, 0x2E3B),  # two- and three-em dash
    (0x3000, 0x303F),  # CJK punctuation
    (0xFF00, 0xFFEF),  # full-width and half-width forms
]

# In the SC face these five are full-width; the KR face has the Latin, proportional ones.
LATIN_MARKS = [0x00B7, 0x2018, 0x2019, 0x201C, 0x201D]


def gscc():
    with open(os.path.join(HERE, "gscc-8105.txt"), encoding="utf-8") as f:
        levels = [line.strip() for line in f if not line.startswith("#")]
    assert [len(x) for x in levels] == [3500, 3000, 1605]
    return [ord(c) for c in "".join(levels)]


def make(folder, weight, family, unicodes, name):
    # One face of the collection, found by its family name.
    fonts = TTCollection(os.path.join(folder, f"NotoSansCJK-{weight}.ttc"), lazy=True).fonts
    font = next(f for f in fonts if f["name"].getDebugName(1) == family)
    font.recalcTimestamp = False
    # Variation sequences and vertical metrics are not used; without the
    # former, fewer glyphs are reached.
    font["cmap"].tables = [t for t in font["cmap"].tables if t.format != 14]
    for tag in ("VORG", "vhea", "vmtx", "BASE"):
        if tag in font:
            del font[tag]

    o = subset.Options()
    o.hinting = False
    o.desubroutinize = False  # subroutines kept: smaller
    # kern: Latin kerning. palt: proportional punctuation, off by default.
    # ccmp: joins two em dashes into one line. locl is left out: it only leads
    # to the glyphs of the other regions and would double the file.
    o.layout_features = ["kern", "palt", "ccmp"]
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]  # with copyright, trademark and licence
    o.notdef_outline = True
    s = subset.Subsetter(o)
    s.populate(unicodes=unicodes)
    s.subset(font)
    if "GSUB" in font and not font["GSUB"].table.FeatureList.FeatureRecord:
        del font["GSUB"]  # nothing left in it for the five marks

    path = os.path.join(HERE, name)
    font.save(path)
    print(f"{name}: {os.path.getsize(path):,} bytes, {len(font.getGlyphOrder()):,} glyphs")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = sys.argv[1]
    sc = gscc() + [u for a, b in RANGES for u in range(a, b + 1)]
    for weight, tail in (("Regular", ""), ("Bold", "-Bold")):
        make(folder, weight, "Noto Sans CJK SC", sc, f"NotoSansSC-{weight}.otf")
        make(folder, weight, "Noto Sans CJK KR", LATIN_MARKS, f"NotoSansKR-Latin{tail}.otf")


if __name__ == "__main__":
    main()
