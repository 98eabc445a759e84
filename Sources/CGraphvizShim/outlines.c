// The outlines of letters, by the pango and cairo that Graphviz's plugin brings. Their functions are looked up: nothing
// is linked against them.
#include <stdlib.h>
#include <string.h>

#include "CGraphvizShim.h"
#include "engine.h"
#include "plugins_on_disk.h"

// So large that cairo's coordinates, which are steps of 1/256, lose nothing that shows.
enum { SIZE = 256, PANGO_UNITS = 1024 };

// cairo.h's own, which have been the same since 1.2.
typedef union {
  struct {
    int type, length;
  } header;
  struct {
    double x, y;
  } point;
} path_data;
typedef struct {
  int status;
  path_data *data;
  int count;
} cairo_outline;

typedef struct {
  const char *utf8, *font;
  unsigned flags;
  const gvshim_pencil *pencil;
  void *context;
  gvshim_outcome outcome;
} outline_request;

static bool is_complete;

static void *function(const char *name) {
  void *found = plugins_symbol(name);
  if (!found) is_complete = false;
  return found;
}

#define FUNCTION(result, name, ...) result (*name)(__VA_ARGS__) = (result (*)(__VA_ARGS__))function(#name)

static void hand_over(const outline_request *wanted, const cairo_outline *outline) {
  for (int i = 0; i < outline->count; i += outline->data[i].header.length) {
    gvshim_point points[3] = {{0, 0}, {0, 0}, {0, 0}};
    int count = outline->data[i].header.length - 1;
    for (int p = 0; p < count && p < 3; p++) {
      points[p].x = outline->data[i + 1 + p].point.x / SIZE;
      points[p].y = outline->data[i + 1 + p].point.y / SIZE;
    }
    wanted->pencil->draw(wanted->context, (gvshim_stroke)outline->data[i].header.type, points);
  }
}

static void *described(const outline_request *wanted) {
  enum { ITALIC = 2, BOLD = 700 };
  FUNCTION(void *, pango_font_description_new, void);
  FUNCTION(void, pango_font_description_set_family, void *, const char *);
  FUNCTION(void, pango_font_description_set_style, void *, int);
  FUNCTION(void, pango_font_description_set_weight, void *, int);
  FUNCTION(void, pango_font_description_set_absolute_size, void *, double);
  if (!is_complete) return NULL;
  void *font = pango_font_description_new();
  pango_font_description_set_family(font, wanted->font);
  if (wanted->flags & GVSHIM_ITALIC) pango_font_description_set_style(font, ITALIC);
  if (wanted->flags & GVSHIM_BOLD) pango_font_description_set_weight(font, BOLD);
  pango_font_description_set_absolute_size(font, (double)SIZE * PANGO_UNITS);
  return font;
}

// As for PNG and PDF: widths and positions are not rounded.
static void unhint(void *layout) {
  enum { NO_HINTS = 1, METRICS_OFF = 1 };
  FUNCTION(void *, cairo_font_options_create, void);
  FUNCTION(void, cairo_font_options_destroy, void *);
  FUNCTION(void, cairo_font_options_set_hint_style, void *, int);
  FUNCTION(void, cairo_font_options_set_hint_metrics, void *, int);
  FUNCTION(void *, pango_layout_get_context, void *);
  FUNCTION(void, pango_cairo_context_set_font_options, void *, const void *);
  FUNCTION(void, pango_layout_context_changed, void *);
  if (!is_complete) return;
  void *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, NO_HINTS);
  cairo_font_options_set_hint_metrics(options, METRICS_OFF);
  pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
  cairo_font_options_destroy(options);
  void (*set_rounding)(void *, int) = (void (*)(void *, int))plugins_symbol("pango_context_set_round_glyph_positions");
  if (set_rounding) set_rounding(pango_layout_get_context(layout), 0);
  pango_layout_context_changed(layout);
}

static void trace(const outline_request *wanted, void *cairo) {
  FUNCTION(void *, pango_cairo_create_layout, void *);
  FUNCTION(void, pango_layout_set_font_description, void *, const void *);
  FUNCTION(void, pango_layout_set_text, void *, const char *, int);
  FUNCTION(void *, pango_layout_get_line_readonly, void *, int);
  FUNCTION(void, pango_cairo_layout_line_path, void *, void *);
  FUNCTION(void, pango_font_description_free, void *);
  FUNCTION(cairo_outline *, cairo_copy_path, void *);
  FUNCTION(void, cairo_path_destroy, cairo_outline *);
  FUNCTION(void, cairo_move_to, void *, double, double);
  FUNCTION(void, g_object_unref, void *);
  void *font = described(wanted);
  if (!is_complete) return;
  void *layout = pango_cairo_create_layout(cairo);
  unhint(layout);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_text(layout, wanted->utf8, -1);
  cairo_move_to(cairo, 0, 0);
  pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout, 0));
  cairo_outline *outline = cairo_copy_path(cairo);
  if (outline->status == 0) hand_over(wanted, outline);
  cairo_path_destroy(outline);
  pango_font_description_free(font);
  g_object_unref(layout);
}

static void draw_outline(void *argument) {
  enum { COLOR_ALPHA = 0x3000 };
  outline_request *wanted = argument;
  is_complete = engine() && engine_load_pango();
  FUNCTION(void *, cairo_recording_surface_create, int, const void *);
  FUNCTION(void, cairo_surface_destroy, void *);
  FUNCTION(void *, cairo_create, void *);
  FUNCTION(void, cairo_destroy, void *);
  if (is_complete) {
    // A surface with bounds would leave out the letters beyond them.
    void *surface = cairo_recording_surface_create(COLOR_ALPHA, NULL), *cairo = cairo_create(surface);
    trace(wanted, cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
  }
  if (is_complete) return;
  wanted->outcome.stage = GVSHIM_LIBRARY;
  wanted->outcome.message = strdup("Graphviz's pango plugin, which knows the outlines of letters, is missing");
}

gvshim_outcome gvshim_outline(
  const char *utf8, const char *font, unsigned flags, const gvshim_pencil *pencil, void *context) {
  outline_request wanted = {.utf8 = utf8, .font = font, .flags = flags, .pencil = pencil, .context = context};
  if (!engine_run(draw_outline, &wanted)) {
    wanted.outcome.stage = GVSHIM_LIBRARY;
    wanted.outcome.message = strdup("no thread could be started");
  }
  return wanted.outcome;
}
