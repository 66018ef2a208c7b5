"""What feeds and calendars call a thing for good: neither the host nor the software is in it."""

from uuid import UUID, uuid5

from govpublish.schema import Schema


def urn(schema: Schema, name: str) -> str:
    """`urn:uuid:…` of a name of ours, in the namespace that is the id of the whole dataset.

    RFC 4287 wants an id that outlives a move of the site, RFC 9562 gives the same name in the
    same namespace the same UUID wherever it is made.
    """
    return f"urn:uuid:{uuid5(UUID(schema.package['id']), name)}"
