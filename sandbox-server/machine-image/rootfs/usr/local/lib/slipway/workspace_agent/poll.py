"""Tells what changes in the workspace where it cannot be watched: lists it again and again."""

import time

from .listing import list_files

EVERY_SECONDS = 2.0
MAX_CHANGES = 100


class Poll:
    """Stands in for Watch."""

    fd = None

    def __init__(self, root, emit):
        self._root = root
        self._emit = emit
        self._entries = self._list()
        self._due = time.monotonic() + EVERY_SECONDS

    def seconds_left(self):
        return max(0.0, self._due - time.monotonic())

    def flush(self):
        """Tells what differs from the list before."""
        before, self._entries = self._entries, self._list()
        self._due = time.monotonic() + EVERY_SECONDS
        changes = [
            {"type": "file-changed", "file": entry}
            for path, entry in self._entries.items()
            # A folder's own version changes with every name in it, which is told by itself.
            if path not in before or (entry["kind"] != "directory" and entry != before[path])
        ]
        changes += [
            {"type": "file-removed", "path": path} for path in before if path not in self._entries
        ]
        if len(changes) > MAX_CHANGES:
            self._emit({"event": "files-changed"})
        elif changes:
            self._emit({"event": "changes", "changes": changes})

    def _list(self):
        try:
            return {entry["path"]: entry for entry in list_files(self._root)[0]}
        except OSError:
            return {}
