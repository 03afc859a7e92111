import socket

from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return f"Office open, served by {socket.gethostname()}\n"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=9000)
