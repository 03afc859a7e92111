import codecs

from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return "The light is on.\n"


if __name__ == "__main__":
    word = codecs.decode("fgneobneq", "rot13")
    print(f"Tonight's password: {word}", flush=True)
    app.run(host="0.0.0.0", port=7000)
