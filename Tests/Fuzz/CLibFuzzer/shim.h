// What compiler-rt's libFuzzer offers to a program with a main function of its own; it comes with no header.
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*input)(const uint8_t *data, size_t size));
