"""A workspace agent that tells of files which are not there."""

import json
import os
import struct
import sys

FILES = {
    "greeter/Dockerfile": open("/tmp/solution-dockerfile", "rb").read(),
    "greeter/app.py": open("/tmp/solution-app", "rb").read(),
    "told.txt": b"There is no such file.\n",
}


def send(header, body=b""):
    text = json.dumps(header).encode()
    sys.stdout.buffer.write(struct.pack(">II", len(text), len(body)) + text + body)
    sys.stdout.buffer.flush()


def read(count):
    data = sys.stdin.buffer.read(count)
    if len(data) < count:
        os._exit(0)
    return data


send({"event": "ready"})
while True:
    header_bytes, body_bytes = struct.unpack(">II", read(8))
    call = json.loads(read(header_bytes))
    read(body_bytes)
    if call["op"] == "list":
        files = [
            {"path": path, "kind": "file", "size": len(content), "version": "1", "writable": True}
            for path, content in FILES.items()
        ]
        send({"id": call["id"], "result": {"files": files, "truncated": False}})
    elif call["op"] == "read":
        send({"id": call["id"], "result": {"version": "1"}}, FILES.get(call["path"], b""))
    else:
        send({"id": call["id"], "result": {"version": "1"}})
