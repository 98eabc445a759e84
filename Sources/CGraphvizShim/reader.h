#ifndef GVSHIM_READER_H
#define GVSHIM_READER_H

#include <stdbool.h>
#include <stddef.h>

/// Makes Graphviz's reader forget the text it has last read, of `length` bytes; true if some of it was left unread.
bool reader_settle(size_t length);

#endif
