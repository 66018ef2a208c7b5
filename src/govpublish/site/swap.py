"""The new site takes the place of the old one at once, or not at all."""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govpublish.errors import GovpublishError

try:
    import fcntl
except ImportError:  # a system without these locks: one build at a time is up to the user there
    fcntl = None  # type: ignore[assignment]

_AT_FDCWD = -100
_EXCHANGE = 2
_SIGN_OF_A_SITE = "index.html"


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """Give an empty folder to build in; when all went well it becomes the site, whole.

    Whatever goes wrong before, the old site stands as it was. GovpublishError if the place is
    taken by something that is no site, or cannot be written.
    """
    site = site.absolute()
    _require_place(site)
    with _alone(site):
        _clear(site)
        new = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
        try:
            yield new
            new.chmod(0o755)
            _swap(new, site)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _require_place(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise GovpublishError(f"{site}:这里应是一个文件夹,不能是链接或文件。")
    if site.is_dir() and any(site.iterdir()) and not (site / _SIGN_OF_A_SITE).exists():
        raise GovpublishError(f"{site}:这个文件夹里有别的文件,不是网站,不能替换;请另选一处。")
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise GovpublishError(f"{site}:不能在这里建立文件夹,请另选一处。") from None


def _prefix(site: Path) -> str:
    return f".{site.name}-new-"


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Hold the lock that keeps two builds from writing the same site, where the system has one."""
    if fcntl is None:
        yield
        return
    try:
        lock = site.with_name(f".{site.name}.lock").open("w", encoding="utf-8")
    except OSError:
        raise GovpublishError(f"{site.parent}:不能在这里写文件,请另选一处。") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise GovpublishError(f"{site}:另一次发布正在写这个文件夹,请等它结束。") from None
        yield


def _clear(site: Path) -> None:
    """Remove what builds that were killed left behind; put back a site they had moved away."""
    kept = site.with_name(f".{site.name}.before")
    if kept.exists() and not site.exists():
        kept.rename(site)
    for left in sorted(site.parent.iterdir()):
        if left.name.startswith(_prefix(site)) and left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(kept, ignore_errors=True)


def _swap(new: Path, site: Path) -> None:
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        kept = site.with_name(f".{site.name}.before")
        site.rename(kept)
        new.rename(site)
        shutil.rmtree(kept, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can; False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done = library.renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_EXCHANGE)
    )
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(number, os.strerror(number), str(other))
