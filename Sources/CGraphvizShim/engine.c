#include "engine.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "overlay.h"
#include "plugin.h"
#include "plugins_on_disk.h"

static GVC_t *opened;
static bool direct, loaded_all;
static char loaded[16][32];
static int loaded_count;

static bool is_loaded(const char *stem) {
  for (int i = 0; i < loaded_count; i++)
    if (!strcmp(loaded[i], stem)) return true;
  return false;
}

static void note_loaded(const char *stem) {
  if (loaded_count < 16) strncpy(loaded[loaded_count++], stem, sizeof loaded[0] - 1);
}

static GVC_t *open_directly(void) {
  void *dot_layout = plugins_open("dot_layout");
  if (!dot_layout) return NULL;
  // Graphviz keeps the pointer to this table.
  static lt_symlist_t table[3];
  table[0] = (lt_symlist_t){"gvplugin_dot_layout_LTX_library", dot_layout};
  table[1] = (lt_symlist_t){PLUGIN_SYMBOL, plugin_library(true)};
  note_loaded("dot_layout");
  return gvContextPlugins(table, 0);
}

// Graphviz finds its plugins by its own configuration; its text layout draws and measures.
static GVC_t *open_configured(void) {
  static lt_symlist_t table[2];
  table[0] = (lt_symlist_t){PLUGIN_SYMBOL, plugin_library(false)};
  return gvContextPlugins(table, 1);
}

GVC_t *engine(void) {
  if (opened) return opened;
  opened = open_directly();
  direct = opened != NULL;
  if (!opened) opened = open_configured();
  return opened;
}

static void add(const char *stem, void *library) {
  if (is_loaded(stem)) return;
  note_loaded(stem);
  gvAddLibrary(opened, library);
}

bool engine_load_core(void) {
  if (!direct || is_loaded("core")) return true;
  void *library = plugins_open("core");
  if (!library) return false;
  add("core", library);
  return true;
}

bool engine_load_pango(void) {
  if (!direct || plugin_has_pango()) return true;
  void *library = plugins_open("pango");
  if (!library || !plugin_adopt_pango(library)) return false;
  add("pango", library);
  void *overlay = overlay_library(library);
  if (overlay) gvAddLibrary(opened, overlay);
  return true;
}

void engine_load_layout(const char *layout) {
  if (strncmp(layout, "nop", 3) != 0) return engine_load_all();
  if (!direct || is_loaded("neato_layout")) return;
  void *library = plugins_open("neato_layout");
  if (library) add("neato_layout", library);
}

void engine_load_all(void) {
  if (!direct || loaded_all) return;
  loaded_all = true;
  engine_load_pango();
  plugins_each(add);
}

// Behind a colon stands the renderer wanted for it; of these cairo is the one we know.
static size_t name_length(const char *format) {
  const char *colon = strchr(format, ':');
  return colon && !strcmp(colon, ":cairo") ? (size_t)(colon - format) : strlen(format);
}

bool engine_has_format(const char *format) {
  int count = 0;
  size_t length = name_length(format);
  char **formats = plugin_formats(opened, &count);
  bool found = false;
  for (int i = 0; i < count; i++) {
    found = found
      || (!strncmp(formats[i], format, length) && !formats[i][length] && plugin_offers(formats[i]));
    free(formats[i]);
  }
  free(formats);
  return found;
}

// ---- The lock and the stack ---------------------------------------------------------

typedef struct {
  void (*work)(void *);
  void *argument;
} task;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *perform(void *argument) {
  task *wanted = argument;
  wanted->work(wanted->argument);
  return NULL;
}

static bool start(pthread_t *thread, task *wanted) {
  for (size_t megabytes = 512; megabytes >= 8; megabytes /= 4) {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    bool started = pthread_attr_setstacksize(&attributes, megabytes << 20) == 0
      && pthread_create(thread, &attributes, perform, wanted) == 0;
    pthread_attr_destroy(&attributes);
    if (started) return true;
  }
  return false;
}

bool engine_run(void (*work)(void *), void *argument) {
  task wanted = {work, argument};
  pthread_t thread;
  pthread_mutex_lock(&lock);
  bool started = start(&thread, &wanted);
  if (started) pthread_join(thread, NULL);
  pthread_mutex_unlock(&lock);
  return started;
}
