"""Entries of the workspace, in the shape of protocol/workspace.ts."""

import os
import stat

from .paths import is_speakable, version_of

MAX_ENTRIES = 2_000
# Replies have a limit too; 2,000 of the longest paths would not fit.
MAX_LIST_BYTES = 900_000
# Listed, and neither entered nor watched: thousands of files that nobody edits.
CLOSED_FOLDERS = frozenset((".git", "__pycache__", "node_modules"))
VENV_MARK = "pyvenv.cfg"
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_EUID = os.geteuid()
_GROUPS = frozenset((*os.getgroups(), os.getegid()))


def entry_of(path, status):
    """One entry, from what `lstat` says."""
    kind = _kind(status.st_mode)
    return {
        "path": path,
        "kind": kind,
        "size": status.st_size if kind == "file" else 0,
        "version": version_of(status),
        "writable": _is_writable(status),
    }


def paths_in(fd, prefix):
    """(name, path) of all in an open folder at `prefix` ("" or "a/b/"), by name.

    Left out is what the protocol cannot carry, and the inside of a virtual environment.
    """
    try:
        names = os.listdir(fd)
    except OSError:  # Removed since it was opened.
        return []
    if prefix and VENV_MARK in names:
        return []
    paths = ((name, prefix + name) for name in sorted(names))
    return [(name, path) for name, path in paths if is_speakable(path)]


def walk(fd, prefix, visit):
    """Calls `visit(entry)` depth-first, by name, until it returns False.

    `fd` is an open folder at `prefix`. Returns whether all was visited.
    """
    for name, path in paths_in(fd, prefix):
        try:
            status = os.stat(name, dir_fd=fd, follow_symlinks=False)
        except OSError:
            continue
        if not visit(entry_of(path, status)):
            return False
        if stat.S_ISDIR(status.st_mode) and name not in CLOSED_FOLDERS:
            if not _enter(fd, name, path, visit):
                return False
    return True


def _enter(fd, name, path, visit):
    try:
        inner = os.open(name, _FOLDER, dir_fd=fd)
    except OSError:  # Gone meanwhile, or not ours to read: the entry itself is listed.
        return True
    try:
        return walk(inner, path + "/", visit)
    finally:
        os.close(inner)


def list_files(root):
    """(entries, truncated)."""
    entries = []
    room = MAX_LIST_BYTES

    def visit(entry):
        nonlocal room
        room -= len(entry["path"].encode()) * 2 + 120
        if len(entries) == MAX_ENTRIES or room < 0:
            return False
        entries.append(entry)
        return True

    try:
        fd = os.open(root.path, _FOLDER)
    except FileNotFoundError:
        return entries, False
    try:
        return entries, not walk(fd, "", visit)
    finally:
        os.close(fd)


def _kind(mode):
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISDIR(mode):
        return "directory"
    return "symlink" if stat.S_ISLNK(mode) else "other"


def _is_writable(status):
    if _EUID == 0 or stat.S_ISLNK(status.st_mode):
        return True
    if status.st_uid == _EUID:
        return bool(status.st_mode & stat.S_IWUSR)
    if status.st_gid in _GROUPS:
        return bool(status.st_mode & stat.S_IWGRP)
    return bool(status.st_mode & stat.S_IWOTH)
