"""The README's two commands: standard library only, and a sentence for whatever goes wrong."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import environment
import fetch_browser
import pinned_uv
from console import Trouble

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "scripts"
COMMANDS = ("build.py", "test.py")
MODULES = ("console", "environment", "fetch_browser", "pinned_uv")
WORKING_UV = """#!/bin/sh
[ "$1" = --version ] && { echo "uv 0.13.9 (here)"; exit 0; }
echo "uv $*"
"""
TOOLS = ("ruff", "mypy", "lint-imports", "pytest", "govpublish", "python")


class Project:
    """A copy of the scripts and the lock, on a machine that has only what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self.bin = folder / "bin"
        self.bin.mkdir()
        shutil.copytree(SCRIPTS, self.folder / "scripts")
        for name in ("uv.lock", "pyproject.toml"):
            shutil.copy2(ROOT / name, self.folder / name)

    def put(self, name: str, text: str) -> Path:
        """Put a program on PATH, or into the project's environment if it has a folder."""
        place = self.folder / name if "/" in name else self.bin / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        place.chmod(0o755)
        return place

    def put_environment(self, **failing: int) -> None:
        """A working uv and an environment whose tools say what they were asked."""
        self.put("uv", WORKING_UV)
        for tool in TOOLS:
            code = failing.get(tool, 0)
            self.put(f".venv/bin/{tool}", f'#!/bin/sh\necho "{tool} $*"\nexit {code}\n')

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts (or Python with options) with nothing else around."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.folder), **variables},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def assert_one_sentence(answer: subprocess.CompletedProcess[str], *words: str) -> None:
    assert answer.returncode == 1, answer
    assert "Traceback" not in answer.stderr
    for word in words:
        assert word in answer.stderr


@pytest.mark.parametrize("name", [*COMMANDS, *(f"{module}.py" for module in MODULES)])
def test_uses_the_standard_library_only(name: str) -> None:
    tree = ast.parse((SCRIPTS / name).read_text("utf-8"))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).partition(".")[0])

    assert imported
    assert imported <= sys.stdlib_module_names | set(MODULES)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_older_python_can_read_it_and_gets_one_sentence(name: str, project: Project) -> None:
    ast.parse((SCRIPTS / name).read_text("utf-8"), feature_version=(3, 6))
    older = "import runpy, sys; sys.version_info = (3, 8, 2); sys.version = '3.8.2 (older)'"
    answer = project.run("-c", f"{older}; runpy.run_path('scripts/{name}', run_name='__main__')")

    assert_one_sentence(answer)
    assert answer.stderr.strip() == "govpublish needs Python 3.11 or newer; this is Python 3.8.2."


def test_without_uv_pip_and_ensurepip_it_says_what_to_install(project: Project) -> None:
    (project.folder / "bare.py").write_text(
        "import importlib.util, runpy, sys\n"
        "find = importlib.util.find_spec\n"
        "missing = {'pip', 'ensurepip'}\n"
        "importlib.util.find_spec = lambda name: None if name in missing else find(name)\n"
        "sys.path.insert(0, 'scripts')\n"
        "runpy.run_path('scripts/build.py', run_name='__main__')\n",
        "utf-8",
    )

    assert_one_sentence(project.run("bare.py"), "apt install python3-venv")


@pytest.mark.parametrize(
    ("old_uv", "said"), [("", "Fetching uv"), ("echo 'uv 0.1.0'", "Fetching uv")]
)
def test_without_a_recent_uv_the_pinned_one_is_fetched(
    project: Project, old_uv: str, said: str
) -> None:
    project.put("uv", f"#!/bin/sh\n{old_uv}\n")
    answer = project.run("scripts/build.py", PIP_NO_INDEX="1")

    assert said in answer.stdout
    assert_one_sentence(answer, "could not install uv", "package index cannot be reached")


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("  cause: dns error", "package index cannot be reached"),
        ("  cause: tcp connect error", "package index cannot be reached"),
        ("invalid peer certificate: UnknownIssuer", "SSL_CERT_FILE"),
        ("No space left on device (os error 28)", "disk is full"),
        ("Permission denied (os error 13)", "cannot be written"),
        ("Hash mismatch for pandas", "not the one that uv.lock names"),
        ("error: something never seen", "error: something never seen"),
    ],
)
def test_why_uv_failed_is_said_in_words(project: Project, printed: str, sentence: str) -> None:
    project.put("uv", f'{WORKING_UV}echo "{printed}" >&2\nexit 2\n')

    assert_one_sentence(project.run("scripts/build.py"), "could not set up .venv", sentence)


@pytest.mark.parametrize("harm", ["missing", "torn"])
def test_a_broken_lock_stops_before_anything_is_made(project: Project, harm: str) -> None:
    project.put_environment()
    lock = project.folder / "uv.lock"
    if harm == "missing":
        lock.unlink()
    else:
        lock.write_text(lock.read_text("utf-8")[:5000], "utf-8")
    answer = project.run("scripts/build.py")

    assert_one_sentence(answer, "uv.lock cannot be read", "git checkout uv.lock")
    assert answer.stdout == ""


def test_build_passes_its_words_on_and_says_where_the_site_is(project: Project) -> None:
    project.put_environment()
    answer = project.run("scripts/build.py", "--some", "option")

    assert answer.returncode == 0
    assert "govpublish build --some option\n" in answer.stdout
    assert answer.stdout.endswith(
        "The site is in site/. Look at it with: .venv/bin/govpublish serve\n"
    )


def test_build_hands_on_a_failure_and_claims_no_site(project: Project) -> None:
    project.put_environment(govpublish=3)
    answer = project.run("scripts/build.py")

    assert answer.returncode == 3
    assert "The site is in" not in answer.stdout


def test_everything_is_checked_and_pytest_closes(project: Project) -> None:
    project.put_environment()
    answer = project.run("scripts/test.py", "-k", "one", GOVPUBLISH_CHROMIUM="/bin/true")
    shown = [line[2:] for line in answer.stdout.splitlines() if line.startswith("$ ")]

    assert answer.returncode == 0, answer
    checks = ["ruff check", "ruff format --check", "mypy", "lint-imports --no-logo"]
    assert shown == [*checks, "pytest -k one"]
    assert answer.stdout.splitlines()[-1] == "pytest -k one"


@pytest.mark.parametrize("failing", ["ruff", "mypy", "lint-imports", "pytest"])
def test_one_failed_check_fails_the_whole_but_hides_nothing(project: Project, failing: str) -> None:
    project.put_environment(**{failing: 1})
    answer = project.run("scripts/test.py", GOVPUBLISH_CHROMIUM="/bin/true")

    assert answer.returncode == 1
    assert "\npytest \n" in answer.stdout


def test_a_browser_that_is_named_must_run(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = project.put("broken", "#!/bin/sh\nexit 1\n")
    monkeypatch.setenv(fetch_browser.VARIABLE, str(broken))

    with pytest.raises(Trouble, match="does not run"):
        fetch_browser.find()


@pytest.mark.parametrize(
    ("driver", "sentence"), [("exit 1", "libatomic1"), ("[ $3 = --version ]", "Install Chromium")]
)
def test_without_a_browser_or_its_driver_it_says_so(
    project: Project, driver: str, sentence: str
) -> None:
    project.put_environment()
    project.put(".venv/bin/python", f"#!/bin/sh\n{driver}\n")
    (project.folder / "bare.py").write_text(
        "import sys\n"
        "sys.path.insert(0, 'scripts')\n"
        "import console, fetch_browser, runpy\n"
        "fetch_browser.places = lambda: iter(())\n"
        "fetch_browser.may_apt = lambda: False\n"
        "runpy.run_path('scripts/test.py', run_name='__main__')\n",
        "utf-8",
    )

    assert_one_sentence(project.run("bare.py"), sentence)


def test_pips_settings_hold_for_uv_but_uvs_own_go_before() -> None:
    told = {"PIP_CERT": "/a.pem", "PIP_TRUSTED_HOST": "pip.example", "UV_INSECURE_HOST": "b"}
    variables = pinned_uv.variables({**told, "PYTHONPATH": "/elsewhere", "HOME": os.curdir})

    assert variables["SSL_CERT_FILE"] == "/a.pem"
    assert variables["UV_INSECURE_HOST"] == "b"
    assert "PYTHONPATH" not in variables


@pytest.mark.parametrize(
    ("user", "index"),
    [
        ({}, None),
        ({"PIP_INDEX_URL": "https://pypi.org/simple/"}, None),
        ({"PIP_INDEX_URL": "https://pip.example/simple"}, "https://pip.example/simple"),
        ({"PIP_INDEX_URL": "https://a.example", "UV_DEFAULT_INDEX": "https://b.example"},
         "https://b.example"),
    ],
)  # fmt: skip
def test_an_index_of_the_users_own_is_asked(user: dict[str, str], index: str | None) -> None:
    assert pinned_uv.other_index(user, ask_pip=False) == index


def test_the_lock_is_of_this_project_and_names_only_the_ordinary_registry() -> None:
    lock = tomllib.loads(environment.LOCK.read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    ours = [package for package in lock["package"] if package["name"] == "govpublish"]
    registries = {package["source"].get("registry") for package in lock["package"]}

    locked = {entry["name"] for entry in ours[0]["metadata"]["requires-dist"]}
    locked_dev = {entry["name"] for entry in ours[0]["metadata"]["requires-dev"]["dev"]}
    assert registries == {"https://pypi.org/simple", None}
    assert locked == names(project["project"]["dependencies"])
    assert locked_dev == names(project["dependency-groups"]["dev"])


def names(requirements: list[str]) -> set[str]:
    """The packages that requirements such as `pandas>=2.2` name."""
    return {requirement.partition(">")[0].partition("=")[0] for requirement in requirements}


def test_ci_calls_the_readmes_command() -> None:
    ci = ROOT / ".ci" / "run"

    assert os.access(ci, os.X_OK)
    assert "python3 scripts/test.py" in ci.read_text("utf-8")
