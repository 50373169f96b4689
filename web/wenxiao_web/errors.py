"""What can go wrong at the desk, under the one tree of `wenxiao.errors`."""

from wenxiao.errors import WenxiaoError


class SettingInvalidError(WenxiaoError):
    """An environment variable is not one of the accepted values."""


class ActionRefusedError(WenxiaoError):
    """The actor may not do this, or not now; the message is the reason shown on the page."""


class UploadRefusedError(ActionRefusedError):
    """A file may not be kept: its type, its size, or a secrecy mark in it."""


class DeskNotReadyError(WenxiaoError):
    """The desk cannot start: a port in use, a front end not built, a folder already loaded."""


class LedgerBrokenError(WenxiaoError):
    """The ledger is not as it was sealed."""
