// Graphviz takes the address of a name for the number of what it names and goes through clusters by number: the same
// text can be laid out in two ways within one process. Here a name's number is its place among the names.
#include "ordered_ids.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef GRAPHVIZ_VERSION_MAJOR

// The id discipline of these versions is another; they have been seen in no test.
Agraph_t *read_graph(const char *dot) { return agmemread(dot); }

#else

typedef struct {
  Agraph_t *graph;
  char **names;  // of the graph's own strings, whose headers agwrite looks at
  size_t count, capacity;
  size_t *slots;  // 0 is empty, else a place + 1
  size_t slot_count;
  uint64_t anonymous;
} Names;

static uint64_t hash(const char *text) {
  uint64_t value = 14695981039346656037u;
  for (; *text; text++) value = (value ^ (unsigned char)*text) * 1099511628211u;
  return value;
}

static size_t *slot_of(const Names *names, const char *text) {
  size_t index = hash(text) & (names->slot_count - 1);
  while (names->slots[index] && strcmp(names->names[names->slots[index] - 1], text))
    index = (index + 1) & (names->slot_count - 1);
  return &names->slots[index];
}

static bool grow(Names *names) {
  size_t slot_count = names->slot_count ? names->slot_count * 2 : 64;
  size_t *slots = calloc(slot_count, sizeof *slots);
  char **longer = realloc(names->names, slot_count / 2 * sizeof *longer);
  if (longer) names->names = longer;
  if (!slots || !longer) {
    free(slots);
    return false;
  }
  free(names->slots);
  names->slots = slots;
  names->slot_count = slot_count;
  names->capacity = slot_count / 2;
  for (size_t i = 0; i < names->count; i++) *slot_of(names, names->names[i]) = i + 1;
  return true;
}

static void *ids_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)discipline;
  Names *names = calloc(1, sizeof *names);
  if (names) names->graph = graph;
  return names;
}

// Even numbers are named, odd ones are not, as in Graphviz's own discipline.
static long ids_map(void *state, int kind, char *text, IDTYPE *id, int create) {
  Names *names = state;
  (void)kind;
  if (!names) return 0;
  if (!text) {
    *id = 2 * names->anonymous++ + 1;
    return 1;
  }
  if (names->slot_count) {
    size_t place = *slot_of(names, text);
    if (place) {
      *id = 2 * place;
      return 1;
    }
  }
  if (!create) return 0;
  if (names->count == names->capacity && !grow(names)) return 0;
  char *copy = agstrdup(names->graph, text);
  if (!copy) return 0;
  names->names[names->count++] = copy;
  *slot_of(names, text) = names->count;
  *id = 2 * names->count;
  return 1;
}

static long ids_alloc(void *state, int kind, IDTYPE id) {
  (void)state, (void)kind, (void)id;
  return 0;
}

static void ids_free(void *state, int kind, IDTYPE id) { (void)state, (void)kind, (void)id; }

static char *ids_print(void *state, int kind, IDTYPE id) {
  Names *names = state;
  (void)kind;
  return names && id && id % 2 == 0 && id / 2 <= names->count ? names->names[id / 2 - 1] : NULL;
}

static void ids_close(void *state) {
  Names *names = state;
  if (!names) return;
  for (size_t i = 0; i < names->count; i++) agstrfree(names->graph, names->names[i]);
  free(names->names);
  free(names->slots);
  free(names);
}

static void ids_register(void *state, int kind, void *object) { (void)state, (void)kind, (void)object; }

typedef struct {
  const char *next;
  size_t left;
} Text;

static int read_text(void *channel, char *buffer, int size) {
  Text *text = channel;
  size_t count = size < 0 ? 0 : (size_t)size < text->left ? (size_t)size : text->left;
  memcpy(buffer, text->next, count);
  text->next += count;
  text->left -= count;
  return (int)count;
}

static int drop(void *channel, const char *text) {
  (void)channel, (void)text;
  return 0;
}

static int flush_nothing(void *channel) {
  (void)channel;
  return 0;
}

Agraph_t *read_graph(const char *dot) {
  static Agiddisc_t ids = {ids_open, ids_map, ids_alloc, ids_free, ids_print, ids_close, ids_register};
  static Agiodisc_t io = {read_text, drop, flush_nothing};
  static Agdisc_t discipline;
  discipline = (Agdisc_t){&AgMemDisc, &ids, &io};
  Text text = {dot, strlen(dot)};
  return agread(&text, &discipline);
}

#endif
