from datetime import datetime
from pathlib import Path

from flask import Flask

app = Flask(__name__)
now = f"{datetime.now():%H:%M:%S}"
note = Path("/first-start.txt")
if not note.exists():
    note.write_text(now)


@app.route("/")
def index():
    text = f"Welcome back!\nFirst start: {note.read_text()}\nLast start:  {now}\n"
    return text, {"Content-Type": "text/plain"}


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
