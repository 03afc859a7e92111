"""Failures that the server tells the learner about."""

import errno


class Problem(Exception):
    """An expected failure. `code` is one of protocol/problem.ts; `found` is for the log."""

    def __init__(self, code, found="", version=None):
        super().__init__(code, found)
        self.code = code
        self.found = found
        self.version = version

    def reply(self):
        problem = {"code": self.code, "found": self.found[:300]}
        if self.version is not None:
            problem["version"] = self.version
        return problem


_CODES = {
    errno.ENOENT: "file-not-found",
    errno.EACCES: "permission-denied",
    errno.EPERM: "permission-denied",
    errno.EROFS: "permission-denied",
    errno.ETXTBSY: "permission-denied",
    errno.EBUSY: "permission-denied",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.ENOTDIR: "not-a-file",
    errno.EISDIR: "not-a-file",
    errno.ENXIO: "not-a-file",
    errno.EFBIG: "file-too-large",
    errno.ENAMETOOLONG: "bad-path",
    errno.EEXIST: "file-changed",
    errno.ENOTEMPTY: "file-changed",
}


def problem_of(error):
    """The problem that an exception stands for; `internal` where it is a defect."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, OSError):
        return Problem(_CODES.get(error.errno, "internal"), os_words(error))
    return Problem("internal", f"{type(error).__name__}: {error}")


def os_words(error):
    name = errno.errorcode.get(error.errno, "?")
    return f"{name} {error.strerror}"
