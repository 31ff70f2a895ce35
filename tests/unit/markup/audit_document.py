"""The audit page with its script at work: the page's own HTML in a small document (document.js)."""

from __future__ import annotations

import json
from pathlib import Path

import quickjs
from bs4 import BeautifulSoup, Tag

_DOCUMENT = Path(__file__).with_name("document.js").read_text("utf-8")


class OpenPage:
    """A page as an editor has it open. ``stored`` is what the browser has kept of earlier visits.

    With ``keeps`` False the browser refuses to keep anything.
    """

    def __init__(self, html, stored=None, *, keeps=True):
        body = BeautifulSoup(html, "html.parser").body
        code = body.script.extract().string
        self._browser = quickjs.Context()
        self._browser.set_time_limit(20)
        self._browser.eval(_DOCUMENT)
        given = (_tree(body), stored or {}, keeps)
        self._browser.eval(f"start({', '.join(map(json.dumps, given))})")
        self._browser.eval(code)

    def do(self, code, **values):
        """The value of an expression in which ``values`` are known, after all promises are kept."""
        names, given = ", ".join(values), ", ".join(map(json.dumps, values.values()))
        made = f"JSON.stringify((({names}) => ({code}))({given}) ?? null)"
        value = self._browser.eval(made)
        while self._browser.execute_pending_job():
            pass
        return json.loads(value)

    def choose(self, word, form):
        """Click a form on the card of a word; "" is "later"."""
        self.do(
            "pressed(cardOf(word).querySelectorAll('input').find((radio) => radio.value === form))",
            word=word,
            form=form,
        )

    def write(self, word, form):
        """Type a form of one's own."""
        self.do(
            "typed(cardOf(word).querySelectorAll('input').find((one) => one.type === 'text'),"
            " form)",
            word=word,
            form=form,
        )

    def press(self, *keys, **more):
        """Press keys one after the other."""
        for key in keys:
            self.do("key(name, more)", name=key, more=more)

    def click(self, selector, number=0):
        """Click the button, the ``number``-th of its kind."""
        self.do(
            "pressed(document.body.querySelectorAll(selector)[number])",
            selector=selector,
            number=number,
        )

    def text(self, selector):
        """What is written there."""
        return self.do("document.body.querySelector(selector).textContent", selector=selector)

    @property
    def answer(self) -> bytes:
        """The file that the page would export now."""
        self.do("downloads.splice(0) && 0")
        self.click("#export")
        return self.do("downloads[0].text.text").encode()

    @property
    def answers(self) -> dict[str, str]:
        """What the file says, as words with their forms."""
        return {row["source"]: row["right"] for row in json.loads(self.answer)["rows"]}

    @property
    def ticked(self) -> dict[str, str]:
        """The ticked form of each card, as the editor sees it; "…" is one of their own."""
        return self.do(
            "Object.fromEntries(document.body.querySelectorAll('.item').map((item) => [item.dataset"
            ".source, item.querySelectorAll('input').filter((one) => one.checked)"
            ".map((one) => one.classList.contains('own') ? '…' : one.value)[0] ?? null]))"
        )

    @property
    def seen(self) -> list[str]:
        """The words of the cards that are not hidden."""
        return self.do(
            "document.body.querySelectorAll('.item').filter((item) => !item.hidden"
            " && !item.closest('.group').hidden).map((item) => item.dataset.source)"
        )

    @property
    def focus(self) -> str:
        """The word of the card that has the focus, or the id of what has it."""
        return self.do("document.activeElement.dataset.source || document.activeElement.id || ''")

    @property
    def asks_before_leaving(self) -> bool:
        """Whether leaving the page would ask for leave."""
        return self.do("happen('beforeunload', window)")

    @property
    def stored(self) -> dict[str, str]:
        """What the browser keeps."""
        return self.do("localStorage.stored")

    @property
    def sent(self) -> list[dict]:
        """What was sent to the server."""
        return self.do("sent")


def _tree(tag):
    attributes = {
        name: " ".join(value) if isinstance(value, list) else value
        for name, value in tag.attrs.items()
    }
    children = [_tree(child) if isinstance(child, Tag) else str(child) for child in tag.children]
    return [tag.name, attributes, children]
