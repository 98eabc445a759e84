// The width of a text from a table, the same on every machine, with no font installed.
#define _GNU_SOURCE
#include <string.h>
#include <strings.h>

#include "CGraphvizShim.h"
#include "metrics.h"

enum { SANS = 0, SERIF = 4, MONO = 8, UNKNOWN = 600, WIDE = 1000, EMOJI = 1250 };

static bool within(uint32_t codepoint, const uint32_t (*ranges)[2], size_t count) {
  for (size_t i = 0; i < count; i++)
    if (codepoint >= ranges[i][0] && codepoint <= ranges[i][1]) return true;
  return false;
}

#define WITHIN(codepoint, ranges) within(codepoint, ranges, sizeof(ranges) / sizeof *(ranges))

static const uint32_t marks[][2] = {
  {0x00, 0x1F}, {0x7F, 0x9F}, {0x483, 0x489}, {0x591, 0x5BD}, {0x610, 0x61A}, {0x64B, 0x65F}, {0x1AB0, 0x1AFF},
  {0x1DC0, 0x1DFF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE0FFF},
};

static const uint32_t wide[][2] = {
  {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3},
  {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD},
};

// Fonts of emoji differ: this is the widest of the common ones.
static const uint32_t emoji[][2] = {{0x1F000, 0x1FAFF}};
// Two of them are one flag.
enum { FIRST_FLAG_LETTER = 0x1F1E6, LAST_FLAG_LETTER = 0x1F1FF, JOINER = 0x200D };
// Turns the character before it into an emoji, which is wider.
enum { EMOJI_SELECTOR = 0xFE0F, SELECTED = 400 };

typedef struct {
  int family;
  bool italic, bold;
} face;

static face face_named(const char *font) {
  bool mono = strcasestr(font, "mono") || strcasestr(font, "cour");
  bool sans = strcasestr(font, "sans") || strcasestr(font, "arial") || strcasestr(font, "helvet");
  return (face){
    .family = mono ? MONO : sans ? SANS : SERIF,
    .italic = strcasestr(font, "italic") || strcasestr(font, "oblique"),
    .bold = strcasestr(font, "bold"),
  };
}

// Text after text is in the same font, and searching its name takes longer than measuring.
static face last_face(const char *font) {
  static _Thread_local char name[64];
  static _Thread_local face found;
  if (*name && !strcmp(name, font)) return found;
  found = face_named(font);
  size_t length = strlen(font);
  if (length < sizeof name) memcpy(name, font, length + 1);
  else *name = 0;
  return found;
}

static int row_of(const char *font, unsigned flags) {
  face face = last_face(font);
  if (face.family == MONO) return MONO;
  bool italic = face.italic || flags & GVSHIM_ITALIC, bold = face.bold || flags & GVSHIM_BOLD;
  return face.family + (italic ? 1 : 0) + (bold ? 2 : 0);
}

static int width_of(uint32_t codepoint, int row) {
  size_t offset = 0;
  for (size_t i = 0; i < sizeof metric_ranges / sizeof *metric_ranges; i++) {
    uint32_t first = metric_ranges[i][0], last = metric_ranges[i][1];
    if (codepoint >= first && codepoint <= last) return metric_widths[row][offset + (codepoint - first)];
    offset += last - first + 1;
  }
  if (codepoint == EMOJI_SELECTOR) return SELECTED;
  if (WITHIN(codepoint, marks)) return 0;
  if (codepoint >= FIRST_FLAG_LETTER && codepoint <= LAST_FLAG_LETTER) return EMOJI / 2;
  if (WITHIN(codepoint, emoji)) return EMOJI;
  return WITHIN(codepoint, wide) ? WIDE : UNKNOWN;
}

static uint32_t next_codepoint(const unsigned char **text) {
  const unsigned char *p = *text;
  int length = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
  uint32_t codepoint = length == 1 ? p[0] : p[0] & (0xFF >> (length + 1));
  int i = 1;
  for (; i < length && (p[i] & 0xC0) == 0x80; i++) codepoint = codepoint << 6 | (p[i] & 0x3F);
  *text = p + i;
  return codepoint;
}

double gvshim_text_width(const char *utf8, const char *font, double size, unsigned flags) {
  int row = row_of(font ? font : "", flags);
  long thousandths = 0;
  bool joined = false;
  for (const unsigned char *p = (const unsigned char *)utf8; p && *p;) {
    uint32_t codepoint = next_codepoint(&p);
    // An emoji joined to the one before it is part of one picture.
    if (!joined || !WITHIN(codepoint, emoji)) thousandths += width_of(codepoint, row);
    joined = codepoint == JOINER;
  }
  bool script = flags & (GVSHIM_SUPERSCRIPT | GVSHIM_SUBSCRIPT);
  return (double)thousandths * (script ? size * gvshim_script_scale : size) / 1000;
}
