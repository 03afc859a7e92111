"""The proxy of the office. It fetches pages for others, and keeps a list of them."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

fetched = []


class Proxy(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("http://"):
            self.answer(*fetch(self.path))
        else:
            lines = fetched or ["nothing yet"]
            self.answer(200, "text/plain", "".join(f"{line}\n" for line in lines).encode())

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def fetch(address):
    fetched.append(f"fetched {address}")
    try:
        with urlopen(address, timeout=10) as page:
            return page.status, page.headers["Content-Type"], page.read()
    except HTTPError as error:
        return error.code, "text/plain", error.read()
    except URLError as error:
        return 502, "text/plain", f"{error.reason}\n".encode()


ThreadingHTTPServer(("0.0.0.0", 3128), Proxy).serve_forever()
