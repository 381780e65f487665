"""The nouns of the product, frozen.

Every offset is a half-open range of code points in ``Document.text``, and for every piece of evidence in
every output ``document.text[e.start:e.end] == e.quote``. Numbers travel as ``Decimal`` and are written to
JSON as strings. The JSON Schema of the outputs (``reviewer schema``) is made from this file.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SCHEMA_VERSION = "1.0"


class Noun(BaseModel):
    """Base of all nouns: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Noun):
    """A half-open range of code points in the canonical text."""

    start: int
    end: int


# ---------------------------------------------------------------- documents

SectionKind = Literal[
    "title",  # 标题、封面
    "contents",  # 目录
    "profile",  # 部门概况
    "duties",  # 部门职责
    "organisation",  # 机构设置、人员编制
    "finance",  # 收支总体情况、预算执行
    "income",  # 收入情况
    "expenditure",  # 支出情况
    "performance",  # 整体支出绩效情况、履职成效
    "score",  # 自评得分、评价结论
    "problems",  # 存在的问题及原因
    "measures",  # 改进措施、下一步打算
    "application",  # 结果应用和公开
    "other",  # 其他需要说明的情况，以及无法归类者
    "appendix",  # 附件、附表
]


class Origin(Noun):
    """Where a run of the canonical text stood in the file. What the format does not know is None."""

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Cell(Noun):
    """One table cell; ``start == end`` for an empty one. Spans > 1 are merged cells."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


class Table(Noun):
    """A grid whose cells lie in the canonical text (cells joined by a tab, rows by a line end)."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    unit: str | None = None


class Section(Noun):
    """A node of the outline. ``start..end`` covers the heading, the body and all sub-sections.

    ``id`` is positional ("S2.1.4"; "S0" is what stands before the first heading); ``path`` holds the
    headings from the outermost to this one, as printed; ``body_start`` is where the text after the heading
    begins. A section without a heading of its own (a closing paragraph on the score) has ``title == ""``.
    """

    id: str
    path: tuple[str, ...]
    title: str
    number: str = ""
    kind: SectionKind
    level: int
    start: int
    end: int
    body_start: int


class Chunk(Noun):
    """A run of whole sentences of one section, small enough for one model call.

    The chunks of a document tile its text: every character is in exactly one chunk. ``sections`` are the
    ids of the sections the run touches, ``path`` the headings above its first character.
    """

    id: str
    sections: tuple[str, ...]
    path: tuple[str, ...]
    kind: SectionKind
    start: int
    end: int
    tokens: int


class Document(Noun):
    """One report as canonical text (NFC, ``\\n`` line ends, nothing else folded) with its outline.

    ``sha256`` is that of the UTF-8 bytes of ``text``. ``notes`` says in Chinese what reading the file set
    aside or assumed (tracked changes taken as accepted, an encoding guessed).
    """

    name: str
    format: str
    text: str
    sha256: str
    title: str | None = None
    unit: str | None = None
    year: int | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()


class DocumentInfo(Noun):
    """What an output says of the document it speaks of."""

    name: str
    sha256: str
    format: str
    characters: int
    title: str | None = None
    unit: str | None = None
    year: int | None = None
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> DocumentInfo:
        shared = {name: getattr(document, name) for name in cls.model_fields if name != "characters"}
        return cls(characters=len(document.text), **shared)


# --------------------------------------------------------------- quantities

QuantityKind = Literal[
    "money",
    "percent",
    "percentage_point",
    "count",
    "ratio",
    "ordinal",
    "date",
    "year",
    "duration",
    "rate",
    "identifier",
    "label",
    "number",
]
Qualifier = Literal["exact", "about", "below", "over", "at_least", "at_most", "range"]


class Quantity(Noun):
    """A number of the text, read.

    ``start..end`` holds the number with its own sign, qualifier and unit; ``number_start..number_end`` the
    digits and scale words only; ``text`` is the former as printed. ``value`` is in the base unit
    (1848.66万元 → 18486600, unit 元; 36.06% → 36.06, unit %; 0.5‰ → 0.05, unit %; 1/4 → 0.25) and None where
    the number cannot be read (400百余万). ``low..high`` is the interval that rounding and the qualifier
    leave open; an open end is None. ``decimals`` counts the decimals as printed, ``scale`` is 万, 亿 or "".
    """

    start: int
    end: int
    number_start: int
    number_end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    decimals: int
    scale: str
    kind: QuantityKind
    unit: str
    qualifier: Qualifier
    flags: tuple[str, ...] = ()


# ------------------------------------------------------------- verification

QuoteMatch = Literal["exact", "folded", "absent"]
NumberStatus = Literal[
    "same",
    "rewritten",
    "qualifier_changed",
    "unit_changed",
    "scale_changed",
    "direction_changed",
    "bound_to_other",
    "elsewhere",
    "derived",
    "absent",
]
Verdict = Literal["verified", "needs_review", "rejected"]


class NumberVerdict(Noun):
    """What became of one number of a claim; ``reason`` is one Chinese sentence."""

    text: str
    value: Decimal | None
    unit: str
    qualifier: Qualifier
    status: NumberStatus
    span: Span | None = None
    reason: str


class ClaimVerdict(Noun):
    """Whether a claim is borne out by its quotation, number by number."""

    supported: bool
    status: Verdict
    quote_match: QuoteMatch
    quote_span: Span | None
    numbers: tuple[NumberVerdict, ...] = ()
    reasons: tuple[str, ...] = ()


class Evidence(Noun):
    """A verbatim place in the document: ``document.text[start:end] == quote``."""

    start: int
    end: int
    quote: str
    match: Literal["exact", "folded"] = "exact"


# ------------------------------------------------------------------ review


class VerifiedNumber(Noun):
    """A number of a statement with the place that supports or contradicts it (None: there is none)."""

    text: str
    value: Decimal | None
    unit: str
    qualifier: Qualifier
    status: NumberStatus
    start: int | None
    end: int | None


class Reason(Noun):
    code: str
    text: str


class Achievement(Noun):
    """Something the report says was done. A rejected one keeps its reasons and never enters a summary."""

    id: str
    section: str
    statement: str
    category: Literal["activity", "input", "output", "outcome", "honour", "other"]
    scope: str
    period: str
    evidence: tuple[Evidence, ...]
    numbers: tuple[VerifiedNumber, ...]
    status: Verdict
    reasons: tuple[str, ...] = ()
    claimed_quotes: tuple[str, ...] = ()


Label = Literal["specific", "partial", "vague"]


class Statement(Noun):
    """A problem or a measure of the report, its elements and the label they add up to.

    ``elements`` says of each element of the role whether it is there; ``pairs_with`` names statements of
    the other role it answers; ``ask`` is the question to put back to the department.
    """

    id: str
    role: Literal["problem", "measure"]
    section: str
    title: str
    evidence: tuple[Evidence, ...]
    label: Label
    elements: dict[str, bool]
    reasons: tuple[Reason, ...]
    pairs_with: tuple[str, ...] = ()
    ask: str
    status: Verdict = "verified"
    claimed_quotes: tuple[str, ...] = ()


Severity = Literal["critical", "major", "minor", "info"]
Certainty = Literal["certain", "likely", "query"]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}\d{2}$")]


class Finding(Noun):
    """One thing to put to the department. ``id`` is stable for the same fault in the same words."""

    id: str
    code: Code
    name: str
    severity: Severity
    certainty: Certainty
    message: str
    evidence: tuple[Evidence, ...]
    values: dict[str, str] = Field(default_factory=dict)
    computation: str = ""
    ask: str = ""
    origin: Literal["check", "model"] = "check"


class Pass(Noun):
    """Proof of something checked that held."""

    code: Code
    evidence: tuple[Evidence, ...] = ()
    computation: str


class Skip(Noun):
    """A check that could not run, and why."""

    code: Code
    reason: str


class CheckResult(Noun):
    """What the checks found in one document; no model is involved."""

    schema_version: str = SCHEMA_VERSION
    document: DocumentInfo
    findings: tuple[Finding, ...]
    passes: tuple[Pass, ...]
    skipped: tuple[Skip, ...]


class Failure(Noun):
    section: str
    reason: str


class Tokens(Noun):
    prompt: int = 0
    completion: int = 0
    cached: int = 0


class EngineInfo(Noun):
    """Which engine made the proposals, and at what cost. ``partial`` means that a section is missing."""

    name: str
    model: str | None = None
    endpoint: str | None = None
    prompts: dict[str, str] = Field(default_factory=dict)
    tokens: Tokens = Tokens()
    calls: int = 0
    partial: bool = False
    failed: tuple[Failure, ...] = ()


class SummarySentence(Noun):
    text: str
    cites: tuple[str, ...]
    numbers: tuple[VerifiedNumber, ...]
    status: Verdict
    reasons: tuple[str, ...] = ()


class Summary(Noun):
    """The sentences that held make up ``text``; those that did not are kept beside it, rejected."""

    text: str
    sentences: tuple[SummarySentence, ...] = ()


class Receipt(Noun):
    """Hashes from which anyone can see what the review was made of."""

    text: str
    prompts: dict[str, str] = Field(default_factory=dict)
    schema_hash: str
    checks_version: str
    reviewer_version: str
    created: str


class Review(Noun):
    """Everything known of one report."""

    schema_version: str = SCHEMA_VERSION
    document: DocumentInfo
    engine: EngineInfo
    achievements: tuple[Achievement, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    passes: tuple[Pass, ...]
    skipped: tuple[Skip, ...]
    summary: Summary
    receipt: Receipt
