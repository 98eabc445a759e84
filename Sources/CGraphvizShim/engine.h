#ifndef GVSHIM_ENGINE_H
#define GVSHIM_ENGINE_H

#include <gvc.h>
#include <stdbool.h>

/// The one engine of the process, opened on first use; NULL if it cannot be.
/// A second one would read what the first has freed. Call with the lock held.
GVC_t *engine(void);

bool engine_has_format(const char *format);

/// Makes pango's renderers and fonts available; false if there is no pango.
/// Graphviz's own renderers, which our drawings do without.
bool engine_load_core(void);
bool engine_load_pango(void);
void engine_load_all(void);
/// The plugin of a layout other than dot.
void engine_load_layout(const char *layout);

/// Runs `work` with the lock held, on a thread whose stack is deep enough for Graphviz's recursion.
bool engine_run(void (*work)(void *), void *argument);

#endif
