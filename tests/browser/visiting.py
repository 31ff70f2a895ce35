"""Somebody who uses the workspace without a browser: many of them, or one as fast as can be."""

from __future__ import annotations

import re
from typing import Any

import httpx2
from walking import Server


class Visitor:
    """Somebody who has come in by the link."""

    def __init__(self, server: Server) -> None:
        self.client = httpx2.Client(base_url=server.origin, timeout=120, follow_redirects=True)
        page = self.client.get(f"/enter/{server.link}").text
        token = re.search(r'name="token" content="([^"]+)"', page)[1]
        self.client.headers["X-Wenxuan-Token"] = token

    def drop(self, key: str, name: str, content: bytes) -> bool:
        """Whether the file was shown as taken."""
        answer = self.client.post(f"/b/{key}/files", headers={"X-Name": name}, content=content)
        return answer.status_code == 200 and "data-outcome" not in answer.text

    def change(self, key: str, **values: Any) -> dict[str, Any]:
        """What the desk says to a change, or to a step back or forth (``kind`` undo, redo)."""
        step = values["kind"] if values["kind"] in {"undo", "redo"} else "change"
        return self.client.post(f"/b/{key}/desk/{step}", json=values).json()
