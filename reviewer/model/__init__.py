"""The nouns of the product, frozen.

Every offset is a half-open range of code points in ``Document.text``, and for every piece of evidence in
every output ``document.text[e.start:e.end] == e.quote``. Numbers travel as ``Decimal`` and are written to
JSON as strings. The JSON Schema of the outputs (``reviewer schema``) is made from these files.
"""

from reviewer.model.base import SCHEMA_VERSION, Noun, Span
from reviewer.model.documents import Cell, Chunk, Document, DocumentInfo, Origin, Section, SectionKind, Table
from reviewer.model.findings import Certainty, CheckResult, Code, Finding, Pass, Severity, Skip
from reviewer.model.quantities import Qualifier, Quantity, QuantityKind
from reviewer.model.review import (
    Achievement,
    EngineInfo,
    Failure,
    Label,
    Reason,
    Receipt,
    Relation,
    ReplyRecord,
    Review,
    Statement,
    Summary,
    SummarySentence,
    Tokens,
    VerifiedNumber,
)
from reviewer.model.verification import ClaimVerdict, Evidence, NumberStatus, NumberVerdict, QuoteMatch, Verdict

__all__ = [
    "SCHEMA_VERSION",
    "Achievement",
    "Cell",
    "Certainty",
    "CheckResult",
    "Chunk",
    "ClaimVerdict",
    "Code",
    "Document",
    "DocumentInfo",
    "EngineInfo",
    "Evidence",
    "Failure",
    "Finding",
    "Label",
    "Noun",
    "NumberStatus",
    "NumberVerdict",
    "Origin",
    "Pass",
    "Qualifier",
    "Quantity",
    "QuantityKind",
    "QuoteMatch",
    "Reason",
    "Receipt",
    "Relation",
    "ReplyRecord",
    "Review",
    "Section",
    "SectionKind",
    "Severity",
    "Skip",
    "Span",
    "Statement",
    "Summary",
    "SummarySentence",
    "Table",
    "Tokens",
    "Verdict",
    "VerifiedNumber",
]
