// Polygons over a picture that cairo draws: its renderer, but for the end of a page.
#include "overlay.h"

#include <gvc.h>
#include <gvcjob.h>
#include <gvplugin.h>
#include <gvplugin_render.h>
#include <stdlib.h>
#include <string.h>

static gvrender_engine_t drawing_over;
static void (*finish_page)(GVJ_t *);
static void (*draw_text)(GVJ_t *, pointf, textspan_t *);
static const gvshim_shape *overlay;
static size_t overlay_count;

static gvcolor_t paint(uint32_t rgba) {
  gvcolor_t color = {.type = RGBA_DOUBLE};
  for (int i = 0; i < 4; i++) color.u.RGBA[i] = (double)(rgba >> (24 - 8 * i) & 0xFF) / 255;
  return color;
}

static void draw(GVJ_t *job, const gvshim_shape *shape) {
  pointf *points = malloc(shape->count * sizeof *points);
  if (!points) return;
  for (size_t i = 0; i < shape->count; i++)
    points[i] = (pointf){job->bb.LL.x + shape->points[i].x, job->bb.UR.y - shape->points[i].y};
  job->obj->fillcolor = job->obj->pencolor = paint(shape->fill);
  drawing_over.polygon(job, points, (int)shape->count, 1);
  free(points);
}

static void end_page(GVJ_t *job) {
  if (overlay_count > 0 && job->obj) {
    obj_state_t kept = *job->obj;
    // The renderer always draws an outline; one without width does not show.
    job->obj->penwidth = 0;
    job->obj->pen = PEN_SOLID;
    for (size_t i = 0; i < overlay_count; i++) draw(job, &overlay[i]);
    *job->obj = kept;
  }
  if (finish_page) finish_page(job);
}

// Where there is an overlay, it has what lines along a text stand for, and all of a text that is struck through.
static void text_span(GVJ_t *job, pointf at, textspan_t *span) {
  if (overlay_count == 0 || !span->font) return draw_text(job, at, span);
  if (span->font->flags & HTML_S) return;
  textfont_t plain = *span->font;
  plain.flags &= ~(unsigned)(HTML_UL | HTML_OL);
  textspan_t copy = *span;
  copy.font = &plain;
  draw_text(job, at, &copy);
}

void *overlay_library(void *pango_library) {
  static gvplugin_installed_t renderers[] = {{0, "cairo", 1000, &drawing_over, NULL}, {0}};
  static gvplugin_api_t apis[] = {{API_render, renderers}, {0, NULL}};
  static gvplugin_library_t library = {"gvshim_overlay", apis};
  for (gvplugin_api_t *api = ((gvplugin_library_t *)pango_library)->apis; api->types; api++)
    for (gvplugin_installed_t *type = api->types; api->api == API_render && type->type; type++)
      if (!strcmp(type->type, "cairo")) {
        drawing_over = *(gvrender_engine_t *)type->engine;
        finish_page = drawing_over.end_page;
        drawing_over.end_page = end_page;
        draw_text = drawing_over.textspan;
        drawing_over.textspan = text_span;
        renderers[0].id = type->id;
        renderers[0].features = type->features;
        return &library;
      }
  return NULL;
}

bool overlay_is_known(void) { return drawing_over.polygon != NULL; }

void overlay_use(const gvshim_shape *shapes, size_t count) {
  overlay = shapes;
  overlay_count = count;
}
