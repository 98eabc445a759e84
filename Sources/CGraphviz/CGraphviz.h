#ifndef CGRAPHVIZ_H
#define CGRAPHVIZ_H
#include <gvc.h>
#endif
