"""Which uv sets up the environment, and with which settings of the user's."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from console import ROOT, Trouble, clean, demand, say

VERSION = "0.13.9"
OLDEST = (0, 8)
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
SUFFIX = ".exe" if os.name == "nt" else ""
BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
)


def locate() -> Path:
    """The uv on PATH if it is recent enough for the lock, else a pinned one of our own."""
    found = shutil.which("uv")
    if found and version(Path(found)) >= OLDEST:
        return Path(found)
    folder = ROOT / ".cache" / f"uv-{VERSION}"
    uv = folder / "bin" / f"uv{SUFFIX}"
    if not version(uv):
        fetch(folder)
    if not version(uv):
        raise Trouble(f"pip installed uv, but {uv} does not run on this machine.")
    return uv


def version(uv: Path) -> tuple[int, ...]:
    """`(0, 13, 9)`; empty if there is no such program or it does not run."""
    try:
        answer = subprocess.run(
            [uv, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    match = re.match(r"uv (\d+)\.(\d+)\.(\d+)", answer.stdout)
    return tuple(int(part) for part in match.groups()) if match else ()


def fetch(folder: Path) -> None:
    """Install the pinned uv into `folder` with pip, or with a small venv's where pip is missing."""
    say(f"Fetching uv {VERSION} into {folder.relative_to(ROOT)}")
    shutil.rmtree(folder, ignore_errors=True)
    python = Path(sys.executable)
    if not importlib.util.find_spec("pip"):
        if not importlib.util.find_spec("ensurepip"):
            raise Trouble(
                "This Python has neither pip nor ensurepip, and there is no uv. Install one "
                "(Debian, Ubuntu: apt install python3-venv; Fedora: dnf install python3-pip; "
                "or uv itself: https://docs.astral.sh/uv/) and run this command again."
            )
        demand("python -m venv failed", [python, "-m", "venv", folder / "venv"], clean(os.environ))
        python = folder / "venv" / PROGRAMS / f"python{SUFFIX}"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
    wanted = ["--only-binary=:all:", "--target", folder, f"uv=={VERSION}"]
    demand(f"pip could not install uv {VERSION}", [*pip, *wanted], clean(os.environ))


def variables(user: Mapping[str, str]) -> dict[str, str]:
    """What uv is run with: what the user told pip holds, what the user told uv goes before."""
    told = clean(user)
    told.setdefault("UV_PYTHON_DOWNLOADS", "never")
    if "PIP_CERT" in user:
        told.setdefault("SSL_CERT_FILE", user["PIP_CERT"])
    if "PIP_TRUSTED_HOST" in user:
        told.setdefault("UV_INSECURE_HOST", user["PIP_TRUSTED_HOST"])
    if os.name == "nt" or any(Path(bundle).exists() for bundle in BUNDLES):
        told.setdefault("UV_SYSTEM_CERTS", "true")  # as behind an office's own proxy
        told.setdefault("UV_NATIVE_TLS", "true")  # the same, for an older uv
    if "UV_CACHE_DIR" not in user and not writable(cache_folder(user)):
        told["UV_CACHE_DIR"] = str(ROOT / ".cache" / "uv")
    return told


def cache_folder(user: Mapping[str, str]) -> Path:
    """Where uv would keep what it downloads."""
    return Path(user.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "uv"


def writable(folder: Path) -> bool:
    """Whether `folder` can be written, or made."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    return os.access(there, os.W_OK)


def other_index(user: Mapping[str, str], *, ask_pip: bool) -> str | None:
    """The package index the user named to uv or pip, if it is not PyPI itself."""
    names = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")
    index = next((user[name] for name in names if user.get(name)), None)
    if index is None and ask_pip and importlib.util.find_spec("pip"):
        index = pip_setting("global.index-url")
    return None if index is None or index.rstrip("/") == "https://pypi.org/simple" else index


def pip_setting(name: str) -> str | None:
    """What pip's own settings file says of `name`."""
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "config", "get", name],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip() or None if answer.returncode == 0 else None
