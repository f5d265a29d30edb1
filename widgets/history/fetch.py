"""One answer from the issuer's end point: the whole text of a CSV file, or `Refused`."""

import time
from http import HTTPStatus

import requests
import urllib3

from widgets.text import _

FRED = "https://fred.stlouisfed.org/graph/fredgraph.csv"  # serves series of the Fed, BLS, BEA, ECB, Bank of Japan and OECD
_USER_AGENT = "quantitative-easing-textbook/0.1 (refresh of its data tables)"
_CSV_TYPES = {"text/csv", "application/csv", "text/plain", "application/octet-stream"}
_LARGEST_BYTES = 10_000_000  # the longest series has 0.3 million


class Refused(Exception):
    """Something that must not replace the record; the message says what was wrong."""


class _Passing(Refused):
    """A fault that may be gone at the next attempt."""


class Issuer:
    """The end point that gives a series as CSV.

    Parameters: `base_url`, to which `?id=SERIES` is added; `timeout_s`, seconds to wait for a connection, for the next bytes and
    for the whole body; `attempts` at an answer, with pauses of `pause_s`, twice that, four times that between them.
    """

    def __init__(self, base_url=FRED, timeout_s=30.0, attempts=3, pause_s=1.0):
        self.base_url, self.timeout_s, self.attempts, self.pause_s = base_url, timeout_s, attempts, pause_s
        self._patience = attempts
        self._session = requests.Session()
        self._session.headers["User-Agent"] = _USER_AGENT

    def __enter__(self):
        return self

    def __exit__(self, *_details):
        self._session.close()

    def text(self, series):
        """The CSV file of one series. Raises `Refused`, after the last attempt where the fault may pass."""
        for attempt in range(self._patience):
            if attempt:
                time.sleep(self.pause_s * 2 ** (attempt - 1))
            try:
                body = self._ask(series)
            except _Passing as fault:
                last = fault
            else:
                self._patience = self.attempts
                return body
        self._patience = 1  # a server that is down is not asked three times for each of thirty series
        raise last

    def _ask(self, series):
        try:
            with self._session.get(
                self.base_url, params={"id": series}, timeout=self.timeout_s, stream=True, allow_redirects=False
            ) as answer:
                _check_head(answer)
                body = self._body(answer)
        except (requests.Timeout, urllib3.exceptions.TimeoutError):
            raise _Passing(_("no answer within {seconds:g} seconds").format(seconds=self.timeout_s)) from None
        except urllib3.exceptions.ProtocolError:
            raise _Passing(_("the answer is truncated: fewer bytes came than were announced")) from None
        except requests.exceptions.SSLError as error:
            raise Refused(_("the connection is not secure: {error}").format(error=error)) from None
        except requests.ConnectionError:
            raise _Passing(_("no connection, or it broke off")) from None
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise Refused(_("the request failed: {error}").format(error=error)) from None
        return _checked_text(body)

    def _body(self, answer):
        end = time.monotonic() + self.timeout_s
        body = b""
        while piece := answer.raw.read1(65536, decode_content=True):  # what has come; `iter_content` would wait for all of it
            body += piece
            if time.monotonic() > end:
                raise _Passing(_("the answer was not complete within {seconds:g} seconds").format(seconds=self.timeout_s))
            if len(body) > _LARGEST_BYTES:
                raise Refused(_("the answer is too long for a series"))
        return body


def _check_head(answer):
    status = answer.status_code
    if 300 <= status < 400:
        raise Refused(_("redirected to {address}").format(address=answer.headers.get("Location", "?")))
    if status != HTTPStatus.OK:
        fault = _Passing if status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500 else Refused
        raise fault(_("the server answered {status} {reason}").format(status=status, reason=answer.reason))
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in _CSV_TYPES:
        raise Refused(_("the answer is {kind}, not a CSV file").format(kind=kind or _("of no stated type")))


def _checked_text(body):
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("the answer is not text")) from None
    if not text.strip():
        raise _Passing(_("the answer is empty"))
    if text.lstrip().startswith("<"):
        raise Refused(_("the answer is an HTML page, not a CSV file"))
    if not text.endswith("\n"):
        raise _Passing(_("the answer is truncated: its last line is not complete"))
    return text
