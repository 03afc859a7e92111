"""The kernel's inotify, through ctypes (inotify(7))."""

import ctypes
import os
import struct

MODIFY = 0x2
ATTRIB = 0x4
CLOSE_WRITE = 0x8
MOVED_FROM = 0x40
MOVED_TO = 0x80
CREATE = 0x100
DELETE = 0x200
Q_OVERFLOW = 0x4000
ONLYDIR = 0x1000000
EXCL_UNLINK = 0x4000000
ISDIR = 0x40000000

_EVENT = struct.Struct("iIII")
_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


class Inotify:
    """One inotify queue. OSError where the kernel's limits are reached."""

    def __init__(self):
        self.fd = _checked(_libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))

    def add(self, folder, mask):
        """Watches an open folder, whatever its path has become. Returns the watch's number."""
        path = f"/proc/self/fd/{folder}".encode()
        return _checked(_libc.inotify_add_watch(self.fd, path, mask | ONLYDIR | EXCL_UNLINK))

    def remove(self, watch):
        _libc.inotify_rm_watch(self.fd, watch)  # Fails where the folder is gone: all the same.

    def read(self):
        """Events that wait, as (watch, mask, name)."""
        try:
            data = os.read(self.fd, 1 << 16)
        except BlockingIOError:
            return
        offset = 0
        while offset < len(data):
            watch, mask, _, length = _EVENT.unpack_from(data, offset)
            offset += _EVENT.size
            name = data[offset : offset + length].rstrip(b"\0")
            offset += length
            yield watch, mask, os.fsdecode(name)

    def close(self):
        os.close(self.fd)
