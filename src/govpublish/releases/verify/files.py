"""Is every file there that is listed, as it is listed, and no other?"""

import hashlib
from collections.abc import Iterator

from govpublish import inputs
from govpublish.exports.archive import MANIFEST, SUMS
from govpublish.exports.index import NAME as INDEX
from govpublish.releases.verify import listings
from govpublish.releases.verify.copies import Copy
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding, answer

NAME = "文件"


def ask(evidence: Evidence) -> Finding:
    """Every list against the files, and the files against the lists."""
    wrong = [problem for copy in evidence.copies for problem in problems(copy)]
    wrong += evidence.unlike
    wrong += _needless(evidence)
    count = sum(len(copy.names) for copy in evidence.copies)
    return answer(NAME, f"{count} 个文件都在清单之内,校验值与大小相符,没有多余的文件", wrong)


def _needless(evidence: Evidence) -> Iterator[str]:
    """Files among those the data were made from that no data are made from."""
    needed = inputs.files(evidence.root)
    for name in sorted(evidence.copy.names):
        if name.startswith(f"{inputs.FOLDER}/") and name not in needed:
            yield f"{name}:生成数据用不到的文件"


def problems(copy: Copy) -> Iterator[str]:
    """Where the lists and the files of one folder or ZIP disagree."""
    yield from (f"{name}:是符号链接" for name in copy.links)
    try:
        promises = list(listings.promises(copy))
    except ValueError as error:
        yield f"{error}:不是一份清单"
        return
    lists = {one.by for one in promises}
    if MANIFEST not in lists and INDEX not in lists:
        yield f"没有清单({MANIFEST} 或 {INDEX})"
        return
    if MANIFEST in lists and SUMS not in copy.names:
        yield f"{SUMS}:缺少"
    for one in promises:
        yield from _kept(copy, one)
    for name in sorted(copy.names):
        for by in lists & set(listings.WHOLE):
            itself = {by, SUMS} if by == MANIFEST else {by}
            if name not in itself and name not in {p.path for p in promises if p.by == by}:
                yield f"{name}:{by} 里没有列出的文件"


def _kept(copy: Copy, one: listings.Promise) -> Iterator[str]:
    data = copy.read(one.path)
    if data is None:
        yield f"{one.path}:{one.by} 列出了它,却不在"
    elif hashlib.sha256(data).hexdigest() != one.sha256:
        yield f"{one.path}:校验值与 {one.by} 所列不同"
    elif one.size is not None and len(data) != one.size:
        yield f"{one.path}:大小 {len(data)} 字节,{one.by} 所列为 {one.size}"
