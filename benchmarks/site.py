"""Serves folders on localhost as a public host would: text compressed by gzip, fonts and pictures as they are."""

import functools
import gzip
import mimetypes
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6  # what web servers use unless told otherwise
TEXT = ("text/", "application/json", "application/javascript", "image/svg+xml")


@functools.cache
def content(path: Path):
    """Bytes of a file as they travel, its media type, and whether they are compressed."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    raw = path.read_bytes()
    if kind.startswith(TEXT):
        return gzip.compress(raw, LEVEL), kind, True
    return raw, kind, False


@contextmanager
def served(folder: Path):
    """Serve a folder while the block runs; gives its address without a slash at the end."""
    root = folder.resolve()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            path = (root / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
            if not path.is_relative_to(root) or not path.is_file():
                self.send_error(404)
                return
            body, kind, compressed = content(path)
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(body)))
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    for path in root.rglob("*"):  # compress before anyone waits for it
        if path.is_file():
            content(path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
