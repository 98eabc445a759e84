#ifndef GVSHIM_ERRORS_H
#define GVSHIM_ERRORS_H

#include <stdbool.h>
#include <stddef.h>

/// Forgets what was said and makes ready for messages as long as `longest` bytes of input can cause.
void errors_begin(size_t longest);

void errors_forget(void);

/// True if Graphviz reported an error, not only a warning, since errors_begin.
bool errors_any(void);

/// What Graphviz said since errors_begin, to be freed; NULL if nothing.
char *errors_copy(void);

#endif
