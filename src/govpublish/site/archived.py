"""The documents themselves, byte for byte as received, beside the pages that show them."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from govpublish import ids
from govpublish.errors import GovpublishError


def copy(rows: Iterable[Mapping[str, Any]], sources: Path, into: Path) -> None:
    """Copy the document of every row of the table `sources` to its address.

    GovpublishError if one would come from outside the folder of sources.
    """
    for row in rows:
        file = (sources / row["path"]).resolve()
        if not file.is_relative_to(sources.resolve()):
            raise GovpublishError(f"原件不在来源文件夹里:{row['path']!r}")
        target = into / ids.original_path(row["source_id"], file.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
