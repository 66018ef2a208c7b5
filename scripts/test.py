"""Check everything: `python3 scripts/test.py`.

Needs Python 3.11 or newer and, the first time, a package index and either a Chromium or leave to
install one. Words after the command go to pytest.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(f"govpublish needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")

import console
import environment
import fetch_browser

CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)


def main(arguments: list[str]) -> int:
    """Set up, then every check and every test; one failure does not hide another."""
    environment.make(for_tests=True)
    python = environment.program("python")
    fetch_browser.require_driver(python)
    chromium = fetch_browser.find_or_fetch(python)
    fetch_browser.require_chinese_font()
    failed = [shown(*check) for check in CHECKS if run(*check)]
    if failed:
        console.say(f"Not passed: {', '.join(failed)} (see above). The tests run all the same.")
    tests = run("pytest", *arguments, **{fetch_browser.VARIABLE: str(chromium)})
    if failed:
        console.say(f"Not passed: {', '.join(failed)} (see above the tests).")
    return tests or int(bool(failed))


def run(name: str, *arguments: str, **variables: str) -> int:
    """Say and run one program of the environment."""
    console.say(f"$ {shown(name, *arguments)}")
    return console.run(environment.program(name), *arguments, **variables)


def shown(*words: str) -> str:
    """The command as a person would type it."""
    return " ".join(words)


if __name__ == "__main__":
    sys.exit(console.guarded(main, sys.argv[1:]))
