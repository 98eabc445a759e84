#ifndef GVSHIM_PLUGIN_H
#define GVSHIM_PLUGIN_H

#include <gvc.h>

#include "CGraphvizShim.h"

#define PLUGIN_FORMAT "gvshim"
#define PLUGIN_SYMBOL "gvplugin_gvshim_LTX_library"

/// Who measures and who draws text.
typedef enum {
  TEXT_TABLE,         // our table measures; nobody draws
  TEXT_TABLE_DRAWN,   // our table measures, pango prepares the glyphs
  TEXT_STOCK          // pango does both
} text_source;

/// Our renderer, with our text layout or without it.
void *plugin_library(bool with_text_layout);

void plugin_use_text(text_source source);

/// Learns pango's text layout from its library; false if it has none.
bool plugin_adopt_pango(void *library);
bool plugin_has_pango(void);

typedef struct {
  const gvshim_sink *sink;
  void *context;
  double left, top;
} plugin_page;

/// The parts of Graphviz's C interface whose types changed between versions.
bool plugin_render_data(GVC_t *context, Agraph_t *graph, const char *format, gvshim_bytes *bytes);

/// False for our own renderer, and for those that open windows, write files beside the caller or only print that they
/// were disabled.
bool plugin_offers(const char *format);
char **plugin_formats(GVC_t *context, int *count);

#endif
