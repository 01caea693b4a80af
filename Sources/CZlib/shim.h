// deflateInit2 and inflateInit2 are macros, which Swift cannot call.
#pragma once

#include <zlib.h>

/// Raw deflate, without the header and the check sum of zlib's own format.
static inline int CZlibDeflateInit(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY);
}

/// Inflate of a gzip file, whose header and check sum zlib reads and compares.
static inline int CZlibInflateGzipInit(z_stream *stream) {
    return inflateInit2(stream, MAX_WBITS + 16);
}
