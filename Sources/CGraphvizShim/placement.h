#ifndef GVSHIM_PLACEMENT_H
#define GVSHIM_PLACEMENT_H

#include <gvc.h>

#include "CGraphvizShim.h"

/// Moves labels and curves of a graph that is laid out. Placements are sorted by id.
void placement_apply(Agraph_t *graph, const gvshim_placement *placements, size_t count);

#endif
