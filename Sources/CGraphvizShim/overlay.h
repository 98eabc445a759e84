#ifndef GVSHIM_OVERLAY_H
#define GVSHIM_OVERLAY_H

#include "CGraphvizShim.h"

/// Learns to draw over pictures from the library of pango's plugin, which brings cairo's renderer; NULL if it has none.
/// What it gives is a library with a renderer of the same name that goes before it.
void *overlay_library(void *pango_library);
bool overlay_is_known(void);

/// What the pictures that follow end with.
void overlay_use(const gvshim_shape *shapes, size_t count);

#endif
