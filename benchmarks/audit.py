"""What the audit finds and how much it lists, on the hard cases and on ordinary texts.

usage: .venv/bin/python benchmarks/audit.py [SHARED]

SHARED (default ../shared) holds editions_cases.tsv and corpus/. Recall is counted in places, one
character each; precision is the share of listed places where the converter in question is wrong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "real"))

from test_audit_recall import COLUMNS, Cases, listed  # noqa: E402 - found by the line above

from compiler.editions.audit import findings  # noqa: E402 - as above
from compiler.editions.opencc_engine import engine  # noqa: E402 - as above
from compiler.editions.runs import RunConverter  # noqa: E402 - as above


def main(shared: Path) -> None:
    """Print the figures."""
    cases = Cases(shared / "editions_cases.tsv")
    for _, script in COLUMNS:
        convert = RunConverter(engine(script), (), ())
        plain_wrong = plain_hit = wrong = hit = chosen = 0
        for case in (case for case in cases.all if case.script == script):
            made = convert(case.source)
            found = listed(made, script)
            plain = cases.wrong(case, engine(script).convert(case.source))
            ours = cases.wrong(case, made.result)
            plain_wrong, plain_hit = plain_wrong + len(plain), plain_hit + len(plain & found)
            wrong, hit, chosen = wrong + len(ours), hit + len(ours & found), chosen + len(found)
        print(f"{script}: plain conversion is wrong in {plain_wrong} places, listed {plain_hit}")
        print(f"{script}: this product is wrong in {wrong} places, listed {hit}")
        print(f"{script}: listed {chosen}, of them {plain_hit / chosen:.0%} plain mistakes")
    convert = RunConverter(engine("zh-Hant-TW"), (), ())
    characters = count = 0
    for file in sorted((shared / "corpus").glob("*.md")):
        for line in file.read_text("utf-8").splitlines():
            characters += sum("\u4e00" <= character <= "\u9fff" for character in line)
            count += sum(1 for _ in findings((convert(line),), engine("zh-Hant-TW")))
    print(f"ordinary text: {count} listed in {characters} characters")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shelf", type=Path, nargs="?", default=ROOT.parent / "shared")
    main(parser.parse_args().shelf)
