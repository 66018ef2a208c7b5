"""The releases in data/releases: a manifest each, their files in pieces among the blobs."""

from govpublish.archives.manifest import (
    FOLDER,
    Archive,
    Change,
    File,
    Program,
    Release,
    Section,
    Tally,
    read,
)
from govpublish.archives.restore import archive_bytes, file_bytes, restore
from govpublish.archives.versions import UNRELEASED, current

__all__ = [
    "FOLDER", "UNRELEASED", "Archive", "Change", "File", "Program", "Release", "Section", "Tally",
    "archive_bytes", "current", "file_bytes", "read", "restore",
]  # fmt: skip
