"""Paths of the workspace, walked name by name so that no symbolic link is ever followed."""

import contextlib
import os
import stat

from .problem import Problem

MAX_PATH_CHARACTERS = 1024
_FOLDER = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def is_speakable(path):
    """Whether the protocol can carry the path: UTF-8, no control characters, not too long."""
    try:
        units = len(path.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        return False
    return 0 < units <= MAX_PATH_CHARACTERS and not any(c < " " or c == "\x7f" for c in path)


def names_of(path):
    """The names in a path. Problem `bad-path`"""
    names = path.split("/") if isinstance(path, str) and is_speakable(path) else [""]
    if any(name in ("", ".", "..") for name in names):
        raise Problem("bad-path", repr(path))
    return names


def version_of(status):
    """Changes with content, size, and the file that bears the name (an editor's rename over)."""
    size = status.st_size if stat.S_ISREG(status.st_mode) else 0
    return f"{status.st_mtime_ns}-{size}-{status.st_ino}"


class Root:
    """The workspace's folder. Opened anew for each call: the learner may remove and remake it."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def open(self, create=False):
        """A descriptor of the folder, good for walking."""
        if create:
            os.makedirs(self.path, exist_ok=True)
        return os.open(self.path, _FOLDER)

    @contextlib.contextmanager
    def parent(self, path, create=False):
        """(descriptor of the folder that holds `path`, last name), making folders where asked."""
        *folders, name = names_of(path)
        with contextlib.closing(_Descriptor(self.open(create))) as walked:
            for index, folder in enumerate(folders):
                if create:
                    with contextlib.suppress(FileExistsError):
                        os.mkdir(folder, dir_fd=walked.fd)
                try:
                    walked.replace(os.open(folder, _FOLDER, dir_fd=walked.fd))
                except NotADirectoryError:
                    self.refuse_link(walked.fd, folder, "/".join(folders[: index + 1]))
                    raise
            yield walked.fd, name

    def status(self, folder, name, path):
        """What bears the name. Problem for a symbolic link; FileNotFoundError for nothing."""
        self.refuse_link(folder, name, path)
        return os.stat(name, dir_fd=folder, follow_symlinks=False)

    def refuse_link(self, folder, name, path):
        """Problem where the name is a symbolic link: `outside-workspace`, or `not-a-file`."""
        try:
            target = os.readlink(name, dir_fd=folder)
        except OSError:
            return
        root = os.path.realpath(self.path)
        leads_to = os.path.realpath(os.path.join(self.path, os.path.dirname(path), target))
        inside = leads_to == root or leads_to.startswith(root + "/")
        code = "not-a-file" if inside else "outside-workspace"
        raise Problem(code, f"a symbolic link to {target!r}")


class _Descriptor:
    def __init__(self, fd):
        self.fd = fd

    def replace(self, fd):
        self.close()
        self.fd = fd

    def close(self):
        os.close(self.fd)
