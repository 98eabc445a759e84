// The calls that Swift makes: parse, guard, lay out, draw or render, free.
#define _GNU_SOURCE
#include <graphviz_version.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CGraphvizShim.h"
#include "engine.h"
#include "errors.h"
#include "guards.h"
#include "overlay.h"
#include "placement.h"
#include "plugin.h"
#include "ordered_ids.h"
#include "reader.h"

typedef struct request request;
struct request {
  const char *dot;
  gvshim_limits limits;
  const gvshim_sink *sink;
  void *context;
  const gvshim_placement *placements;
  size_t placement_count;
  const gvshim_shape *overlay;
  size_t overlay_count;
  const char *format;
  gvshim_text_mode text;
  double dpi;
  gvshim_bytes *bytes;
  gvshim_outcome outcome;
  bool (*finish)(request *, Agraph_t *);
};

static bool fail(request *wanted, gvshim_stage stage, char *message) {
  wanted->outcome.stage = stage;
  free(wanted->outcome.message);
  wanted->outcome.message = message;
  return false;
}

// ---- Parsing ------------------------------------------------------------------------

// No message quotes more of the text than this.
static size_t longest_token(const char *dot) {
  size_t longest = 0, length = 0, depth = 0;
  bool quoted = false;
  for (const char *p = dot; *p; p++, length++) {
    bool starts = !quoted && depth == 0 && (*p == '"' || *p == '<' || *p == ' ' || *p == '\n');
    if (starts) {
      if (length > longest) longest = length;
      length = 0;
    }
    if (quoted && *p == '\\' && p[1]) p++, length++;
    else if (*p == '"' && depth == 0) quoted = !quoted;
    else if (!quoted && *p == '<') depth++;
    else if (!quoted && *p == '>' && depth > 0) depth--;
  }
  return length > longest ? length : longest;
}

static Agraph_t *parse(request *wanted) {
  errors_begin(longest_token(wanted->dot));
  Agraph_t *graph = read_graph(wanted->dot);
  bool failed = !graph || errors_any();
  wanted->outcome.log = failed ? errors_copy() : NULL;
  bool more = reader_settle(strlen(wanted->dot));
  errors_forget();
  if (!failed && !more) return graph;
  if (graph) agclose(graph);
  const char *message = !failed ? "there is more text after the graph" : wanted->outcome.log ? NULL : "no graph in the text";
  fail(wanted, GVSHIM_PARSE, message ? strdup(message) : NULL);
  return NULL;
}

// ---- Layout -------------------------------------------------------------------------

static bool lay_out(request *wanted, Agraph_t *graph) {
  const char *chosen = agget(graph, "layout");
  if (chosen && *chosen && strcmp(chosen, "dot") != 0) engine_load_layout(chosen);
  // dot returns 0 on errors too.
  if (gvLayout(engine(), graph, "dot") != 0 || errors_any()) return fail(wanted, GVSHIM_LAYOUT, NULL);
  return true;
}

// Making room for the label of an edge within a rank, dot reallocates the rank's list of nodes and forgets to say so
// to the pointer that it frees the list by.
static void mend_ranks(Agraph_t *graph) {
  if (!aggetrec(graph, "Agraphinfo_t", 0) || !GD_rank(graph)) return;
  for (int rank = GD_minrank(graph); rank <= GD_maxrank(graph); rank++) {
    rank_t *list = &GD_rank(graph)[rank];
    uintptr_t start = (uintptr_t)list->av, used = (uintptr_t)list->v;
    bool is_within = used >= start && used < start + ((uintptr_t)list->an + 1) * sizeof *list->av;
    if (list->v && !is_within) list->av = list->v;
  }
}

static void process(request *wanted, Agraph_t *graph) {
  char *objection = guards_objection(graph, wanted->limits);
  if (objection) {
    fail(wanted, GVSHIM_TOO_LARGE, objection);
  } else {
    if (lay_out(wanted, graph) && (!wanted->finish(wanted, graph) || errors_any())
        && wanted->outcome.stage == GVSHIM_DONE)
      fail(wanted, GVSHIM_RENDER, NULL);
    mend_ranks(graph);
    gvFreeLayout(engine(), graph);
  }
  wanted->outcome.log = errors_copy();
}

static bool ready(request *wanted) {
  if (strlen(wanted->dot) > wanted->limits.bytes) return fail(wanted, GVSHIM_TOO_LARGE, strdup("the text is too long"));
  if (!engine()) return fail(wanted, GVSHIM_LIBRARY, strdup("Graphviz could not be opened"));
  return true;
}

static void parse_and_process(request *wanted) {
  Agraph_t *graph = parse(wanted);
  if (!graph) return;
  process(wanted, graph);
  agclose(graph);
}

static gvshim_outcome run(request *wanted, void (*work)(void *)) {
  if (!engine_run(work, wanted)) fail(wanted, GVSHIM_LIBRARY, strdup("no thread could be started"));
  return wanted->outcome;
}

// ---- Drawing ------------------------------------------------------------------------

static bool emit(request *wanted, Agraph_t *graph) {
  plugin_page page = {.sink = wanted->sink, .context = wanted->context};
  return gvRenderContext(engine(), graph, PLUGIN_FORMAT, &page) == 0;
}

static void draw(void *argument) {
  request *wanted = argument;
  if (!ready(wanted)) return;
  plugin_use_text(TEXT_TABLE);
  parse_and_process(wanted);
}

gvshim_outcome gvshim_draw(const char *dot, gvshim_limits limits, const gvshim_sink *sink, void *context) {
  request wanted = {.dot = dot, .limits = limits, .sink = sink, .context = context, .finish = emit};
  return run(&wanted, draw);
}

// ---- Rendering ----------------------------------------------------------------------

enum { MOST_PIXELS_ACROSS = 32000, MOST_PIXELS = 100000000, SCREEN_DPI = 96 };

// Past what cairo can hold, Graphviz prints a complaint or returns nothing. The margin around is not known here.
double gvshim_highest_dpi(double width, double height) {
  double inches_wide = (width + 100) / 72, inches_high = (height + 100) / 72;
  double across = MOST_PIXELS_ACROSS / fmax(inches_wide, inches_high);
  return fmin(across, sqrt(MOST_PIXELS / (inches_wide * inches_high)));
}

static double drawable_dpi(Agraph_t *graph, double wanted) {
  boxf box = GD_bb(graph);
  return fmax(0.1, fmin(wanted, gvshim_highest_dpi(box.UR.x - box.LL.x, box.UR.y - box.LL.y)));
}

static bool render_to_bytes(request *wanted, Agraph_t *graph) {
  double dpi = wanted->dpi > 0 ? wanted->dpi : GD_drawing(graph)->dpi;
  double possible = drawable_dpi(graph, dpi > 0 ? dpi : SCREEN_DPI);
  if (dpi > 0 || possible < SCREEN_DPI) GD_drawing(graph)->dpi = possible;
  placement_apply(graph, wanted->placements, wanted->placement_count);
  overlay_use(wanted->overlay, wanted->overlay_count);
  bool is_rendered = plugin_render_data(engine(), graph, wanted->format, wanted->bytes);
  overlay_use(NULL, 0);
  return is_rendered;
}

static bool is_vector(const char *format) {
  return !strncmp(format, "svg", 3) || !strncmp(format, "pdf", 3) || !strncmp(format, "ps", 2)
    || !strncmp(format, "eps", 3);
}

static char *format_list(void) {
  int count = 0;
  char **formats = plugin_formats(engine(), &count), *list = calloc(1, 1);
  for (int i = 0; i < count; i++) {
    char *longer = NULL;
    if (plugin_offers(formats[i]) && asprintf(&longer, "%s%s%s", list, *list ? " " : "", formats[i]) >= 0) {
      free(list);
      list = longer;
    }
    free(formats[i]);
  }
  free(formats);
  return list;
}

static char *unknown_format(const char *format) {
  char *list = format_list(), *message = NULL;
  int length = asprintf(&message, "unknown format '%.40s'; there are %s", format, list ? list : "none");
  free(list);
  return length < 0 ? NULL : message;
}

static bool find_format(request *wanted) {
  if (!engine_load_core()) return fail(wanted, GVSHIM_LIBRARY, strdup("Graphviz's core plugin is missing"));
  bool core = engine_has_format(wanted->format) && !strchr(wanted->format, ':');
  if ((!core || wanted->text == GVSHIM_STOCK_TEXT) && !engine_load_pango() && wanted->text == GVSHIM_OWN_SIZES)
    return fail(wanted, GVSHIM_LIBRARY, strdup("Graphviz's pango plugin is missing"));
  if (!core && !engine_has_format(wanted->format)) engine_load_all();
  if (engine_has_format(wanted->format)) return true;
  return fail(wanted, GVSHIM_RENDER, unknown_format(wanted->format));
}

static void render(void *argument) {
  request *wanted = argument;
  if (!ready(wanted) || !find_format(wanted)) return;
  plugin_use_text(wanted->text == GVSHIM_STOCK_TEXT ? TEXT_STOCK : TEXT_TABLE_DRAWN);
  parse_and_process(wanted);
}

gvshim_outcome gvshim_render(
  const char *dot, gvshim_limits limits, const gvshim_placement *placements, size_t placement_count,
  const gvshim_shape *overlay, size_t overlay_count, const char *format, gvshim_text_mode text, double dpi,
  gvshim_bytes *bytes) {
  request wanted = {
    .dot = dot, .limits = limits, .placements = placements, .placement_count = placement_count, .overlay = overlay,
    .overlay_count = overlay_count, .format = format, .text = text, .dpi = is_vector(format) ? 0 : fmin(dpi, 2400),
    .bytes = bytes, .finish = render_to_bytes};
  *bytes = (gvshim_bytes){NULL, 0};
  return run(&wanted, render);
}

void gvshim_bytes_free(gvshim_bytes *bytes) {
  if (bytes->data) gvFreeRenderData((char *)bytes->data);
  *bytes = (gvshim_bytes){NULL, 0};
}

static void learn_overlays(void *argument) {
  request *wanted = argument;
  if (ready(wanted)) engine_load_pango();
}

bool gvshim_draws_overlays(void) {
  request wanted = {.dot = ""};
  gvshim_outcome outcome = run(&wanted, learn_overlays);
  gvshim_outcome_free(&outcome);
  return overlay_is_known();
}

// ---- What there is ------------------------------------------------------------------

static void list_formats(void *argument) {
  request *wanted = argument;
  if (!ready(wanted)) return;
  engine_load_all();
  wanted->outcome.message = format_list();
}

gvshim_outcome gvshim_formats(void) {
  request wanted = {.dot = ""};
  return run(&wanted, list_formats);
}

void gvshim_outcome_free(gvshim_outcome *outcome) {
  free(outcome->message);
  free(outcome->log);
  *outcome = (gvshim_outcome){GVSHIM_DONE, NULL, NULL};
}

const char *gvshim_version(void) { return PACKAGE_VERSION; }
