#!/usr/bin/env python3
"""Writes metrics.h: advance widths in 1/1000 em, face by face.

Liberation has the widths of Times New Roman, Arial and Courier New; DejaVu stands in for a glyph that
Liberation lacks. Needs python3-fonttools, fonts-liberation2, fonts-dejavu-core and -extra.

    python3 generate_metrics.py > metrics.h
"""
import textwrap
import unicodedata

from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x24F),  # Latin
    (0x2B0, 0x2FF),  # modifier letters
    (0x300, 0x36F),  # combining marks
    (0x370, 0x52F),  # Greek, Cyrillic
    (0x1D00, 0x1DBF),  # phonetic sub- and superscripts
    (0x1E00, 0x1EFF),  # Vietnamese
    (0x2000, 0x23FF),  # punctuation, sub- and superscript digits, letterlike, arrows, operators, technical
    (0x2460, 0x24FF),  # circled numbers
    (0x2500, 0x27FF),  # box drawing, shapes, dingbats, brackets
    (0x2900, 0x2AFF),  # more arrows, more operators
]
LIBERATION = "/usr/share/fonts/truetype/liberation2/Liberation%s.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVu%s.ttf"
FACES = [
    ("sans", "Sans-Regular", ["Sans"]),
    ("sans italic", "Sans-Italic", ["Sans-Oblique", "Sans"]),
    ("sans bold", "Sans-Bold", ["Sans-Bold", "Sans"]),
    ("sans bold italic", "Sans-BoldItalic", ["Sans-BoldOblique", "Sans"]),
    ("serif", "Serif-Regular", ["Serif", "Sans"]),
    ("serif italic", "Serif-Italic", ["Serif-Italic", "Serif", "Sans"]),
    ("serif bold", "Serif-Bold", ["Serif-Bold", "Sans-Bold", "Sans"]),
    ("serif bold italic", "Serif-BoldItalic", ["Serif-BoldItalic", "Sans-BoldOblique", "Sans"]),
    ("mono", "Mono-Regular", ["SansMono", "Sans"]),
]
UNKNOWN, WIDE = 600, 1000


def width_without_glyph(character):
    if unicodedata.east_asian_width(character) in "WF":
        return WIDE
    return UNKNOWN


def width(codepoint, fonts):
    character = chr(codepoint)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    for font in fonts:
        glyph = font.getBestCmap().get(codepoint)
        if glyph:
            return round(font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm)
    return width_without_glyph(character)


def main():
    count = sum(last - first + 1 for first, last in RANGES)
    print("// Written by generate_metrics.py: advance widths in 1/1000 em of Liberation, else DejaVu.")
    print("#include <stdint.h>\n")
    print(f"enum {{ metric_count = {count}, metric_faces = {len(FACES)} }};\n")
    print("static const uint32_t metric_ranges[][2] = {")
    print("".join(f"  {{0x{first:04X}, 0x{last:04X}}},\n" for first, last in RANGES) + "};\n")
    print("static const uint16_t metric_widths[metric_faces][metric_count] = {")
    for name, liberation, substitutes in FACES:
        fonts = [TTFont(LIBERATION % liberation)] + [TTFont(DEJAVU % file) for file in substitutes]
        row = [width(codepoint, fonts) for first, last in RANGES for codepoint in range(first, last + 1)]
        print(f"  // {name}\n  {{")
        print(textwrap.fill(", ".join(map(str, row)), 118, initial_indent="    ", subsequent_indent="    "))
        print("  },")
    print("};")


main()
