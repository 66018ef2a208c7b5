"""What stops the program. Everything milder is a Flag.

GovpublishError
├── SourceSpecError      source.yml, jurisdiction.yml or a vocabulary file is not well formed
├── SourceMissing        a document that source.yml speaks of is not there
├── SourceChanged        a document is no longer the one that was accepted
├── NotAccepted          a reading nobody has accepted, or one that differs from what was accepted
├── UnknownHeading       a column heading nobody has explained
├── UnknownStatus        a status word nobody has explained
├── ReadingStopped       a document in which something contradicts what source.yml says of it
├── DuplicateId          two records that would share one address
├── FetchFailed          an address of the web from which no document could be had
└── DatasetRefused       validation found a reason not to publish
"""


class GovpublishError(Exception):
    """A sentence for the person at the keyboard: file, line, what is wrong, remedy."""


class SourceSpecError(GovpublishError):
    """A YAML file that people write is not well formed; all mistakes at once."""


class SourceMissing(GovpublishError):
    """The document beside a source.yml is not there."""


class SourceChanged(GovpublishError):
    """The bytes of a document are not those that were accepted."""


class NotAccepted(GovpublishError):
    """Nobody has accepted what was read from this document."""


class UnknownHeading(GovpublishError):
    """A column heading nobody has explained."""


class UnknownStatus(GovpublishError):
    """A status word nobody has explained."""


class ReadingStopped(GovpublishError):
    """The document contradicts what its source.yml says of it."""


class DuplicateId(GovpublishError):
    """Two records that would share one id and so one address."""


class FetchFailed(GovpublishError):
    """An address of the web gave no document, or must not be asked."""


class DatasetRefused(GovpublishError):
    """Validation found reasons not to publish; the message lists all of them."""
