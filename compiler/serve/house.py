"""What all pages share: where the booklets lie, by which names the server goes, how it speaks."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from compiler.messages import Language
from compiler.scratch import write_aside

LOCAL = "127.0.0.1"
_STATE = Path(".wenxuan", "serve")  # below the folder of booklets
_SECRET_BYTES = 32


@dataclass(frozen=True)
class House:
    """A folder of booklets that is served.

    ``address`` is the public one, of a reverse proxy before it; "" if there is none. ``link`` is
    the secret part of the link that lets a person in until the server ends, and ``opens`` the page
    that it leads to.
    """

    folder: Path
    host: str
    port: int
    address: str
    language: Language
    secret: str
    link: str
    opens: str = "/"

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in {LOCAL, "localhost", "::1"}

    @property
    def entrance(self) -> str:
        """The address that lets a person in."""
        shown = LOCAL if self.host in {"0.0.0.0", "::", ""} else self.host  # noqa: S104 - compared
        return f"{self.address or f'http://{_bracketed(shown)}:{self.port}'}/enter/{self.link}"

    @property
    def password_file(self) -> Path:
        """Where the password's hash is kept; it may not exist."""
        return self.folder / _STATE / "password"

    @property
    def is_secure(self) -> bool:
        """Whether browsers come by HTTPS."""
        return urlsplit(self.address).scheme == "https"


def house(folder: Path, host: str, port: int, address: str, language: Language) -> House:
    """The house of ``folder``, which is made if it is not there; raises OSError."""
    folder = folder.expanduser().resolve()
    state = folder / _STATE
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    link = secrets.token_urlsafe(24)
    return House(folder, host, port, address.rstrip("/"), language, _secret(state / "secret"), link)


def passing_house(folder: Path, port: int, language: Language, opens: str) -> House:
    """The house of ``folder`` for one command, which leaves nothing of it there."""
    secret, link = secrets.token_hex(_SECRET_BYTES), secrets.token_urlsafe(24)
    return House(folder, LOCAL, port, "", language, secret, link, opens)


def _secret(file: Path) -> str:
    """What sessions are signed with: kept, so that they outlive the server."""
    if not file.exists():
        keep_private(file, secrets.token_hex(_SECRET_BYTES).encode())
    return file.read_text("ascii").strip()


def keep_private(file: Path, content: bytes) -> None:
    """Write a file that only this user can read, whole or not at all; raises OSError."""
    aside = write_aside(file, content)
    aside.chmod(0o600)
    aside.replace(file)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
