"""Make the whole site from the sources: `python3 scripts/build.py`.

Needs Python 3.11 or newer and, the first time, a package index. Words after the command go to
`govpublish build`.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(f"govpublish needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")

import console
import environment


def main(arguments: list[str]) -> int:
    """Set up, build, and say where the result lies."""
    environment.make(for_tests=False)
    govpublish = environment.program("govpublish")
    console.say(" ".join(["Building: govpublish build", *arguments]))
    code = console.run(govpublish, "build", *arguments)
    if code == 0 and not {"-h", "--help"}.intersection(arguments):
        shown = govpublish.relative_to(console.ROOT)
        console.say(f"The site is in site/. Look at it with: {shown} serve")
    return code


if __name__ == "__main__":
    sys.exit(console.guarded(main, sys.argv[1:]))
