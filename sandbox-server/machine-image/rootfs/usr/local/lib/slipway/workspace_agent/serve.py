"""The loop: takes calls, answers them in their order, and tells changes in between."""

import os
import select
import sys

from . import files
from .frames import FrameReader, send
from .listing import list_files
from .paths import Root
from .poll import Poll
from .problem import problem_of
from .watch import Watch, WatchLimit


def serve(folder):
    """Serves until standard input ends."""
    os.umask(0o022)
    sys.setrecursionlimit(5_000)  # The longest path has 512 folders, each a few calls deep.
    try:
        _Agent(Root(folder)).run()
    except BrokenPipeError:
        pass


class _Agent:
    def __init__(self, root):
        self._root = root
        self._calls = {
            "list": self._list,
            "read": self._read,
            "write": self._write,
            "remove": self._remove,
            "place": self._place,
        }
        self._poller = select.poll()
        self._poller.register(0, select.POLLIN)
        try:
            self._watch = Watch(root, self._emit)
            self._poller.register(self._watch.fd, select.POLLIN)
        except WatchLimit as limit:
            self._watch = self._poll_instead(limit)

    def run(self):
        self._emit({"event": "ready"})
        reader = FrameReader()
        while True:
            left = self._watch.seconds_left()
            ready = {fd for fd, _ in self._poller.poll(None if left is None else left * 1000)}
            if self._watch.fd in ready:
                self._take_in()
            if 0 in ready:
                chunk = os.read(0, 1 << 16)
                if not chunk:
                    return
                for header, body in reader.feed(chunk):
                    self._answer(header, body)
            if self._watch.seconds_left() == 0:
                self._watch.flush()

    def _take_in(self):
        try:
            self._watch.read()
        except WatchLimit as limit:
            self._poller.unregister(self._watch.fd)
            self._watch.close()
            self._watch = self._poll_instead(limit)
            self._emit({"event": "files-changed"})

    def _poll_instead(self, limit):
        self._emit({"event": "notice", "message": f"the workspace is polled: {limit}"})
        return Poll(self._root, self._emit)

    def _emit(self, event):
        send(1, event)

    def _answer(self, header, body):
        content = b""
        try:
            result = self._calls[header["op"]](header, body)
            if isinstance(result, tuple):
                result, content = result
            reply = {"id": header["id"], "result": result}
        except Exception as error:  # One call must not end the others.
            reply = {"id": header["id"], "problem": problem_of(error).reply()}
        send(1, reply, content)

    def _list(self, _header, _body):
        entries, truncated = list_files(self._root)
        return {"files": entries, "truncated": truncated}

    def _read(self, header, _body):
        version, content = files.read(self._root, header["path"])
        return {"version": version}, content

    def _write(self, header, body):
        version = files.write(
            self._root,
            header["path"],
            body,
            if_match=header.get("ifMatch"),
            if_none_match=header.get("ifNoneMatch") == "*",
        )
        return {"version": version}

    def _remove(self, header, _body):
        files.remove(self._root, header["path"], header.get("ifMatch"))
        return {}

    def _place(self, header, body):
        offset = 0
        for file in header["files"]:
            content = body[offset : offset + file["size"]]
            offset += file["size"]
            files.write(self._root, file["path"], content, mode=file["mode"])
        return {}
