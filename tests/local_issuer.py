"""A local issuer: the series as FRED would serve them, made from the stored tables, and a server that gives any answer."""

import functools
import threading
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from widgets.history import files
from widgets.history.refresh import sources

DATA = Path(__file__).resolve().parent.parent / "book" / "data"
SOURCES = sources(DATA)


@functools.cache
def read(path):
    return files.read(path)


def stored(table, column, folder=DATA):
    head, rows = (read if folder is DATA else files.read)(folder / f"{table}.csv")
    return {row[0]: float(row[head.index(column)]) for row in rows if row[head.index(column)]}


def days_of(period, frequency):
    if "Q" in period:
        return [date(int(period[:4]), 3 * int(period[5]) - 2, 1)]
    if len(period) == 10:
        return [date.fromisoformat(period)]
    first = date.fromisoformat(f"{period}-01")
    month = [first + timedelta(n) for n in range(31) if (first + timedelta(n)).month == first.month]
    wanted = {"business day": range(5), "Wednesday": [2], "Friday": [4]}.get(frequency, range(7))
    return month[:1] if frequency == "month" else [day for day in month if day.weekday() in wanted]


def served(series_id, more=None):
    """The rows of one series: every stored value on its days, days without one empty.

    `more` adds values: {(table, column): {period: value}}.
    """
    found = {}
    for source in sorted((s for s in SOURCES if s.series == series_id), key=lambda s: s.pick == "only"):
        values = stored(source.table, source.column) | (more or {}).get((source.table, source.column), {})
        for period, value in values.items():
            days = days_of(period, source.frequency)
            if source.column == "on_rrp_bn":  # two operations: the last as stored, the first such that the mean is as stored
                other = (more or {}).get((source.table, "on_rrp_mean_bn"), {})
                mean = {**stored(source.table, "on_rrp_mean_bn"), **other}[period]
                found |= {days[0]: 2 * mean - value, days[-1]: value}
            elif source.column != "on_rrp_mean_bn":
                daily_known = source.pick != "only" and any(day.isoformat() in DAILY_KNOWN.get(series_id, ()) for day in days)
                found |= {} if daily_known else dict.fromkeys(days, value / source.factor)
    frequency = next(s.frequency for s in SOURCES if s.series == series_id)
    if frequency == "business day":
        start, end = min(found), max(found)
        every = [start + timedelta(n) for n in range((end - start).days + 1)]
        found = {day: found.get(day, "") for day in every if day.weekday() < 5}
    elif series_id in ("CPIAUCSL", "UNRATE"):
        found[date(2025, 10, 1)] = "."  # never collected
    return [(day.isoformat(), str(value)) for day, value in sorted(found.items())]


DAILY_KNOWN = {
    "DGS10": stored("treasury_ten_year_daily", "ten_year_pct"),
    "WALCL": stored("federal_reserve_total_assets_weekly", "total_assets_bn"),
}


def text(series_id, rows):
    return "".join(f"{when},{value}\n" for when, value in [("observation_date", series_id), *rows])


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked, self.released = {}, [], threading.Event()
        self.address = f"http://127.0.0.1:{self.server_port}/graph/fredgraph.csv"

    def handle_error(self, request, client_address):
        """A client that hangs up is part of the tests."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(urlparse(self.path).query)["id"][0]
        self.server.asked.append((name, self.headers["User-Agent"]))
        answer = self.server.answers.get(name, lambda handler: handler.give(404, b"no such series"))
        if callable(answer):
            answer(self)
        else:
            self.give(200, answer.encode())

    def give(self, status, body, kind="text/csv", length=None, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not False:
            self.send_header("Content-Length", str(length or len(body)))
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_details):
        pass
