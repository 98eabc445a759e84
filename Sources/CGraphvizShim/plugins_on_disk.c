// Finds Graphviz's plugins beside its library, so that neither its configuration file nor a scan is needed.
#define _GNU_SOURCE
#include "plugins_on_disk.h"

#include <dirent.h>
#include <dlfcn.h>
#include <gvc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <graphviz_version.h>

#define PREFIX "libgvplugin_"
#define TEXT_OF(x) #x
#define NUMBER_TEXT(x) TEXT_OF(x)
#ifdef __APPLE__
#define SUFFIX "." NUMBER_TEXT(GVPLUGIN_VERSION) ".dylib"
#else
#define SUFFIX ".so." NUMBER_TEXT(GVPLUGIN_VERSION)
#endif

enum { PATH_SIZE = 4096, STEM_SIZE = 64 };

static bool folder(char path[PATH_SIZE]) {
  Dl_info info;
  char real[PATH_SIZE];
  if (!dladdr((void *)gvContext, &info) || !info.dli_fname) return false;
  if (!realpath(info.dli_fname, real)) return false;
  char *slash = strrchr(real, '/');
  if (!slash) return false;
  *slash = 0;
  return snprintf(path, PATH_SIZE, "%s/graphviz", real) < PATH_SIZE;
}

static void *handles[16];
static size_t handle_count;

void *plugins_symbol(const char *name) {
  for (size_t i = 0; i < handle_count; i++) {
    void *symbol = dlsym(handles[i], name);
    if (symbol) return symbol;
  }
  return NULL;
}

void *plugins_open(const char *stem) {
  char directory[PATH_SIZE], path[PATH_SIZE + 128], symbol[128];
  if (!folder(directory)) return NULL;
  snprintf(path, sizeof path, "%s/" PREFIX "%s" SUFFIX, directory, stem);
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return NULL;
  if (handle_count < sizeof handles / sizeof *handles) handles[handle_count++] = handle;
  snprintf(symbol, sizeof symbol, "gvplugin_%s_LTX_library", stem);
  return dlsym(handle, symbol);
}

static bool opens_windows(const char *stem) {
  return !strcmp(stem, "gtk") || !strcmp(stem, "xlib") || !strcmp(stem, "glitz");
}

static bool stem_of(const char *file, char stem[STEM_SIZE]) {
  size_t prefix = strlen(PREFIX), suffix = strlen(SUFFIX), length = strlen(file);
  if (length <= prefix + suffix || length - prefix - suffix >= STEM_SIZE) return false;
  if (strncmp(file, PREFIX, prefix) != 0 || strcmp(file + length - suffix, SUFFIX) != 0) return false;
  snprintf(stem, STEM_SIZE, "%.*s", (int)(length - prefix - suffix), file + prefix);
  return !opens_windows(stem);
}

void plugins_each(void (*use)(const char *stem, void *library)) {
  char directory[PATH_SIZE], stem[STEM_SIZE];
  struct dirent **files;
  int count = folder(directory) ? scandir(directory, &files, NULL, alphasort) : -1;
  for (int i = 0; i < count; i++) {
    void *library = stem_of(files[i]->d_name, stem) ? plugins_open(stem) : NULL;
    if (library) use(stem, library);
    free(files[i]);
  }
  if (count >= 0) free(files);
}
