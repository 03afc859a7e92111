from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return "Ferry tickets: adults 4, children 2\n"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
