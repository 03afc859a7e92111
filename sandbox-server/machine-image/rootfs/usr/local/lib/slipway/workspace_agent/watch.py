"""Tells what changes in the workspace, by inotify."""

import os
import stat
import time

from . import inotify
from .listing import CLOSED_FOLDERS, VENV_MARK, entry_of, paths_in
from .paths import is_speakable
from .problem import Problem, os_words

# A command's changes are told together, and soon enough that a check ticks at once.
SETTLE_SECONDS = 0.08
# A program that keeps a log open and writes without end.
GROWING_SECONDS = 0.5
MAX_CHANGES = 100
# Each takes 1 KB of the kernel's memory; a larger tree is polled.
MAX_WATCHES = 4096

_COMING = inotify.CREATE | inotify.MOVED_TO
_GOING = inotify.DELETE | inotify.MOVED_FROM
_CONTENT = inotify.CLOSE_WRITE | inotify.MODIFY | inotify.ATTRIB
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class WatchLimit(Exception):
    """The kernel allows no more watches, or we do not."""


class Watch:
    """WatchLimit, at the beginning or from `read`, means: poll instead."""

    def __init__(self, root, emit):
        self._root = root
        self._emit = emit
        try:
            self._inotify = inotify.Inotify()
        except OSError as error:
            raise WatchLimit(f"inotify_init1: {os_words(error)}") from None
        self.fd = self._inotify.fd
        self._paths = {}
        self._changed = set()
        self._too_many = False
        self._due = None
        try:
            self._parent = self._watch_parent()
            self._watch_root()
        except WatchLimit:
            self.close()
            raise

    def close(self):
        self._inotify.close()

    def seconds_left(self):
        """Until `flush` is due; None while nothing has changed."""
        return None if self._due is None else max(0.0, self._due - time.monotonic())

    def read(self):
        """Takes in what the kernel has to tell."""
        for watch, mask, name in self._inotify.read():
            if mask & inotify.Q_OVERFLOW or (
                watch == self._parent and name == os.path.basename(self._root.path)
            ):
                self._start_over()
            elif name and watch in self._paths:
                self._note(self._paths[watch], name, mask)

    def flush(self):
        """Tells what has changed, as it is now."""
        changed, self._changed = self._changed, set()
        too_many, self._too_many = self._too_many, False
        self._due = None
        if too_many:
            self._emit({"event": "files-changed"})
        elif changed:
            changes = [self._now(path) for path in sorted(changed)]
            self._emit({"event": "changes", "changes": changes})

    def _note(self, prefix, name, mask):
        path = prefix + name
        if not is_speakable(path):
            return
        if prefix and name == VENV_MARK and mask & _COMING:
            self._forget(prefix)
            self._changed = {other for other in self._changed if not other.startswith(prefix)}
            return
        if mask & inotify.ISDIR and mask & _GOING:
            self._forget(path + "/")
        if mask & inotify.ISDIR and mask & _COMING:
            self._adopt(path)
        self._mark(path, GROWING_SECONDS if mask & ~inotify.MODIFY == 0 else SETTLE_SECONDS)

    def _mark(self, path, within):
        if not self._too_many:
            self._changed.add(path)
        if len(self._changed) > MAX_CHANGES:
            self._changed.clear()
            self._too_many = True
        due = time.monotonic() + within
        self._due = due if self._due is None else min(self._due, due)

    def _now(self, path):
        try:
            with self._root.parent(path) as (folder, name):
                status = os.stat(name, dir_fd=folder, follow_symlinks=False)
            return {"type": "file-changed", "file": entry_of(path, status)}
        except (OSError, Problem):
            return {"type": "file-removed", "path": path}

    def _adopt(self, path):
        """A folder has come: watches it, and tells what was put into it before we did."""
        if os.path.basename(path) in CLOSED_FOLDERS:
            return
        try:
            with self._root.parent(path) as (folder, name):
                fd = os.open(name, _FOLDER, dir_fd=folder)
        except (OSError, Problem):
            return
        try:
            self._watch(fd, path + "/", tell=True)
        finally:
            os.close(fd)

    def _watch(self, fd, prefix, tell):
        """Watches an open folder and all below. What comes in between is listed or reported."""
        if len(self._paths) >= MAX_WATCHES:
            raise WatchLimit(f"more than {MAX_WATCHES} folders")
        watch = self._add(fd, _COMING | _GOING | _CONTENT)
        if watch is None:
            return
        self._paths[watch] = prefix
        for name, path in paths_in(fd, prefix):
            if tell:
                self._mark(path, SETTLE_SECONDS)
            if name not in CLOSED_FOLDERS and self._is_folder(fd, name):
                self._watch_inner(fd, name, path, tell)

    def _add(self, fd, mask):
        """Number of the watch; None for a folder that is gone, or not ours to read."""
        try:
            return self._inotify.add(fd, mask)
        except (PermissionError, FileNotFoundError):
            return None
        except OSError as error:
            raise WatchLimit(f"inotify_add_watch: {os_words(error)}") from None

    def _watch_inner(self, fd, name, path, tell):
        try:
            inner = os.open(name, _FOLDER, dir_fd=fd)
        except OSError:
            return
        try:
            self._watch(inner, path + "/", tell)
        finally:
            os.close(inner)

    def _is_folder(self, fd, name):
        try:
            return stat.S_ISDIR(os.stat(name, dir_fd=fd, follow_symlinks=False).st_mode)
        except OSError:
            return False

    def _forget(self, prefix):
        for watch in [w for w, path in self._paths.items() if path.startswith(prefix)]:
            self._inotify.remove(watch)
            del self._paths[watch]

    def _start_over(self):
        self._forget("")
        self._watch_root()
        self._changed.clear()
        self._too_many = True
        self._due = time.monotonic() + SETTLE_SECONDS

    def _watch_parent(self):
        """The workspace itself may be removed and made again."""
        fd = os.open(os.path.dirname(self._root.path), os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            return self._add(fd, _COMING | _GOING)
        finally:
            os.close(fd)

    def _watch_root(self):
        try:
            fd = os.open(self._root.path, _FOLDER)
        except OSError:
            return
        try:
            self._watch(fd, "", tell=False)
        finally:
            os.close(fd)
