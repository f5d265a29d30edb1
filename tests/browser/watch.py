"""What a page must never do, whatever the test is about: ask another host, complain, fail, or open a dialog."""

from urllib.parse import urlsplit


class Watch:
    """Collects the misdeeds of all pages of a browser context.

    own: scheme and host that the pages may ask; data: and blob: addresses stay inside the page, file: is the disk.
    """

    def __init__(self, context, own: str):
        self.own = urlsplit(own)[:2]
        self.foreign, self.complaints = [], []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))
        context.on("dialog", self._dialog)

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "file") and address[:2] != self.own:
            self.foreign.append(request.url)

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _dialog(self, dialog):
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def check(self):
        """Fail if there was anything, and start afresh."""
        foreign, complaints = self.foreign, self.complaints
        self.foreign, self.complaints = [], []
        assert foreign == []
        assert complaints == []
