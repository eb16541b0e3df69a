#include "template/including.h"

void jk_join_odt(jk_joining *joining) { jk_join_refuse(joining, "ODT"); }
