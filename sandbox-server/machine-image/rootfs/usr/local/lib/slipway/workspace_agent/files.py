"""Reading, writing and removing files of the workspace."""

import os
import stat

from .paths import version_of
from .problem import Problem

MAX_FILE_BYTES = 8 << 20
# A FIFO must not hang us, a terminal not become ours, a link never be followed.
_CAREFULLY = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def read(root, path):
    """(version, content). The version is from before the content was read: a file that changes
    meanwhile gives a version that no later write can match, and so is never overwritten unseen."""
    with root.parent(path) as (folder, name):
        _require_file(root.status(folder, name, path))
        fd = os.open(name, os.O_RDONLY | _CAREFULLY, dir_fd=folder)
    try:
        found = _require_file(os.fstat(fd))
        content = bytearray()
        while chunk := os.read(fd, min(1 << 20, MAX_FILE_BYTES + 1 - len(content))):
            content += chunk
        if len(content) > MAX_FILE_BYTES or found.st_size > MAX_FILE_BYTES:
            raise Problem("file-too-large", f"{max(len(content), found.st_size)} bytes")
        return version_of(found), bytes(content)
    finally:
        os.close(fd)


def write(root, path, content, if_match=None, if_none_match=False, mode=None):
    """Version of the file that now holds the content.

    An existing file is written in place, as nano does: hard links, `docker run -v $PWD/app.py:…`
    and the file's owner and mode stay as they are, which a rename over it would break.
    """
    with root.parent(path, create=if_match is None) as (folder, name):
        found = _status_or_none(root, folder, name, path)
        if if_match is not None and (found is None or version_of(found) != if_match):
            raise Problem("file-changed", "another version", found and version_of(found))
        if found is None:
            fd = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CAREFULLY, 0o666, dir_fd=folder)
        else:
            _require_file(found)
            if if_none_match:
                raise Problem("file-changed", "the file exists", version_of(found))
            fd = os.open(name, os.O_WRONLY | _CAREFULLY, dir_fd=folder)
        try:
            opened = _require_file(os.fstat(fd))
            if found is not None and version_of(opened) != version_of(found):
                raise Problem("file-changed", "changed this moment", version_of(opened))
            _replace_content(fd, opened.st_size, content)
            if mode is not None:
                os.fchmod(fd, mode)
            written = os.fstat(fd)
        except OSError:
            if found is None:
                os.unlink(name, dir_fd=folder)
            raise
        finally:
            os.close(fd)
        return _still_there(folder, name, written)


def remove(root, path, if_match=None):
    """Removes a file, a link itself, or a folder with all in it."""
    with root.parent(path) as (folder, name):
        found = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if if_match is not None and version_of(found) != if_match:
            raise Problem("file-changed", "another version", version_of(found))
        _remove(folder, name, stat.S_ISDIR(found.st_mode))


def _remove(folder, name, is_folder):
    if not is_folder:
        os.unlink(name, dir_fd=folder)
        return
    fd = os.open(name, os.O_RDONLY | os.O_DIRECTORY | _CAREFULLY, dir_fd=folder)
    try:
        with os.scandir(fd) as entries:
            inner = list(entries)
        for entry in inner:
            _remove(fd, entry.name, entry.is_dir(follow_symlinks=False))
    finally:
        os.close(fd)
    os.rmdir(name, dir_fd=folder)


def _replace_content(fd, old_size, content):
    """Reserves the space first, so that a full disk leaves the old content whole."""
    try:
        if content:
            os.posix_fallocate(fd, 0, len(content))
    except OSError:
        os.ftruncate(fd, old_size)
        raise
    offset = 0
    while offset < len(content):
        offset += os.pwrite(fd, content[offset : offset + (1 << 20)], offset)
    os.ftruncate(fd, len(content))


def _status_or_none(root, folder, name, path):
    try:
        return root.status(folder, name, path)
    except FileNotFoundError:
        return None


def _still_there(folder, name, written):
    """A program that renamed another file over ours while we wrote has won: say so."""
    try:
        now = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        raise Problem("file-changed", "removed this moment") from None
    if now.st_ino != written.st_ino:
        raise Problem("file-changed", "replaced this moment", version_of(now))
    return version_of(written)


def _require_file(status):
    if not stat.S_ISREG(status.st_mode):
        raise Problem("not-a-file", stat.filemode(status.st_mode))
    return status
