"""Refreshing the record: a local issuer that behaves, and one that misbehaves in every way a real one may."""

import csv
import gzip
import io
import os
import shutil
import socket
import subprocess
import sys
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from local_issuer import DATA, SOURCES, Server, served, stored, text

from widgets import history
from widgets.history import checks, files, series
from widgets.history.__main__ import main
from widgets.history.fetch import Issuer, Refused
from widgets.history.refresh import left_alone, refresh

TABLES = list(dict.fromkeys(source.table for source in SOURCES))
GDP, WEEKLY, DAILY = "us_gdp_quarterly", "federal_reserve_total_assets_weekly", "treasury_ten_year_daily"
BALANCE_SHEET = "federal_reserve_balance_sheet_monthly"
TODAY = date(2026, 12, 1)


NEXT_GDP = {(GDP, "nominal_gdp_bn"): {"2026Q2": 32110.44}}
NEXT_WEEK = {(WEEKLY, "total_assets_bn"): {"2026-08-26": 6750.149}}
GDP_ROWS, WALCL_ROWS, DGS10_ROWS = served("GDP", NEXT_GDP), served("WALCL", NEXT_WEEK), served("DGS10")


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.released.set()
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch):
    monkeypatch.setattr("widgets.history.refresh.utc_today", lambda: TODAY)


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch):
    """No test may reach beyond the local server."""
    connect = socket.socket.connect

    def guarded(self, address):
        assert address[0] == "127.0.0.1", address
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setenv("NO_PROXY", "*")


def run(names, server, folder, today=TODAY, **options):
    with Issuer(server.address, **{"timeout_s": 5, "attempts": 2, "pause_s": 0.001, **options}) as issuer:
        return refresh(names, issuer, folder, today=today)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(folder, name):
    with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def entry(folder, table, column):
    return next(row for row in rows(folder, "columns") if (row["file"], row["column"]) == (table, column))


# An issuer that behaves.


def in_pieces(handler, end=b"0\r\n\r\n"):
    body = gzip.compress(WHOLE.encode())
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    handler.protocol_version = "HTTP/1.1"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    handler.give(200, chunks + end, length=False, **{"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"})
    handler.close_connection = True


def test_a_compressed_answer_in_pieces_is_read(server, folder):
    server.answers["GDP"] = in_pieces
    (result,) = run([GDP], server, folder)
    assert (result.problems, result.added) == ((), 1)


def test_the_same_data_leave_every_file_as_it_was(server, folder):
    server.answers = {name: text(name, served(name)) for name in {source.series for source in SOURCES}}
    results = run(TABLES, server, folder)
    assert [(r.problems, r.added, r.changed) for r in results] == [((), 0, 0)] * len(TABLES)
    assert contents(folder) == contents(DATA)
    assert len(server.asked) == len(server.answers)  # a series that fills two columns is fetched once


def test_one_more_quarter_is_added_with_unit_and_rounding_as_before(server, folder):
    server.answers["GDP"] = text("GDP", GDP_ROWS)
    (result,) = run([GDP], server, folder)
    assert (result.problems, result.added, result.changed, result.last) == ((), 1, 0, "2026Q2")
    assert (folder / f"{GDP}.csv").read_bytes() == (DATA / f"{GDP}.csv").read_bytes() + b"2026Q2,32110.4\n"
    for column in ("quarter", "nominal_gdp_bn"):
        assert entry(folder, GDP, column)["last_observation"] == "2026Q2"
        assert entry(folder, GDP, column)["retrieved"] == "2026-12-01"
    others = [row for row in rows(DATA, "columns") if row["file"] != GDP]
    assert [row for row in rows(folder, "columns") if row["file"] != GDP] == others


def test_millions_become_billions_and_the_last_day_of_the_month_counts(server, folder):
    new = {"2026-08": 6.123, "2026-09": 6.987}
    means = {"2026-09": 5.5}
    more = {(BALANCE_SHEET, "on_rrp_bn"): new, (BALANCE_SHEET, "on_rrp_mean_bn"): means, **NEXT_WEEK}
    names = {source.series for source in SOURCES if source.table == BALANCE_SHEET}
    server.answers = {name: text(name, served(name, more)) for name in names}
    (result,) = run([BALANCE_SHEET], server, folder)
    assert result.problems == ()
    before, after = rows(DATA, BALANCE_SHEET), rows(folder, BALANCE_SHEET)
    assert after[:-2] == before[:-2]
    assert after[-2] == before[-2] | {"total_assets_bn": "6750.1", "on_rrp_bn": "6.1"}
    assert after[-1] == before[-1] | {"on_rrp_bn": "7.0", "on_rrp_mean_bn": "5.5"}
    assert entry(folder, BALANCE_SHEET, "on_rrp_bn")["last_observation"] == "2026-09"


def test_columns_that_are_left_alone_keep_their_cells(server, folder):
    table = "us_prices_monthly"
    names = {source.series for source in SOURCES if source.table == table}
    server.answers = {name: text(name, served(name, {(table, "cpi_index"): {"2026-08": 333.1}})) for name in names}
    (result,) = run([table], server, folder)
    assert (result.problems, result.changed) == ((), 1)
    before, after = rows(DATA, table), rows(folder, table)
    assert after == [*before[:-1], before[-1] | {"cpi_index": "333.1"}]
    assert entry(folder, table, "cpi_index")["retrieved"] == "2026-12-01"
    assert entry(folder, table, "vix_index")["retrieved"] == ""


def test_a_plausible_revision_is_taken_over(server, folder):
    revised = {"2026-01-01": "31900.0"}  # 0.1% more
    server.answers["GDP"] = text("GDP", [(when, revised.get(when, value)) for when, value in GDP_ROWS])
    (result,) = run([GDP], server, folder)
    assert (result.problems, result.added, result.changed) == ((), 1, 1)
    assert stored(GDP, "nominal_gdp_bn", folder)["2026Q1"] == 31900.0


def test_a_longer_series_does_not_lengthen_the_record_backwards(server, folder):
    server.answers["GDP"] = text("GDP", [("1979-10-01", "2730.707"), *served("GDP")])
    run([GDP], server, folder)
    assert contents(folder) == contents(DATA)


def test_the_reader_sees_the_new_values_without_a_restart(server, folder, monkeypatch):
    monkeypatch.setattr(history, "_PLACES", (folder,))
    history.forget()
    assert history.table(GDP)["quarter"][-1] == "2026Q1"
    server.answers["GDP"] = text("GDP", GDP_ROWS)
    run([GDP], server, folder)
    assert history.at(GDP, "nominal_gdp_bn", "2026Q2") == 32110.4
    monkeypatch.undo()
    history.forget()


# An issuer that misbehaves. Each case is an answer and what the message must say.


def without(first, count=1):
    return [row for i, row in enumerate(GDP_ROWS) if not first <= i < first + count]


def with_value(when, value):
    return [(day, value if day == when else old) for day, old in GDP_ROWS]


def times(factor):
    return [(day, repr(float(value) * factor)) for day, value in GDP_ROWS]


def page(handler):
    handler.give(200, b"<!DOCTYPE html><html><body>Please wait</body></html>", kind="text/html; charset=utf-8")


def stalling(handler):
    handler.server.released.wait(5)


def dripping(handler):
    handler.give(200, b"observation_date,GDP\n", length=100_000)
    while not handler.server.released.wait(0.05):
        handler.wfile.write(b"1")


WHOLE = text("GDP", GDP_ROWS)
MISBEHAVIOUR = {
    "an error page": (page, "text/html, not a CSV"),
    "an error page that claims to be CSV": ("<html><body>Access denied</body></html>\n", "HTML page"),
    "JSON": (lambda h: h.give(200, b"{}", kind="application/json"), "application/json, not a CSV"),
    "not found": (lambda h: h.give(404, b"no such series"), "404 Not Found"),
    "server error": (lambda h: h.give(503, b"busy"), "503 Service Unavailable"),
    "too many requests": (lambda h: h.give(429, b"wait"), "429 Too Many Requests"),
    "redirect": (lambda h: h.give(302, b"", Location="http://127.0.0.1/elsewhere"), "redirected to http://127.0.0.1/elsewhere"),
    "fewer bytes than announced": (lambda h: h.give(200, WHOLE[:-40].encode(), length=len(WHOLE)), "truncated"),
    "fewer pieces than announced": (lambda h: in_pieces(h, end=b"64\r\nabc"), "truncated"),
    "not compressed as it says": (lambda h: h.give(200, WHOLE.encode(), **{"Content-Encoding": "gzip"}), "request failed"),
    "cut within the last line": (lambda h: h.give(200, WHOLE[:-4].encode(), length=False), "truncated"),
    "cut between two lines": (text("GDP", GDP_ROWS[:-3]), "ends in 2025Q3, the stored series in 2026Q1"),
    "empty": ("", "empty"),
    "blank lines": ("\n\n", "empty"),
    "header alone": ("observation_date,GDP\n", "no value"),
    "silence": (stalling, "no answer within 0.2 seconds"),
    "a drip": (dripping, "within 0.2 seconds"),
    "hangs up": (lambda h: h.connection.shutdown(socket.SHUT_RDWR), "no connection"),
    "another series": (text("GDPC1", GDP_ROWS), "not a date and GDP"),
    "two series": (WHOLE.replace("\n", ",1\n"), "not a date and GDP"),
    "bytes": (lambda h: h.give(200, b"\xff\xfe\x00\x01\n"), "not text"),
    "words for numbers": (text("GDP", with_value("2001-01-01", "n/a")), "2001-01-01 is not a number: 'n/a'"),
    "nan": (text("GDP", with_value("2001-01-01", "nan")), "not a number"),
    "a third cell": (text("GDP", with_value("2001-01-01", "1,2")), "not a date and a value"),
    "no date": (text("GDP", [("Q1 1980", "1"), *GDP_ROWS]), "not a date and a value: 'Q1 1980,1'"),
    "a day that is none": (text("GDP", [("1979-02-30", "1"), *GDP_ROWS]), "not a date and a value"),
    "missing where one is stored": (text("GDP", with_value("2001-01-01", ".")), "missing: 1, the first that of 2001Q1"),
    "nothing but missing": (text("GDP", [(day, ".") for day, _value in GDP_ROWS]), "no value"),
    "a hole": (text("GDP", without(50, 2)), "do not come every quarter"),
    "a late start": (text("GDP", GDP_ROWS[8:]), "missing: 8, the first that of 1980Q1"),
    "a date twice": (text("GDP", [*GDP_ROWS[:9], *GDP_ROWS[8:]]), "the date 1982-01-01 repeats"),
    "out of order": (text("GDP", [*GDP_ROWS[:8], GDP_ROWS[9], GDP_ROWS[8], *GDP_ROWS[10:]]), "do not come every quarter"),
    "backwards": (text("GDP", GDP_ROWS[::-1]), "comes after a later one"),
    "another frequency": (text("GDP", [*GDP_ROWS, ("2026-05-01", "32200.0")]), "do not come every quarter: see 2026-05-01"),
    "millions": (text("GDP", times(1000)), "about 1,000 times"),
    "trillions": (text("GDP", times(0.001)), "about 0.001 times"),
    "a hundredth": (text("GDP", times(0.01)), "about 0.01 times"),
    "another base": (text("GDP", times(0.87)), "about 0.87 times"),
    "one value of another unit": (text("GDP", with_value("2001-01-01", "10470231.0")), "than a revision: 1, the first in 2001Q1"),
    "the new value of another unit": (text("GDP", with_value("2026-04-01", "32.11")), "2026Q2 jumps"),
}


@pytest.mark.parametrize("case", MISBEHAVIOUR)
def test_a_misbehaving_issuer_changes_nothing(case, server, folder):
    answer, message = MISBEHAVIOUR[case]
    server.answers["GDP"] = answer
    (result,) = run([GDP], server, folder, timeout_s=0.2)
    (problem,) = result.problems
    with pytest.raises(AssertionError, match=message):
        raise AssertionError(problem)
    assert problem.startswith("GDP (nominal_gdp_bn): ")
    assert contents(folder) == contents(DATA)


def weeks(count):
    """Total assets for some more weeks after the stored ones, the same each week."""
    last, value = date.fromisoformat(WALCL_ROWS[-1][0]), WALCL_ROWS[-1][1]
    return [*WALCL_ROWS, *((str(last + timedelta(7 * n)), value) for n in range(1, count + 1))]


def quarters(last_year):
    days = [str(date(year, month, 1)) for year in range(2026, last_year + 1) for month in (1, 4, 7, 10)]
    known = {day for day, _value in GDP_ROWS}
    return [*GDP_ROWS, *((day, GDP_ROWS[-1][1]) for day in days if day not in known)]


@pytest.mark.parametrize(
    "table, name, answer, first",
    [
        (GDP, "GDP", quarters(2029), "2027-01-01"),
        (WEEKLY, "WALCL", weeks(150), "2026-12-09"),
        (DAILY, "DGS10", [*served("DGS10"), *((str(date(2026, 8, 21) + timedelta(n)), "") for n in range(900))], "2026-12-03"),
    ],
)
def test_a_series_that_goes_on_into_the_future_changes_nothing(table, name, answer, first, server, folder):
    answer = [row for row in answer if name != "DGS10" or date.fromisoformat(row[0]).weekday() < 5]
    server.answers[name] = text(name, answer)
    (result,) = run([table], server, folder)
    assert f"the first {first}; today is 2026-12-01" in result.problems[0]
    assert contents(folder) == contents(DATA)


def test_tomorrow_is_allowed_because_it_has_begun_in_the_east_and_the_day_after_is_not(server, folder):
    server.answers["WALCL"] = text("WALCL", weeks(1))  # Wednesday 2 September 2026
    assert run([WEEKLY], server, folder, today=date(2026, 8, 31))[0].problems
    assert contents(folder) == contents(DATA)
    (result,) = run([WEEKLY], server, folder, today=date(2026, 9, 1))
    assert (result.problems, result.last) == ((), "2026-09-02")


def test_a_series_that_has_stopped_coming_is_said_and_kept(server, folder, capsys, monkeypatch):
    server.answers = {"GDP": text("GDP", GDP_ROWS), "WALCL": text("WALCL", WALCL_ROWS)}
    assert command(server, folder, GDP, WEEKLY) == 0  # the tables are as the issuer has them
    out = capsys.readouterr().out
    assert "WALCL (total_assets_bn) has stopped coming: its last observation is that of 2026-08-26, 97 days ago" in out
    assert "GDP (nominal_gdp_bn)" not in out
    assert rows(folder, WEEKLY)[-1]["date"] == "2026-08-26"


def test_no_network_changes_nothing_and_says_so(folder, capsys):
    with socket.socket() as taken:  # bound and not listening: nobody answers there
        taken.bind(("127.0.0.1", 0))
        with Issuer(f"http://127.0.0.1:{taken.getsockname()[1]}/", pause_s=0.001) as issuer:
            results = refresh(TABLES, issuer, folder, today=TODAY)
    assert all(result.problems for result in results)
    assert all("no connection" in problem for result in results for problem in result.problems)
    assert contents(folder) == contents(DATA)


def test_a_moved_peak_is_refused_by_its_landmark(server, folder):
    lower = [(day, "8950000.0" if day == "2022-04-13" else value) for day, value in WALCL_ROWS]
    server.answers["WALCL"] = text("WALCL", lower)
    (result,) = run([WEEKLY], server, folder)
    assert "landmark of total_assets_bn" in result.problems[0] and "2022-04-13" in result.problems[0]
    assert contents(folder) == contents(DATA)


def test_one_bad_column_keeps_the_whole_table_and_a_bad_table_does_not_stop_the_next(server, folder):
    more = {**NEXT_WEEK, (BALANCE_SHEET, "m2_bn"): {"2026-06": 23100.0}}
    names = {source.series for source in SOURCES if source.table == BALANCE_SHEET}
    server.answers = {name: text(name, served(name, more)) for name in names}
    server.answers["WRESBAL"] = text("WRESBAL", [(day, repr(float(v) / 1000)) for day, v in served("WRESBAL")])
    first, second = run([BALANCE_SHEET, WEEKLY], server, folder)
    assert first.problems == ("WRESBAL (reserves_bn): " + first.problems[0].partition(": ")[2],)
    assert "about 0.001 times" in first.problems[0]
    assert (second.problems, second.added) == ((), 1)
    changed = {name for name, content in contents(folder).items() if content != (DATA / name).read_bytes()}
    assert changed == {f"{WEEKLY}.csv", "columns.csv"}


def test_a_passing_fault_is_retried_and_a_lasting_one_not_for_long(server, folder):
    states = iter([503, 429])

    def recovering(handler):
        status = next(states, 200)
        handler.give(status, WHOLE.encode())

    server.answers["GDP"] = recovering
    (result,) = run([GDP], server, folder, attempts=3)
    assert result.added == 1 and len(server.asked) == 3
    assert all("textbook" in agent for _name, agent in server.asked)

    server.asked.clear()
    down = lambda handler: handler.give(503, b"")  # noqa: E731
    server.answers = {"GDP": down, "WALCL": down, "DGS10": down}
    results = run([WEEKLY, DAILY, GDP], server, folder, attempts=3)
    assert all(result.problems for result in results)
    assert [name for name, _agent in server.asked] == ["WALCL"] * 3 + ["DGS10", "GDP"]


# An interrupted write.


@pytest.mark.parametrize("file", [f"{GDP}.csv", "columns.csv"])
@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_an_interrupted_write_leaves_the_old_files(file, step, server, folder, monkeypatch):
    real, seen = getattr(os, step), []

    def failing(first, *others):
        target = Path(others[0]).name if others else [f"{GDP}.csv", "columns.csv"][len(seen)]
        seen.append(target)
        if target == file and seen.count(target) == 1:
            raise OSError("no space left on device")
        return real(first, *others)

    server.answers["GDP"] = text("GDP", GDP_ROWS)
    monkeypatch.setattr(os, step, failing)
    (result,) = run([GDP], server, folder)
    assert "no space left on device" in result.problems[0]
    assert contents(folder) == contents(DATA)


def test_a_run_that_is_stopped_while_replacing_leaves_the_old_files(server, folder, monkeypatch):
    def stopped(*_files):
        raise KeyboardInterrupt

    server.answers["GDP"] = text("GDP", GDP_ROWS)
    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        run([GDP], server, folder)
    assert contents(folder) == contents(DATA)


# The command.


def command(server, folder, *names):
    return main(["refresh", *names, "--base-url", server.address, "--folder", str(folder), "--timeout", "5"])


def test_the_command_refreshes_and_names_what_it_leaves_alone(server, folder, capsys):
    server.answers = {"GDP": text("GDP", GDP_ROWS), "WALCL": text("WALCL", WALCL_ROWS)}
    assert command(server, folder, GDP, WEEKLY) == 0
    out, err = capsys.readouterr()
    assert f"{GDP}: rows added: 1, cells changed: 0; it reaches 2026Q2." in out
    assert "Fetching GDP (2 of 2)" in err.splitlines()
    assert command(server, folder, GDP) == 0
    assert f"{GDP}: nothing new; it reaches 2026Q2." in capsys.readouterr().out


def test_the_command_fails_and_says_that_nothing_was_changed(server, folder, capsys):
    server.answers = {"GDP": page, "WALCL": text("WALCL", WALCL_ROWS)}
    assert command(server, folder, GDP, WEEKLY) == 1
    out = capsys.readouterr().out
    assert f"{GDP}: nothing was changed.\n  GDP (nominal_gdp_bn): the answer is text/html" in out
    assert f"{WEEKLY}: rows added: 1" in out


def test_a_table_that_cannot_be_refreshed_is_named_with_the_reason(server, folder, capsys):
    assert command(server, folder, "policy_announcements") == 1
    assert "policy_announcements: decisions, collected by hand" in capsys.readouterr().out
    assert command(server, folder, "yields") == 2
    assert "yields" in capsys.readouterr().err
    assert server.asked == [] and contents(folder) == contents(DATA)


def test_without_names_every_table_is_tried(server, folder, capsys):
    server.answers = {source.series: page for source in SOURCES}
    assert command(server, folder) == 1
    out = capsys.readouterr().out
    assert all(f"{name}: nothing was changed." in out for name in TABLES)
    assert "us_prices_monthly.vix_index: rights reserved by the owner" in out


def test_a_terminal_shows_a_bar(server, folder, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    server.answers = {"GDP": text("GDP", GDP_ROWS)}
    assert command(server, folder, GDP) == 0
    assert "Fetching 1 series" in terminal.getvalue() and "100%" in terminal.getvalue()


@pytest.mark.parametrize("option", [["--base-url", "ftp://x"], ["--timeout", "0"], ["--timeout", "x"], ["--folder", "/nowhere"]])
def test_impossible_options_are_refused(option, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["refresh", *option])
    assert stop.value.code == 2 and option[0] in capsys.readouterr().err


def test_reading_history_loads_nothing_that_fetches():
    code = "import sys, widgets.history; print([m for m in sys.modules if m in ('requests', 'widgets.history.fetch')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# The table of sources.


def test_every_number_is_either_refreshed_or_left_alone_for_a_reason():
    alone, refreshed = left_alone(DATA), {(source.table, source.column) for source in SOURCES}
    assert not alone.keys() & refreshed
    for table in history.tables():
        columns = [column for column, values in history.table(table).items() if values.dtype.kind == "f"]
        known = {column for column in columns if (table, column) in refreshed or (table, column) in alone}
        assert (table, "") in alone or known == set(columns), table


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: f"{source.table}-{source.column}")
def test_a_source_does_what_the_catalogue_says(source):
    about = history.columns(source.table)[source.column]
    assert "rights" not in about["license"]
    assert source.frequency in series.FREQUENCIES and source.pick in series.PICKS
    assert source.decimals == max(len(f"{value}".partition(".")[2]) for value in stored(source.table, source.column).values())
    words = about["aggregation"]
    if source.pick == "mean":
        assert "mean" in words
    elif source.pick == "only":  # the issuer's own month, quarter or day; where that is a mean, the issuer has taken it
        assert not words.startswith(("last", "first")) and (source.frequency == "month" or "mean" not in words)
    else:
        assert words.startswith(source.pick)


def test_the_stored_tables_have_every_landmark():
    _head, landmarks = files.read(DATA / "landmarks.csv")
    for landmark in rows(DATA, "landmarks"):
        checks.check_landmark(landmark, stored(landmark["table"], landmark["column"]))
    assert {landmark[0] for landmark in landmarks} == set(TABLES)


# The parts, by hand.


@pytest.mark.parametrize(
    "frequency, last, overdue_after",
    [
        ("business day", date(2026, 8, 28), date(2026, 9, 7)),  # 10 days: a long weekend twice over
        ("Wednesday", date(2026, 8, 19), date(2026, 9, 2)),  # two weeks
        ("month", date(2026, 6, 1), date(2026, 9, 2)),  # June ends, then two months
        ("quarter", date(2026, 1, 1), date(2026, 10, 4)),  # March ends, then two quarters
    ],
)
def test_a_series_is_overdue_after_twice_its_interval(frequency, last, overdue_after):
    observed = [(last - timedelta(400), 1.0), (last, 2.0), (last + timedelta(1), None)]
    assert series.silent_since(observed, frequency, overdue_after) is None
    assert series.silent_since(observed, frequency, overdue_after + timedelta(1)) == last


def test_one_value_for_each_period():
    observed = [(date(2024, 3, 27), 1.0), (date(2024, 3, 28), 4.0), (date(2024, 3, 29), None), (date(2024, 4, 1), 6.0)]
    assert series.by_period(observed, "month", "last", 1) == {"2024-03": 4.0, "2024-04": 6.0}
    assert series.by_period(observed, "month", "first", 1) == {"2024-03": 1.0, "2024-04": 6.0}
    assert series.by_period(observed, "month", "mean", 0.1) == {"2024-03": 0.25, "2024-04": pytest.approx(0.6)}
    assert series.by_period(observed, "quarter", "last", 1) == {"2024Q1": 4.0, "2024Q2": 6.0}
    assert list(series.by_period(observed, "date", "only", 1)) == ["2024-03-27", "2024-03-28", "2024-04-01"]
    with pytest.raises(Refused, match="2024-03 has more than one"):
        series.by_period(observed, "month", "only", 1)


def test_a_weekend_is_no_business_day_and_a_long_weekend_is_no_hole():
    friday, monday, tuesday = date(2024, 8, 30), date(2024, 9, 2), date(2024, 9, 3)
    series.check_dates([(friday, 1.0), (tuesday, 1.0)], "business day")
    series.check_dates([(friday, 1.0), (monday, None), (tuesday, 1.0)], "business day")
    with pytest.raises(Refused, match="every business day: see 2024-09-01"):
        series.check_dates([(friday, 1.0), (monday - timedelta(1), 1.0)], "business day")
    with pytest.raises(Refused, match="every Wednesday"):
        series.check_dates([(tuesday, 1.0)], "Wednesday")


def test_the_last_stored_month_may_still_have_been_running():
    before = {"2024-01": 100.0, "2024-02": 101.0, "2024-03": 99.0, "2024-04": 100.0}
    checks.check_magnitude(before, before | {"2024-04": 103.0}, 1)
    with pytest.raises(Refused, match="the first in 2024-03: 103"):
        checks.check_magnitude(before, before | {"2024-03": 103.0}, 1)


def test_a_landmark_holds_its_place_and_its_value():
    peak = {"is": "highest", "from": "2020", "to": "2023", "when": "2022", "value": "8.9"}
    checks.check_landmark(peak, {"2020": 1.0, "2022": 8.94, "2030": 20.0})
    with pytest.raises(Refused, match=r"2022 is 8\.96"):
        checks.check_landmark(peak, {"2020": 1.0, "2022": 8.96})
    with pytest.raises(Refused, match="not in 2022 but in 2021"):
        checks.check_landmark(peak, {"2021": 9.0, "2022": 8.9})
