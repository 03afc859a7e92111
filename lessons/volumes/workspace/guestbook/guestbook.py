import os
import socket
from pathlib import Path

from flask import Flask

app = Flask(__name__)
greeting = Path("/texts/greeting.txt")
guests = Path("/data/guests.txt")


@app.route("/")
def index():
    access = "writable" if os.access(greeting, os.W_OK) else "read-only"
    signed = guests.read_text() if guests.exists() else "nobody yet\n"
    lines = [
        greeting.read_text().strip() if greeting.exists() else "(no greeting)",
        f"The texts are {access}." if greeting.exists() else "There are no texts.",
        f"This is container {socket.gethostname()}.",
        signed,
    ]
    return "\n".join(lines), {"Content-Type": "text/plain"}


@app.route("/sign/<name>")
def sign(name):
    guests.parent.mkdir(exist_ok=True)
    with guests.open("a") as book:
        book.write(f"{name} signed in container {socket.gethostname()}\n")
    return f"Thank you, {name}!\n"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
