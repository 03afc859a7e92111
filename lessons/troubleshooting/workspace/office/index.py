"""The package index of the office. It serves one package, signboard, to pip."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from zipfile import ZipFile

wheel = "signboard-1.0-py3-none-any.whl"
about = "signboard-1.0.dist-info"


def packed():
    """A wheel is a zip file: the program, and three files that describe it."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.write("signboard.py")
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: signboard\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "".join(f"{name},,\n" for name in archive.namelist()))
    return content.getvalue()


class Index(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/simple/signboard/":
            self.answer("text/html", f'<a href="{wheel}">{wheel}</a>'.encode())
        elif self.path == f"/simple/signboard/{wheel}":
            self.answer("application/zip", packed())
        else:
            self.send_error(404)

    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("0.0.0.0", 80), Index).serve_forever()
