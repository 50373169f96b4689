"""Settings from the environment, refused loudly when they are not what was expected."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from wenxiao_web.errors import SettingInvalidError

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def env_text(name: str, default: str = "") -> str:
    """Return the variable, stripped; the default where it is absent or empty."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, *, default: bool) -> bool:
    """Return a yes or no; raise SettingInvalidError on anything else."""
    text = env_text(name).lower()
    if not text:
        return default
    if text not in _YES + _NO:
        raise SettingInvalidError(f"环境变量{name}写的是“{text}”，应为{'、'.join(_YES + _NO)}之一。请改正后再启动。")
    return text in _YES


def env_choice(name: str, choices: Iterable[str], *, default: str) -> str:
    """Return one of the choices; raise SettingInvalidError on anything else."""
    text = env_text(name, default)
    if text not in (allowed := list(choices)):
        raise SettingInvalidError(f"环境变量{name}写的是“{text}”，应为{'、'.join(allowed)}之一。请改正后再启动。")
    return text


def env_list(name: str, default: list[str]) -> list[str]:
    """Return the parts between commas, without blanks."""
    return [part.strip() for part in env_text(name).split(",") if part.strip()] or default


def env_folder(name: str, default: Path) -> Path:
    """Return a folder, made if it is absent; raise SettingInvalidError where that is impossible."""
    folder = Path(env_text(name, str(default))).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingInvalidError(
            f"环境变量{name}指向{folder}，建不了这个文件夹（{error.strerror}）。请改指可写的位置。"
        ) from error
    return folder


def secret_key(name: str, folder: Path) -> str:
    """Return the secret of the variable, else of the folder's key file, which is made on first use (mode 0600)."""
    if given := env_text(name):
        if len(given) < 32:
            raise SettingInvalidError(f"环境变量{name}只有{len(given)}个字符，应为32个以上的随机字符。")
        return given
    path = folder / "secret_key"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(made := secrets.token_urlsafe(48))
    return made
