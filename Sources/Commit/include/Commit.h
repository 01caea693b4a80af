#ifndef GRADEBRIDGE_COMMIT_H
#define GRADEBRIDGE_COMMIT_H

/// The commit that this program was built of, as whoever built it said; "unknown" where nobody did.
const char *_Nonnull gradebridge_commit(void);

#endif
