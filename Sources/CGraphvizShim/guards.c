// What Graphviz would crash or hang on is refused before layout.
#define _GNU_SOURCE
#include "guards.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- Numbers ------------------------------------------------------------------------

typedef struct {
  int kind;
  const char *name;
  double largest;
} bound;

static const bound bounds[] = {
  {AGRAPH, "nodesep", 100}, {AGRAPH, "ranksep", 100}, {AGRAPH, "pad", 100}, {AGRAPH, "margin", 1000},
  {AGRAPH, "dpi", 2400}, {AGRAPH, "resolution", 2400}, {AGRAPH, "size", 1000}, {AGRAPH, "page", 1000},
  {AGRAPH, "fontsize", 1000}, {AGRAPH, "penwidth", 1000}, {AGRAPH, "nslimit", 1000}, {AGRAPH, "nslimit1", 1000},
  {AGRAPH, "mclimit", 1000}, {AGRAPH, "quantum", 1000},
  {AGNODE, "width", 1000}, {AGNODE, "height", 1000}, {AGNODE, "margin", 100}, {AGNODE, "fontsize", 1000},
  {AGNODE, "penwidth", 1000}, {AGNODE, "peripheries", 100}, {AGNODE, "sides", 1000}, {AGNODE, "samplepoints", 1000},
  {AGNODE, "distortion", 100}, {AGNODE, "skew", 100},
  {AGEDGE, "weight", 1e6}, {AGEDGE, "minlen", 1000}, {AGEDGE, "penwidth", 1000}, {AGEDGE, "fontsize", 1000},
  {AGEDGE, "arrowsize", 100}, {AGEDGE, "labeldistance", 1000}, {AGEDGE, "labelfontsize", 1000},
};

static bool all_within(const char *numbers, double largest) {
  for (const char *p = numbers; *p;) {
    char *rest;
    double number = strtod(p, &rest);
    if (rest == p) {
      p++;
    } else if (!(fabs(number) <= largest)) {
      return false;
    } else {
      p = rest;
    }
  }
  return true;
}

static char *number_objection(void *object, const bound *bound) {
  const char *value = agget(object, (char *)bound->name);
  if (!value || all_within(value, bound->largest)) return NULL;
  char *text = NULL;
  return asprintf(&text, "%s=%.40s is beyond %g", bound->name, value, bound->largest) < 0 ? NULL : text;
}

// Every subgraph in turn, without recursion.
static Agraph_t *next_graph(Agraph_t *graph, Agraph_t *root) {
  Agraph_t *next = agfstsubg(graph);
  for (; !next && graph != root; graph = agparent(graph)) next = agnxtsubg(graph);
  return next;
}

static char *numbers_objection_to(Agraph_t *root, const bound *bound) {
  char *objection = NULL;
  if (bound->kind == AGRAPH) {
    for (Agraph_t *graph = root; graph && !objection; graph = next_graph(graph, root))
      objection = number_objection(graph, bound);
    return objection;
  }
  for (Agnode_t *node = agfstnode(root); node && !objection; node = agnxtnode(root, node)) {
    if (bound->kind == AGNODE) objection = number_objection(node, bound);
    if (bound->kind == AGEDGE)
      for (Agedge_t *edge = agfstout(root, node); edge && !objection; edge = agnxtout(root, edge))
        objection = number_objection(edge, bound);
  }
  return objection;
}

static char *numbers_objection(Agraph_t *graph) {
  char *objection = NULL;
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds && !objection; i++)
    if (agattr(graph, bounds[i].kind, (char *)bounds[i].name, NULL))
      objection = numbers_objection_to(graph, &bounds[i]);
  return objection;
}

// ---- Ranks --------------------------------------------------------------------------

typedef struct {
  Agnode_t *node;
  int waiting;  // edges not yet followed into it
  long rank;
} place;

static int length_of(Agedge_t *edge) {
  const char *text = agget(edge, "minlen");
  int length = text && *text ? atoi(text) : 1;
  return length > 0 ? length : 0;
}

// The longest path; a node on a cycle counts with the longest edge there is.
static long longest_path(Agraph_t *graph) {
  size_t count = (size_t)agnnodes(graph), last = 0;
  for (Agnode_t *n = agfstnode(graph); n; n = agnxtnode(graph, n)) last = AGSEQ(n) > last ? AGSEQ(n) : last;
  place *places = calloc(last + 1, sizeof *places);
  Agnode_t **ready = calloc(count + 1, sizeof *ready);
  if (!places || !ready) return free(places), free(ready), 0;
  size_t found = 0, longest_edge = 1;
  long longest = 0;
  for (Agnode_t *n = agfstnode(graph); n; n = agnxtnode(graph, n)) {
    for (Agedge_t *e = agfstin(graph, n); e; e = agnxtin(graph, e)) places[AGSEQ(n)].waiting++;
    if (places[AGSEQ(n)].waiting == 0) ready[found++] = n;
  }
  for (size_t done = 0; done < found; done++) {
    place *tail = &places[AGSEQ(ready[done])];
    longest = tail->rank > longest ? tail->rank : longest;
    for (Agedge_t *e = agfstout(graph, ready[done]); e; e = agnxtout(graph, e)) {
      place *head = &places[AGSEQ(aghead(e))];
      long rank = tail->rank + length_of(e);
      head->rank = rank > head->rank ? rank : head->rank;
      if (--head->waiting == 0) ready[found++] = aghead(e);
    }
  }
  for (Agnode_t *n = found < count ? agfstnode(graph) : NULL; n; n = agnxtnode(graph, n))
    for (Agedge_t *e = agfstout(graph, n); e; e = agnxtout(graph, e))
      longest_edge = (size_t)length_of(e) > longest_edge ? (size_t)length_of(e) : longest_edge;
  free(places), free(ready);
  return longest + (long)((count - found) * longest_edge);
}

// ---- All together -------------------------------------------------------------------

static char *count_objection(const char *things, long count, long limit) {
  char *text = NULL;
  if (count <= limit) return NULL;
  return asprintf(&text, "%ld %s are more than %ld", count, things, limit) < 0 ? NULL : text;
}

char *guards_objection(Agraph_t *graph, gvshim_limits limits) {
  char *objection = count_objection("nodes", agnnodes(graph), limits.nodes);
  if (!objection) objection = count_objection("edges", agnedges(graph), limits.edges);
  if (!objection) objection = numbers_objection(graph);
  if (!objection) objection = count_objection("ranks", longest_path(graph), limits.ranks);
  return objection;
}
