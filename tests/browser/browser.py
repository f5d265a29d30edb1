"""Finds a Chromium on the machine, or installs one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "google-chrome", "chromium-browser")
WAYS = (
    "The browser tests need a Chromium and found none. Any of these provides one:\n"
    "  CHROMIUM=/path/to/chromium make test       a browser you have\n"
    f"  {', '.join(NAMES)} on the PATH\n"
    "  python -m playwright install chromium      Playwright's own, downloaded\n"
    "  apt-get install -y chromium                the system's, as root, on Debian and its kin"
)


class NoBrowser(Exception):
    """No browser on the machine and none could be installed."""


def launch(playwright):
    """Start a headless browser that asks nothing of the network by itself."""
    flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        flags.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    return playwright.chromium.launch(executable_path=path(playwright.chromium.executable_path), args=flags)


def path(own: str) -> str:
    """The executable of a browser.  own: where Playwright keeps its own, if it is installed.

    Raises NoBrowser, naming the ways to get one.
    """
    return found(own) or installed(own)


def found(own: str) -> str | None:
    """What is there already: the one that CHROMIUM names, then one on the PATH, then Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named) is None:
            raise NoBrowser(f"CHROMIUM={named} is not a program that can be run.\n{WAYS}")
        return shutil.which(named)
    on_path = [shutil.which(name) for name in NAMES]
    return next(filter(None, on_path), own if Path(own).exists() else None)


def installed(own: str) -> str:
    """Install a browser, by Playwright or else by the system's package manager, and return its executable."""
    if _succeeds([sys.executable, "-m", "playwright", "install", "chromium"]) and Path(own).exists():
        return own
    as_root = _as_root()
    if shutil.which("apt-get") and as_root is not None:
        _succeeds([*as_root, "apt-get", "update"])
        if _succeeds([*as_root, "apt-get", "install", "-y", "chromium"]) and shutil.which("chromium"):
            return shutil.which("chromium")
    raise NoBrowser(WAYS)


def _as_root() -> list[str] | None:
    """What to put before a command so that it runs as root; None if that is not allowed."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    may = shutil.which("sudo") and _succeeds(["sudo", "-n", "true"])
    return ["sudo", "-n"] if may else None


def _succeeds(command: list[str]) -> bool:
    print("+", *command, flush=True)
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0
