"""Where the project lies: in the folder one works in, else where the program came from."""

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]


def home(root: Path) -> Path:
    """The folder itself if it is a project; else the checkout the program was installed from.

    Only for what writes nothing: `govpublish read` serves from any folder.
    """
    if (root / "data" / "vocabulary").is_dir() or not (_CHECKOUT / "data" / "vocabulary").is_dir():
        return root
    return _CHECKOUT
