"""Reviews Chinese departmental expenditure-performance reports.

```python
doc = reviewer.load("report.docx")
result = reviewer.check(doc)  # no model
review = reviewer.review(doc, engine="extractive")  # achievements, statements, findings, summary
found = reviewer.find_quantities("共招录94人")
verdict = reviewer.verify_claim("招录94人", quote="实际招录94人", source=doc.text)
```
"""

from reviewer.checks import check
from reviewer.documents import from_text, load, load_bytes
from reviewer.errors import (
    ConfigError,
    DocumentError,
    EngineError,
    ExportError,
    PromptError,
    ReviewerError,
    StoreError,
)
from reviewer.model import (
    Achievement,
    CheckResult,
    Chunk,
    ClaimVerdict,
    Document,
    Evidence,
    Finding,
    Quantity,
    Review,
    Section,
    Span,
    Statement,
)
from reviewer.pipeline import review
from reviewer.quantities import find_quantities
from reviewer.verification import verify_claim

__all__ = [
    "Achievement",
    "CheckResult",
    "Chunk",
    "ClaimVerdict",
    "ConfigError",
    "Document",
    "DocumentError",
    "EngineError",
    "Evidence",
    "ExportError",
    "Finding",
    "PromptError",
    "Quantity",
    "Review",
    "ReviewerError",
    "Section",
    "Span",
    "Statement",
    "StoreError",
    "check",
    "find_quantities",
    "from_text",
    "load",
    "load_bytes",
    "review",
    "verify_claim",
]
