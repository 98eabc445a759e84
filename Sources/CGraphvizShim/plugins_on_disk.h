#ifndef GVSHIM_PLUGINS_ON_DISK_H
#define GVSHIM_PLUGINS_ON_DISK_H

/// Opens the plugin `stem` (as "core") beside libgvc; its library, or NULL.
void *plugins_open(const char *stem);

/// A function of a library that an opened plugin brought with it, or NULL.
void *plugins_symbol(const char *name);

/// Calls `use` with every plugin found beside libgvc, in the order of their names, but for those that open windows.
void plugins_each(void (*use)(const char *stem, void *library));

#endif
