import os

from flask import Flask

app = Flask(__name__)


@app.get("/")
def postcard():
    edition = os.environ["EDITION"]
    return f"Wish you were here! (edition {edition})\n"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=80)
