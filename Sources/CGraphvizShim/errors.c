// Graphviz's messages, captured instead of printed.
#include "errors.h"

#include <cgraph.h>
#include <stdlib.h>
#include <string.h>

static char *said;
static size_t said_length, said_capacity;
static bool muted;
static size_t primed;

static int capture(char *text) {
  if (muted || !text) return 0;
  size_t length = strlen(text);
  if (said_length + length + 1 > said_capacity) {
    size_t capacity = (said_length + length + 1) * 2;
    char *grown = realloc(said, capacity);
    if (!grown) return 0;
    said = grown;
    said_capacity = capacity;
  }
  memcpy(said + said_length, text, length + 1);
  said_length += length;
  return 0;
}

// Until 2.43 Graphviz formats a message that does not fit its buffer a second time from a va_list already used up,
// and crashes. A message without conversions grows that buffer unharmed.
static void prime(size_t capacity) {
  if (capacity <= primed) return;
  char *blank = malloc(capacity);
  if (!blank) return;
  memset(blank, ' ', capacity - 1);
  blank[capacity - 1] = 0;
  muted = true;
  agwarningf(blank);
  muted = false;
  free(blank);
  primed = capacity;
}

void errors_begin(size_t longest) {
  agseterrf(capture);
  agseterr(AGWARN);
  prime(longest * 2 + 4096);
  errors_forget();
}

void errors_forget(void) {
  said_length = 0;
  agreseterrors();
}

bool errors_any(void) { return agerrors() >= AGERR; }

char *errors_copy(void) { return said_length > 0 ? strdup(said) : NULL; }
