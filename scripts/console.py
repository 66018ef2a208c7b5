"""How the scripts talk: what is being done, and one sentence where something went wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

REMEDIES = {
    r"No space left on device|Disk quota exceeded|not enough space": (
        "the disk is full; make room and run this command again."
    ),
    r"Permission denied|Read-only file system": (
        "a folder cannot be written; see who owns the project's folder and its .venv."
    ),
    r"UnknownIssuer|CERTIFICATE_VERIFY_FAILED": (
        "the package index shows a certificate that this machine does not trust; "
        "name your authority's file in SSL_CERT_FILE (and PIP_CERT)."
    ),
    r"[Hh]ash mismatch": "a package is not the one that uv.lock names; nothing was installed.",
    r"dns error|[Cc]onnect|[Tt]imed? ?out|name resolution|from versions: none|error sending": (
        "the package index cannot be reached; check the network, or the proxy in HTTPS_PROXY."
    ),
    r"not a valid Python environment": "the folder .venv is something else; move it away.",
    r"[Ff]ailed to parse|TOML parse|missing field|unsupported schema": (
        "uv.lock or pyproject.toml is damaged; restore it: git checkout uv.lock pyproject.toml"
    ),
}


class Trouble(Exception):
    """Something expected went wrong; the text says what, and what to do."""


def say(sentence: str) -> None:
    """Tell what is being done, in order with what the programs we start print."""
    print(sentence, flush=True)


def guarded(main: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run `main`; expected trouble and Ctrl-C end with a sentence, not a traceback."""
    try:
        return main(arguments)
    except Trouble as trouble:
        print(trouble, file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr, flush=True)
        return 130
    except OSError as error:
        reason = error.strerror or str(error)
        print(f"{reason}: {error.filename or ROOT}", file=sys.stderr, flush=True)
    return 1


def clean(variables: Mapping[str, str]) -> dict[str, str]:
    """The caller's variables without those that would lead into another Python."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in variables.items() if name not in foreign}


def run(*command: str | Path, **extra: str) -> int:
    """Run a program in the project's folder as it is; return its exit code."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=clean(os.environ) | extra, check=False
    ).returncode


def demand(what: str, command: Sequence[object], variables: Mapping[str, str]) -> None:
    """Run an installer, showing its steps but not its lists; if it fails, say why."""
    output = []
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=dict(variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            output.append(line.rstrip())
            if re.match(r"(Using|Creating|Downloading|Building|Installed)\b", line.lstrip()):
                say(f"  {line.strip()}")
    if process.returncode:
        raise Trouble(f"{what}: {cause(output)}")


def cause(output: Sequence[str]) -> str:
    """The likeliest reason in words; if none is known, the program's own last lines."""
    text = "\n".join(output)
    for pattern, remedy in REMEDIES.items():
        if re.search(pattern, text):
            return remedy
    return "\n".join(["its last words were:", *output[-8:]]) if output else "it gave no reason."
