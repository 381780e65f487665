"""What of a report may leave this machine: consent before it is sent, masks over what names a person."""

from reviewer.privacy.consent import destination, require_consent
from reviewer.privacy.redaction import PersonMask

__all__ = ["PersonMask", "destination", "require_consent"]
