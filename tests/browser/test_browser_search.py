"""A browser is looked for in a fixed order, then installed; without one the tests fail and say what would help."""

import subprocess
import sys
from types import SimpleNamespace

import browser
import pytest


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine without browsers: an empty PATH, no CHROMIUM, and installers that only note that they were called."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000, raising=False)
    calls, effects = [], {}

    def run(command, **_):
        calls.append(command)
        effect = effects.get(" ".join(command))
        if effect:
            effect()
        return subprocess.CompletedProcess(command, 0 if effect else 1)

    monkeypatch.setattr(browser.subprocess, "run", run)

    def program(name, folder=programs):
        file = folder / name
        file.write_text("#!/bin/sh\n")
        file.chmod(0o755)
        return str(file)

    return SimpleNamespace(program=program, folder=tmp_path, own=str(tmp_path / "own"), calls=calls, effects=effects)


PLAYWRIGHT = f"{sys.executable} -m playwright install chromium"


def test_chromium_variable_comes_first(machine, monkeypatch):
    machine.program("chromium")
    named = machine.program("mine", machine.folder)
    monkeypatch.setenv("CHROMIUM", named)
    assert browser.path(machine.own) == named


def test_a_wrong_chromium_variable_is_an_error_not_a_reason_to_look_further(machine, monkeypatch):
    machine.program("chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(browser.NoBrowser, match="CHROMIUM=/nowhere/chromium"):
        browser.path(machine.own)


def test_the_path_is_searched_in_order_and_before_playwrights_own(machine):
    machine.program("own", machine.folder)
    for name in reversed(browser.NAMES):
        program = machine.program(name)
        assert browser.path(machine.own) == program
    assert machine.calls == []


def test_playwrights_own_is_used_where_the_path_has_none(machine):
    assert browser.path(machine.program("own", machine.folder)) == machine.own
    assert machine.calls == []


def test_playwright_installs_where_there_is_none(machine):
    machine.effects[PLAYWRIGHT] = lambda: machine.program("own", machine.folder)
    assert browser.path(machine.own) == machine.own


@pytest.mark.parametrize("user, prefix", [(0, ""), (1000, "sudo -n ")])
def test_the_system_installs_where_playwright_cannot(machine, monkeypatch, user, prefix):
    monkeypatch.setattr(browser.os, "geteuid", lambda: user, raising=False)
    machine.program("apt-get")
    machine.program("sudo")
    machine.effects["sudo -n true"] = lambda: None
    machine.effects[f"{prefix}apt-get install -y chromium"] = lambda: machine.program("chromium")
    assert browser.path(machine.own).endswith("/chromium")
    assert machine.calls[0] == PLAYWRIGHT.split(" ")


@pytest.mark.parametrize("programs", [[], ["apt-get"], ["apt-get", "sudo"]])
def test_without_any_the_error_names_the_ways(machine, programs):
    for name in programs:
        machine.program(name)
    with pytest.raises(browser.NoBrowser) as error:
        browser.path(machine.own)
    for way in ("CHROMIUM=", *browser.NAMES, "playwright install chromium", "apt-get install -y chromium"):
        assert way in str(error.value)
