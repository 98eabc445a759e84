// The face that Swift sees: plain functions and plain values, no Graphviz type.
#ifndef CGRAPHVIZ_SHIM_H
#define CGRAPHVIZ_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- Text ---------------------------------------------------------------------------

enum {
  GVSHIM_BOLD = 1,
  GVSHIM_ITALIC = 2,
  GVSHIM_UNDERLINE = 4,
  GVSHIM_SUPERSCRIPT = 8,
  GVSHIM_SUBSCRIPT = 16,
  GVSHIM_STRIKE = 32,
  GVSHIM_OVERLINE = 64
};

/// Parts of the size around them at which sub- and superscripts are set, and by which they leave the baseline.
static const double gvshim_script_scale = 0.75;
static const double gvshim_superscript_rise = 0.36;
static const double gvshim_subscript_drop = 0.18;

/// Advance width in points. Needs no engine, touches no global state.
double gvshim_text_width(const char *utf8, const char *font, double size, unsigned flags);

// ---- Outcome ------------------------------------------------------------------------

typedef enum {
  GVSHIM_DONE,
  GVSHIM_LIBRARY,
  GVSHIM_PARSE,
  GVSHIM_LAYOUT,
  GVSHIM_RENDER,
  GVSHIM_TOO_LARGE
} gvshim_stage;

typedef struct {
  gvshim_stage stage;  // GVSHIM_DONE, or where it failed
  char *message;       // what we know ourselves; may be NULL
  char *log;           // what Graphviz said, warnings too; may be NULL
} gvshim_outcome;

void gvshim_outcome_free(gvshim_outcome *outcome);

// ---- Drawing ------------------------------------------------------------------------

typedef struct {
  int nodes, edges, ranks;
  size_t bytes;
} gvshim_limits;

typedef enum { GVSHIM_GRAPH, GVSHIM_CLUSTER, GVSHIM_NODE, GVSHIM_EDGE } gvshim_object;
typedef enum { GVSHIM_ELLIPSE, GVSHIM_POLYGON, GVSHIM_POLYLINE, GVSHIM_BEZIER } gvshim_shape_kind;
typedef enum { GVSHIM_NO_PEN, GVSHIM_DASHED, GVSHIM_DOTTED, GVSHIM_SOLID } gvshim_pen;

typedef struct {
  double x, y;
} gvshim_point;

typedef struct {
  gvshim_shape_kind kind;
  const gvshim_point *points;
  size_t count;
  bool filled;
  uint32_t stroke, fill;  // 0xRRGGBBAA
  double pen_width;
  gvshim_pen pen;
} gvshim_shape;

typedef struct {
  double left, baseline, width;
  const char *utf8, *font;
  double size;
  unsigned flags;
  uint32_t color;
} gvshim_text;

/// All coordinates are points, from the top left corner of the padded figure, y down.
typedef struct {
  void (*page)(void *context, double width, double height);
  void (*begin)(void *context, gvshim_object kind, const char *name, const char *id, const char *class_name);
  void (*end)(void *context, gvshim_object kind);
  void (*text)(void *context, const gvshim_text *text);
  void (*shape)(void *context, const gvshim_shape *shape);
} gvshim_sink;

gvshim_outcome gvshim_draw(const char *dot, gvshim_limits limits, const gvshim_sink *sink, void *context);

// ---- Graphviz's own renderers -------------------------------------------------------

typedef enum { GVSHIM_OWN_SIZES, GVSHIM_STOCK_TEXT } gvshim_text_mode;

typedef struct {
  unsigned char *data;
  size_t length;
} gvshim_bytes;

/// Where something is drawn instead of where layout put it. Points are counted from the start of the edge as laid out,
/// y down.
typedef struct {
  gvshim_object kind;  // an edge or a cluster
  const char *id;
  gvshim_point label_shift;
  const gvshim_point *curve;  // NULL: as laid out
  size_t count;
  gvshim_point tip;  // of the arrowhead, where the edge has one
  gvshim_point top_left, bottom_right;  // how far a cluster's corners move
} gvshim_placement;

/// dpi 0: what the format has by default. Placements are sorted by id, bytewise. The overlay's filled polygons are drawn
/// over everything, in formats that cairo draws.
gvshim_outcome gvshim_render(
  const char *dot, gvshim_limits limits, const gvshim_placement *placements, size_t placement_count,
  const gvshim_shape *overlay, size_t overlay_count, const char *format, gvshim_text_mode text, double dpi,
  gvshim_bytes *bytes);
void gvshim_bytes_free(gvshim_bytes *bytes);

/// Whether cairo's renderer is there to draw overlays.
bool gvshim_draws_overlays(void);

/// The most dots per inch at which a figure of so many points can be held.
double gvshim_highest_dpi(double width, double height);

// ---- Outlines -----------------------------------------------------------------------

typedef enum { GVSHIM_MOVE, GVSHIM_LINE, GVSHIM_CURVE, GVSHIM_CLOSE } gvshim_stroke;

typedef struct {
  /// Always gets three points, of which a curve uses all and a close none.
  void (*draw)(void *context, gvshim_stroke stroke, const gvshim_point *points);
} gvshim_pencil;

/// For a size of 1, from the left end of the baseline, y down.
gvshim_outcome gvshim_outline(
  const char *utf8, const char *font, unsigned flags, const gvshim_pencil *pencil, void *context);

// ---- What there is ------------------------------------------------------------------

/// Every output format of the plugins present, separated by spaces, in outcome.message.
gvshim_outcome gvshim_formats(void);

const char *gvshim_version(void);

#endif
