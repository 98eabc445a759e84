// Labels, edges and borders drawn elsewhere than where layout put them.
#include "placement.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const gvshim_placement *first;
  size_t count;
} placements;

static int by_id(const void *id, const void *placement) {
  return strcmp(id, ((const gvshim_placement *)placement)->id);
}

static const gvshim_placement *find(placements wanted, void *object, gvshim_object kind) {
  const char *id = agget(object, "id");
  if (!id || !*id) return NULL;
  const gvshim_placement *found = bsearch(id, wanted.first, wanted.count, sizeof *wanted.first, by_id);
  return found && found->kind == kind ? found : NULL;
}

static void shift(textlabel_t *label, gvshim_point by) {
  if (!label) return;
  label->pos.x += by.x;
  label->pos.y -= by.y;
}

static pointf placed(pointf start, gvshim_point point) { return (pointf){start.x + point.x, start.y - point.y}; }

static boxf around(const bezier *curve) {
  boxf box = {curve->list[0], curve->list[0]};
  for (size_t i = 0; i < (size_t)curve->size; i++) {
    box.LL.x = fmin(box.LL.x, curve->list[i].x);
    box.LL.y = fmin(box.LL.y, curve->list[i].y);
    box.UR.x = fmax(box.UR.x, curve->list[i].x);
    box.UR.y = fmax(box.UR.y, curve->list[i].y);
  }
  return box;
}

static void redraw(splines *drawn, const gvshim_placement *placement) {
  if (!drawn || drawn->size != 1 || !placement->curve || placement->count < 4) return;
  bezier *curve = &drawn->list[0];
  pointf start = curve->list[0], *points = malloc(placement->count * sizeof *points);
  if (!points) return;
  for (size_t i = 0; i < placement->count; i++) points[i] = placed(start, placement->curve[i]);
  free(curve->list);
  curve->list = points;
  curve->size = (__typeof__(curve->size))placement->count;
  if (curve->eflag) curve->ep = placed(start, placement->tip);
  drawn->bb = around(curve);
}

static void place_edges(Agraph_t *graph, placements wanted) {
  for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
    for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
      const gvshim_placement *placement = find(wanted, edge, GVSHIM_EDGE);
      if (!placement) continue;
      shift(ED_label(edge), placement->label_shift);
      redraw(ED_spl(edge), placement);
    }
}

static void resize(boxf *box, const gvshim_placement *placement) {
  box->LL.x += placement->top_left.x;
  box->UR.y -= placement->top_left.y;
  box->UR.x += placement->bottom_right.x;
  box->LL.y -= placement->bottom_right.y;
}

// Every subgraph in turn, without recursion.
static void place_clusters(Agraph_t *root, placements wanted) {
  for (Agraph_t *graph = root; graph;) {
    const gvshim_placement *placement = graph == root ? NULL : find(wanted, graph, GVSHIM_CLUSTER);
    if (placement) {
      shift(GD_label(graph), placement->label_shift);
      resize(&GD_bb(graph), placement);
    }
    Agraph_t *next = agfstsubg(graph);
    for (; !next && graph != root; graph = agparent(graph)) next = agnxtsubg(graph);
    graph = next;
  }
}

void placement_apply(Agraph_t *graph, const gvshim_placement *first, size_t count) {
  if (count == 0) return;
  placements wanted = {first, count};
  place_edges(graph, wanted);
  place_clusters(graph, wanted);
}
