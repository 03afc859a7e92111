import os

from flask import Flask
from redis import Redis, RedisError

place = os.getenv("PLACE", "Nowhere")
book = Redis(
    host="redis",
    socket_connect_timeout=2,
    socket_timeout=2,
    retry=None,
    decode_responses=True,
)

app = Flask(__name__)
plain = {"Content-Type": "text/plain; charset=utf-8"}


@app.errorhandler(RedisError)
def closed(error):
    return "The book is closed.\n", 503, plain


@app.route("/")
def index():
    ships = book.lrange(place, 0, -1)
    lines = [place, f"Ships: {len(ships)}", *(f"- {ship}" for ship in ships)]
    return "\n".join(lines) + "\n", plain


@app.route("/arrive/<ship>")
def arrive(ship):
    book.rpush(place, ship)
    return f"Welcome, {ship}!\n", plain


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
