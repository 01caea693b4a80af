// Valgrind 3.19 writes into the mask that sigsuspend is given; libdispatch's is constant, so that it crashes.
// This takes a copy of the mask first. It is preloaded where instructions are counted, and nowhere else.
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
    sigset_t copy = *mask;
    return (int)syscall(SYS_rt_sigsuspend, &copy, 8);
}
