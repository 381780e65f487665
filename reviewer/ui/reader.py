"""The reader: the report with its marked places, which scrolls to a place and tells which one was clicked.

The text goes to the browser as data and into the page as ``textContent``, so a report cannot bring markup.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from reviewer.model import CheckResult, Document, Review
from reviewer.rendering.html import Piece, blocks

_CSS = """
.sheet { overflow: auto; background: #fff; color: #1d2530; border: 1px solid #d9dee4;
  border-radius: 6px; padding: 1rem 1.3rem; font: 15px/1.8 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
.run { white-space: pre-wrap; overflow-wrap: anywhere }
.heading { font-weight: 600 }
.done { background: #e7f3ea } .said { background: #ece8f7 } .held { border-bottom: 1px dotted #2e7d32 }
.fault { border-bottom: 2px solid #6b7280; cursor: pointer }
.fault.minor { border-color: #00708a } .fault.major { border-color: #b26a00; background: #fff4e0 }
.fault.critical { border-color: #c62828; background: #fdeaea }
.on { background: #ffe86b !important; box-shadow: 0 0 0 2px #ffe86b }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .9rem }
td { border: 1px solid #d9dee4; padding: .15rem .45rem; white-space: pre-wrap; vertical-align: top }
"""

_JS = """
function spans(pieces, parent, clicked) {
  for (const [start, end, text, mark] of pieces) {
    const span = document.createElement("span");
    span.textContent = text;
    span.className = mark;
    span.dataset.start = start;
    span.dataset.end = end;
    if (mark.includes("fault")) span.onclick = () => clicked(start);
    parent.appendChild(span);
  }
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const sheet = parentElement.querySelector(".sheet");
  sheet.style.height = `${data.height}px`;
  const clicked = start => setTriggerValue("clicked", start);
  if (sheet.dataset.version !== data.version) {
    sheet.dataset.version = data.version;
    sheet.replaceChildren();
    for (const block of data.blocks) {
      if (block.rows.length) {
        const table = sheet.appendChild(document.createElement("table"));
        for (const row of block.rows) {
          const line = table.insertRow();
          for (const [pieces, rowSpan, columnSpan] of row) {
            const cell = line.insertCell();
            cell.rowSpan = rowSpan;
            cell.colSpan = columnSpan;
            spans(pieces, cell, clicked);
          }
        }
      } else {
        const run = sheet.appendChild(document.createElement("div"));
        run.className = "run";
        spans(block.pieces, run, clicked);
      }
    }
  }
  const [from, to] = data.focus;
  let first = null;
  for (const span of sheet.querySelectorAll("span")) {
    const inside = +span.dataset.start >= from && +span.dataset.end <= to;
    span.classList.toggle("on", inside);
    if (inside && !first) first = span;
  }
  if (first) sheet.scrollTop += first.getBoundingClientRect().top - sheet.getBoundingClientRect().top - 120;
}
"""

_reader = st.components.v2.component("reviewer.reader", html='<div class="sheet"></div>', css=_CSS, js=_JS)


def show(document: Document, result: CheckResult | Review, focus: tuple[int, int] | None, height: int) -> int | None:
    """Draw the reader with ``focus`` lit up; the offset of a marked place that was clicked just now, if any."""
    state = _reader(
        key="reader",
        data={
            "version": f"{document.sha256}-{id(result)}",
            "blocks": [
                {
                    "pieces": _pieces(block.pieces),
                    "rows": [[[_pieces(c.pieces), c.row_span, c.column_span] for c in row] for row in block.rows],
                }
                for block in blocks(result, document)
            ],
            "focus": focus or (-1, -1),
            "height": height,
        },
        on_clicked_change=lambda: None,
    )
    clicked: int | None = state.clicked
    return clicked


def _pieces(pieces: tuple[Piece, ...]) -> list[list[Any]]:
    return [list(piece) for piece in pieces]
