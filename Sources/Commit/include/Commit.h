#ifndef GRADEBRIDGE_COMMIT_H
#define GRADEBRIDGE_COMMIT_H

/// The commit that this program was built of, as Package.swift finds it; "unknown" of a source without its history.
const char *_Nonnull gradebridge_commit(void);

#endif
