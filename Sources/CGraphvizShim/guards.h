#ifndef GVSHIM_GUARDS_H
#define GVSHIM_GUARDS_H

#include <cgraph.h>

#include "CGraphvizShim.h"

/// Why this graph must not reach layout, to be freed; NULL if it may.
char *guards_objection(Agraph_t *graph, gvshim_limits limits);

#endif
