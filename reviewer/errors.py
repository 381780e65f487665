"""The exceptions, all with a ``hint``: what the user can do about it, in Chinese.

    ReviewerError
    ├── ConfigError        a setting, flag or key is missing or wrong
    ├── DocumentError      a file cannot be read
    │   ├── Unsupported    no reader for this format
    │   ├── Encrypted      a password is needed
    │   ├── Damaged        the file is broken
    │   ├── TooLarge       a limit of size, pages or time was reached
    │   └── NoText         nothing to read in it (a scan, an empty file)
    ├── PromptError        a prompt file is malformed
    ├── EngineError        a model call came to nothing
    │   ├── Refused        the model declined
    │   ├── Truncated      the answer was cut off by its length limit
    │   ├── Filtered       the provider's content filter stepped in
    │   ├── BadReply       not the JSON that was asked for
    │   └── Unavailable    no endpoint, no answer, no permission
    ├── StoreError         the reviewers' database
    └── ExportError        an output cannot be written

Faults of a *report* are findings, never exceptions.
"""

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘只能读",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名过长",
}


def system_reason(error: OSError) -> str:
    """Why the system refused, in Chinese where the reason is a usual one."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class ReviewerError(Exception):
    """What stops the work: one sentence in Chinese, and a hint."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(ReviewerError):
    """A setting, flag or key is missing or wrong."""


class DocumentError(ReviewerError):
    """A file cannot be read."""


class Unsupported(DocumentError):
    """No reader for this format."""


class Encrypted(DocumentError):
    """A password is needed."""


class Damaged(DocumentError):
    """The file is broken."""


class TooLarge(DocumentError):
    """A limit of size, pages or time was reached."""


class NoText(DocumentError):
    """Nothing to read in the file."""


class PromptError(ReviewerError):
    """A prompt file is malformed."""


class EngineError(ReviewerError):
    """A model call came to nothing."""


class Refused(EngineError):
    """The model declined to answer."""


class Truncated(EngineError):
    """The answer was cut off by its length limit."""


class Filtered(EngineError):
    """The provider's content filter stepped in."""


class BadReply(EngineError):
    """The reply is not the JSON that was asked for."""


class Unavailable(EngineError):
    """No endpoint, no answer, or no permission."""


class StoreError(ReviewerError):
    """The reviewers' database refused."""


class ExportError(ReviewerError):
    """An output cannot be written."""
