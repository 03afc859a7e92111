import sys

from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return f"The shop is open. Its packages come from {sys.prefix}\n"
