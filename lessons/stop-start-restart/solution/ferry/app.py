from pathlib import Path

from flask import Flask

app = Flask(__name__)
logbook = Path("/crossings.txt")
crossings = int(logbook.read_text()) + 1 if logbook.exists() else 1
logbook.write_text(str(crossings))


@app.route("/")
def index():
    text = f"Departure: 15:00\nCrossing number {crossings}\n"
    return text, {"Content-Type": "text/plain"}


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
