// Swift cannot read ISA-L's nested macros, so the one that is needed is given a value here.
#pragma once

#include <isa-l.h>
#include <stdint.h>

static const uint32_t CISAL_LEVEL_1_BUFFER_BYTES = ISAL_DEF_LVL1_DEFAULT;
