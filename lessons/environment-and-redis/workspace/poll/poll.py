import os
import socket

from flask import Flask
from redis import Redis, RedisError

question = os.getenv("QUESTION", "No question")
box = Redis(
    host=os.getenv("BOX", "localhost"),
    socket_connect_timeout=2,
    socket_timeout=2,
    retry=None,
    decode_responses=True,
)

app = Flask(__name__)


@app.route("/")
def index():
    try:
        opened = box.info("server")["run_id"]
        votes = box.lrange(question, 0, -1)
    except RedisError as error:
        return f"{question}\nNo ballot box: {error}\n", {"Content-Type": "text/plain"}
    earlier = [vote for vote in votes if not vote.endswith(opened)]
    lines = [
        question,
        f"{len(votes)} votes, {len(earlier)} of them cast before this box was started.",
        f"Asked by container {socket.gethostname()}.",
    ]
    return "\n".join(lines) + "\n", {"Content-Type": "text/plain"}


@app.route("/vote/<answer>")
def vote(answer):
    opened = box.info("server")["run_id"]
    box.rpush(question, f"{answer} {opened}")
    return f"Your vote: {answer}\n"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=80)
