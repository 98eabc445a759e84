#ifndef GVSHIM_ORDERED_IDS_H
#define GVSHIM_ORDERED_IDS_H

#include <cgraph.h>

/// Reads a graph whose named objects are numbered in the order they are met, so that layout does not depend on where
/// in memory their names lie.
Agraph_t *read_graph(const char *dot);

#endif
