"""A Chromium for the tests: found on this machine, else fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from console import Trouble, clean, demand, say

VARIABLE = "GOVPUBLISH_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
    "microsoft-edge",
)
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHT_FOLDERS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_PROGRAMS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium_headless_shell-*/*/*headless*shell*",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
NO_BROWSER = (
    "No Chromium was found and none could be fetched. Install Chromium, Chrome or Edge, or name "
    f"one in {VARIABLE}, and run this command again."
)


def find_or_fetch(python: Path) -> Path:
    """A Chromium that runs; fetched with apt, else with the environment's Playwright."""
    found = find()
    if found is None and may_apt():
        apt_install("chromium", "fonts-noto-cjk")
        found = find()
    if found is None:
        say("Fetching a Chromium with Playwright")
        try:
            install = [python, "-m", "playwright", "install", "chromium"]
            demand("Playwright could not fetch a Chromium", install, clean(os.environ))
        except Trouble as trouble:
            say(str(trouble))
        found = find()
    if found is None:
        raise Trouble(NO_BROWSER)
    say(f"Browser: {found}")
    return found


def find() -> Path | None:
    """The first Chromium on this machine that runs; a named one must be right."""
    named = os.environ.get(VARIABLE)
    if named:
        if not runs(Path(named)):
            raise Trouble(f"{VARIABLE} names {named}, which does not run.")
        return Path(named)
    return next((place for place in places() if runs(place)), None)


def places() -> Iterator[Path]:
    """Where a Chromium may be, the likeliest first."""
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    yield from (Path(application) for application in APPLICATIONS)
    folders = [os.environ.get("PLAYWRIGHT_BROWSERS_PATH", ""), *PLAYWRIGHT_FOLDERS]
    for folder in (Path(folder).expanduser() for folder in folders if folder):
        for pattern in PLAYWRIGHT_PROGRAMS:
            yield from sorted(folder.glob(pattern), reverse=True)


def runs(program: Path) -> bool:
    """Whether it is there and starts (Ubuntu's `chromium-browser` may be a hint only)."""
    if not program.is_file():
        return False
    if sys.platform == "win32":
        return True  # there `chrome --version` opens a window
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def require_driver(python: Path) -> None:
    """Playwright steers the browser with a Node of its own, which a bare Debian cannot start."""
    if not drives(python) and may_apt():
        apt_install("libatomic1")
    if not drives(python):
        raise Trouble(
            "Playwright's driver does not start on this machine; "
            f"see what it lacks: {python} -m playwright --version (on Debian: libatomic1)."
        )


def drives(python: Path) -> bool:
    """Whether the environment's Playwright can start its driver."""
    command = [str(python), "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def require_chinese_font() -> None:
    """Chinese pages can be measured only with Chinese letters."""
    if has_chinese_font():
        return
    if may_apt():
        apt_install("fonts-noto-cjk")
    if not has_chinese_font():
        say("No Chinese font was found: pages are tested, but a screenshot shows boxes.")


def has_chinese_font() -> bool:
    """Whether the machine can draw Chinese; only Linux may come without."""
    if not sys.platform.startswith("linux"):
        return True
    if shutil.which("fc-list"):
        fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
        return bool(fonts.stdout.strip())
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any("CJK" in font.name for folder in folders for font in folder.rglob("*.tt[cf]"))


def may_apt() -> bool:
    """Whether there is apt, and leave to use it without a password."""
    return shutil.which("apt-get") is not None and privilege() is not None


def privilege() -> list[str] | None:
    """What to put before apt-get; None without leave."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if allowed.returncode == 0:
            return ["sudo", "-n"]
    return None


def apt_install(*packages: str) -> None:
    """Install packages of the system's; if that fails, say so and go on."""
    say(f"Installing with apt: {', '.join(packages)}")
    quiet = clean(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    apt = [*(privilege() or []), "apt-get"]
    install = ["install", "-y", "-qq", "--no-install-recommends", *packages]
    try:
        demand("apt-get update failed", [*apt, "update", "-qq"], quiet)
        demand("apt-get install failed", [*apt, *install], quiet)
    except Trouble as trouble:
        say(str(trouble))
