#include "Commit.h"

// In C, since a Swift setting carries no value; and a new commit so compiles this file alone anew.
#ifndef GRADEBRIDGE_COMMIT
#define GRADEBRIDGE_COMMIT "unknown"
#endif

const char *gradebridge_commit(void) { return GRADEBRIDGE_COMMIT; }
