// Everything that knows the shape of Graphviz's plugin structures.
#include "plugin.h"

#include "plugins_on_disk.h"

#include <gvcjob.h>
#include <gvplugin.h>
#include <gvplugin_device.h>
#include <gvplugin_render.h>
#include <gvplugin_textlayout.h>
#include <stdlib.h>
#include <string.h>

// Counts became size_t and the arrowhead arguments went away after Graphviz 2; gvRenderData and gvPluginList later.
// The types of the installed headers are asked instead of their version numbers, which distributions patch.
typedef __typeof__(_Generic(((gvrender_engine_t *)0)->polyline, void (*)(GVJ_t *, pointf *, int): (int)0,
                            default: (size_t)0)) count_t;
typedef __typeof__(((gvtextlayout_engine_t *)0)->textlayout(0, 0)) truth_t;
typedef __typeof__(_Generic(gvRenderData, int (*)(GVC_t *, graph_t *, const char *, char **, unsigned *): 0u,
                            default: (size_t)0)) length_t;

// ---- Text layout --------------------------------------------------------------------

static gvtextlayout_engine_t *pango;
static text_source source;

// Graphviz sets a baseline one size below the top of the line and then lifts it by this part of the size. Its own
// plugins lift by 0.2, which leaves text high in its box; so, ascenders and descenders are equally far from the edges.
static const double lift = 0.08;

static void measure(textspan_t *span) {
  double size = span->font->size;
  span->size.x = gvshim_text_width(span->str ? span->str : "", span->font->name, size, span->font->flags);
  span->size.y = size * 1.2;
  span->yoffset_centerline = lift * size;
}

// Pango's own scripts are large and shifted by the same few points at every size. Ours are set by us.
static double script_shift(const textfont_t *font) {
  if (font->flags & HTML_SUP) return font->size * gvshim_superscript_rise;
  return font->flags & HTML_SUB ? -font->size * gvshim_subscript_drop : 0;
}

// Pango rounds widths and positions of glyphs to pixels of one size; over a line they drift away from ours. The few
// functions are looked up: nothing is linked against pango.
static void *stock_options;
static bool is_unhinted;

static void unhint(void *layout) {
  enum { hint_style_none = 1, hint_metrics_off = 1 };
  void *(*context_of)(void *) = plugins_symbol("pango_layout_get_context");
  void (*set_options)(void *, void *) = plugins_symbol("pango_cairo_context_set_font_options");
  void (*changed)(void *) = plugins_symbol("pango_layout_context_changed");
  void *(*create)(void) = plugins_symbol("cairo_font_options_create");
  void (*destroy)(void *) = plugins_symbol("cairo_font_options_destroy");
  void (*set_style)(void *, int) = plugins_symbol("cairo_font_options_set_hint_style");
  void (*set_metrics)(void *, int) = plugins_symbol("cairo_font_options_set_hint_metrics");
  if (!layout || !context_of || !set_options || !changed || !create || !destroy || !set_style || !set_metrics) return;
  void *(*options_of)(void *) = plugins_symbol("pango_cairo_context_get_font_options");
  void *(*copy)(void *) = plugins_symbol("cairo_font_options_copy");
  if (!stock_options && options_of && copy && options_of(context_of(layout)))
    stock_options = copy(options_of(context_of(layout)));
  void *options = create();
  set_style(options, hint_style_none);
  set_metrics(options, hint_metrics_off);
  set_options(context_of(layout), options);
  destroy(options);
  void (*set_rounding)(void *, int) = plugins_symbol("pango_context_set_round_glyph_positions");
  if (set_rounding) set_rounding(context_of(layout), 0);
  changed(layout);
  is_unhinted = true;
}

// All layouts share one context: what was turned off for ours is turned on again for stock output.
static void stock_layout(textspan_t *span, char **font_path) {
  pango->textlayout(span, font_path);
  if (!is_unhinted || !span->layout) return;
  void *(*context_of)(void *) = plugins_symbol("pango_layout_get_context");
  void (*set_options)(void *, void *) = plugins_symbol("pango_cairo_context_set_font_options");
  void (*set_rounding)(void *, int) = plugins_symbol("pango_context_set_round_glyph_positions");
  if (context_of && set_options) set_options(context_of(span->layout), stock_options);
  if (context_of && set_rounding) set_rounding(context_of(span->layout), 1);
  is_unhinted = false;
  if (span->free_layout) span->free_layout(span->layout);
  span->layout = NULL;
  pango->textlayout(span, font_path);
}

static void prepare_glyphs(textspan_t *span, char **font_path) {
  textfont_t *font = span->font, plain = *font;
  bool script = font->flags & (HTML_SUP | HTML_SUB);
  if (script) plain.size *= gvshim_script_scale;
  // Lines along the text stand for what is drawn over the picture.
  plain.flags &= ~(unsigned)(HTML_SUP | HTML_SUB | HTML_UL | HTML_S | HTML_OL);
  span->font = &plain;
  pango->textlayout(span, font_path);
  if (!is_unhinted && span->layout) {
    unhint(span->layout);
    // Once more, so that the first text of all has the baseline of the others.
    if (span->free_layout) span->free_layout(span->layout);
    span->layout = NULL;
    pango->textlayout(span, font_path);
  }
  span->font = font;
  span->yoffset_layout += script_shift(font);
}

static truth_t text_layout(textspan_t *span, char **font_path) {
  if (pango && source == TEXT_STOCK) {
    stock_layout(span, font_path);
    return 1;
  }
  if (pango && source == TEXT_TABLE_DRAWN) {
    prepare_glyphs(span, font_path);
  } else {
    span->yoffset_layout = 0;
    span->layout = NULL;
    span->free_layout = NULL;
    if (font_path) *font_path = "[table]";
  }
  measure(span);
  return 1;
}

void plugin_use_text(text_source wanted) { source = wanted; }

bool plugin_has_pango(void) { return pango != NULL; }

bool plugin_adopt_pango(void *library) {
  for (gvplugin_api_t *api = ((gvplugin_library_t *)library)->apis; api->types; api++)
    if (api->api == API_textlayout) pango = api->types[0].engine;
  return pango != NULL;
}

// ---- Renderer -----------------------------------------------------------------------

static plugin_page *page(GVJ_t *job) { return job->context; }

static gvshim_point placed(GVJ_t *job, pointf p) {
  return (gvshim_point){p.x - page(job)->left, page(job)->top - p.y};
}

static uint32_t rgba(gvcolor_t color) {
  if (color.type != RGBA_BYTE) return 0x000000FF;
  const unsigned char *c = color.u.rgba;
  return (uint32_t)c[0] << 24 | (uint32_t)c[1] << 16 | (uint32_t)c[2] << 8 | c[3];
}

// A nameless graph or edge is named by a count of all there were in this process.
static const char *name_of(void *object) {
  const char *name = agnameof(object);
  return name && *name != '%' ? name : "";
}

static void begin(GVJ_t *job, gvshim_object kind, void *object) {
  const char *class_name = agget(object, "class"), *id = job->obj->id;
  page(job)->sink->begin(page(job)->context, kind, name_of(object), id ? id : "", class_name ? class_name : "");
}

static void end(GVJ_t *job, gvshim_object kind) { page(job)->sink->end(page(job)->context, kind); }

static void begin_page(GVJ_t *job) {
  page(job)->left = job->bb.LL.x;
  page(job)->top = job->bb.UR.y;
  page(job)->sink->page(page(job)->context, job->bb.UR.x - job->bb.LL.x, job->bb.UR.y - job->bb.LL.y);
  begin(job, GVSHIM_GRAPH, job->obj->u.g);
}
static void end_page(GVJ_t *job) { end(job, GVSHIM_GRAPH); }
static void begin_cluster(GVJ_t *job) { begin(job, GVSHIM_CLUSTER, job->obj->u.sg); }
static void end_cluster(GVJ_t *job) { end(job, GVSHIM_CLUSTER); }
static void begin_node(GVJ_t *job) { begin(job, GVSHIM_NODE, job->obj->u.n); }
static void end_node(GVJ_t *job) { end(job, GVSHIM_NODE); }
static void begin_edge(GVJ_t *job) { begin(job, GVSHIM_EDGE, job->obj->u.e); }
static void end_edge(GVJ_t *job) { end(job, GVSHIM_EDGE); }

static void text_span(GVJ_t *job, pointf p, textspan_t *span) {
  gvshim_point at = placed(job, p);
  double shift = span->just == 'l' ? 0 : span->just == 'r' ? span->size.x : span->size.x / 2;
  gvshim_text text = {
    .left = at.x - shift,
    .baseline = at.y - span->yoffset_centerline,
    .width = span->size.x,
    .utf8 = span->str ? span->str : "",
    .font = span->font->name ? span->font->name : "",
    .size = span->font->size,
    .flags = span->font->flags,
    .color = rgba(job->obj->pencolor),
  };
  page(job)->sink->text(page(job)->context, &text);
}

static gvshim_pen pen_of(pen_type pen) {
  switch (pen) {
    case PEN_NONE: return GVSHIM_NO_PEN;
    case PEN_DASHED: return GVSHIM_DASHED;
    case PEN_DOTTED: return GVSHIM_DOTTED;
    default: return GVSHIM_SOLID;
  }
}

static void shape(GVJ_t *job, gvshim_shape_kind kind, pointf *points, size_t count, bool filled) {
  gvshim_point fixed[64], *placed_points = fixed;
  if (count > 64 && !(placed_points = malloc(count * sizeof *placed_points))) return;
  for (size_t i = 0; i < count; i++) placed_points[i] = placed(job, points[i]);
  obj_state_t *object = job->obj;
  gvshim_shape value = {
    .kind = kind, .points = placed_points, .count = count, .filled = filled, .stroke = rgba(object->pencolor),
    .fill = rgba(object->fillcolor), .pen_width = object->penwidth, .pen = pen_of(object->pen),
  };
  page(job)->sink->shape(page(job)->context, &value);
  if (placed_points != fixed) free(placed_points);
}

static void ellipse(GVJ_t *job, pointf *points, int filled) { shape(job, GVSHIM_ELLIPSE, points, 2, filled); }
static void polygon(GVJ_t *job, pointf *points, count_t count, int filled) {
  shape(job, GVSHIM_POLYGON, points, (size_t)count, filled);
}
static void polyline(GVJ_t *job, pointf *points, count_t count) {
  shape(job, GVSHIM_POLYLINE, points, (size_t)count, false);
}
static void bezier_with_arrows(GVJ_t *job, pointf *points, count_t count, int start, int end, int filled) {
  (void)start, (void)end;
  shape(job, GVSHIM_BEZIER, points, (size_t)count, filled);
}
static void bezier_without_arrows(GVJ_t *job, pointf *points, count_t count, int filled) {
  shape(job, GVSHIM_BEZIER, points, (size_t)count, filled);
}

static gvrender_engine_t renderer = {
  .begin_page = begin_page, .end_page = end_page,
  .begin_cluster = begin_cluster, .end_cluster = end_cluster,
  .begin_node = begin_node, .end_node = end_node,
  .begin_edge = begin_edge, .end_edge = end_edge,
  .textspan = text_span,
  .ellipse = ellipse, .polygon = polygon, .polyline = polyline,
  .beziercurve = _Generic(((gvrender_engine_t *)0)->beziercurve,
    void (*)(GVJ_t *, pointf *, count_t, int): bezier_without_arrows, default: bezier_with_arrows),
};

// ---- Library ------------------------------------------------------------------------

static gvrender_features_t renderer_features = {
  .flags = GVRENDER_Y_GOES_DOWN | GVRENDER_DOES_TRANSFORM | GVRENDER_DOES_LABELS | GVRENDER_DOES_MAPS
    | GVRENDER_DOES_TOOLTIPS | GVRENDER_NO_WHITE_BG,
  .default_pad = 4,
  .color_type = RGBA_BYTE,
};
static gvdevice_features_t device_features = {
  .flags = GVDEVICE_DOES_TRUECOLOR | GVDEVICE_NO_WRITER,
  .default_dpi = {72, 72},
};
static gvtextlayout_engine_t text_engine = {text_layout};

static gvplugin_installed_t renderers[] = {{0, PLUGIN_FORMAT, 1, &renderer, &renderer_features}, {0}};
static gvplugin_installed_t devices[] = {{0, PLUGIN_FORMAT ":" PLUGIN_FORMAT, 1, NULL, &device_features}, {0}};
static gvplugin_installed_t text_layouts[] = {{0, "textlayout", 100, &text_engine, NULL}, {0}};

static gvplugin_api_t with_text[] = {
  {API_render, renderers}, {API_device, devices}, {API_textlayout, text_layouts}, {0, NULL}};
static gvplugin_api_t without_text[] = {{API_render, renderers}, {API_device, devices}, {0, NULL}};
static gvplugin_library_t library_with_text = {"gvshim", with_text};
static gvplugin_library_t library_without_text = {"gvshim", without_text};

void *plugin_library(bool with_text_layout) {
  return with_text_layout ? &library_with_text : &library_without_text;
}

// ---- Calls whose types changed ------------------------------------------------------

bool plugin_render_data(GVC_t *context, Agraph_t *graph, const char *format, gvshim_bytes *bytes) {
  char *data = NULL;
  length_t length = 0;
  int failed = gvRenderData(context, graph, format, &data, &length);
  *bytes = (gvshim_bytes){(unsigned char *)data, data ? (size_t)length : 0};
  return !failed && bytes->length > 0;
}

typedef void (*any_function)(void);

static char **list_by_three(any_function list, GVC_t *context, int *count) {
  return ((char **(*)(GVC_t *, const char *, int *))list)(context, "device", count);
}
static char **list_by_four(any_function list, GVC_t *context, int *count) {
  return ((char **(*)(GVC_t *, const char *, int *, char *))list)(context, "device", count, NULL);
}

bool plugin_offers(const char *format) {
  static const char *const withheld[] = {PLUGIN_FORMAT, "gd", "gd2", "gtk", "vrml", "x11", "xlib"};
  for (size_t i = 0; i < sizeof withheld / sizeof *withheld; i++)
    if (!strcmp(format, withheld[i])) return false;
  return true;
}

char **plugin_formats(GVC_t *context, int *count) {
  return _Generic(gvPluginList, char **(*)(GVC_t *, const char *, int *): list_by_three, default: list_by_four)(
    (any_function)gvPluginList, context, count);
}
