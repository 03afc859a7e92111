"""Frames: two 4-byte big-endian lengths, a JSON object of the first, raw bytes of the second."""

import json
import os
import struct

_LENGTHS = struct.Struct(">II")
MAX_HEADER_BYTES = 1 << 20
MAX_BODY_BYTES = 32 << 20


class FrameReader:
    """Cuts what arrives into frames."""

    def __init__(self):
        self._buffer = bytearray()

    def feed(self, chunk):
        """Yields (header, body) of each frame that is whole. ValueError for one over the limits."""
        self._buffer += chunk
        while len(self._buffer) >= _LENGTHS.size:
            header_bytes, body_bytes = _LENGTHS.unpack_from(self._buffer)
            if header_bytes > MAX_HEADER_BYTES or body_bytes > MAX_BODY_BYTES:
                raise ValueError(f"a frame of {header_bytes} + {body_bytes} bytes")
            start = _LENGTHS.size + header_bytes
            end = start + body_bytes
            if len(self._buffer) < end:
                return
            header = json.loads(self._buffer[_LENGTHS.size : start])
            body = bytes(self._buffer[start:end])
            del self._buffer[:end]
            yield header, body


def send(fd, header, body=b""):
    """Writes one frame, waiting for the reader."""
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    _write(fd, _LENGTHS.pack(len(text), len(body)) + text)
    _write(fd, body)


def _write(fd, data):
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]
