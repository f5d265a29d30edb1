"""A course's own site: another origin, with a page of its own."""

import contextlib
import functools
import http.server
import threading


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args, headers, **options):
        self.further = headers
        super().__init__(*args, **options)

    def end_headers(self):
        for name, value in self.further.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder, headers=None):
    """Serve a folder under the name localhost; gives the address of its root.

    headers: what the server says of every file besides; may be changed while it serves.
    """
    handler = functools.partial(_Quiet, directory=str(folder), headers=headers if headers is not None else {})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()
