"""Runs checks over a document and turns their outcomes into findings, passes and skips."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from reviewer.checks.card import Card, Check
from reviewer.checks.outcomes import Fault, Held, Unable
from reviewer.checks.registry import select
from reviewer.checks.report import Report
from reviewer.checks.stories import in_stories
from reviewer.corpus import Corpus
from reviewer.model import CheckResult, Document, DocumentInfo, Evidence, Finding, Pass, Skip, Span
from reviewer.profiles import Profile, load_profile

_SEVERITY = ("critical", "major", "minor", "info")
_CERTAINTY = ("certain", "likely", "query")
# What was read off a picture may be a slip of ours: nobody is blamed for it.
_DOUBT = "（该处为扫描识别，把握不大，请先核对原件）"


def check(
    document: Document,
    *,
    profile: Profile | None = None,
    checks: Sequence[Check] | None = None,
    corpus: Corpus | None = None,
) -> CheckResult:
    """Everything the checks find in ``document``, worst and surest first, what has one cause together.

    No model is involved.

    ``corpus`` are other reports whose wording this one's is compared with (``reviewer.corpus.load_corpus``).
    """
    report = Report(document, profile or load_profile(), corpus)
    faults: list[tuple[Card, Fault]] = []
    passes: list[Pass] = []
    skipped: list[Skip] = []
    for card, run in select() if checks is None else checks:
        for outcome in run(report):
            match outcome:
                case Fault():
                    faults.append((card, outcome))
                case Held(spans, computation):
                    passes.append(Pass(code=card.code, evidence=_evidence(report, spans), computation=computation))
                case Unable(reason):
                    skipped.append(Skip(code=card.code, reason=reason))
    return CheckResult(
        document=DocumentInfo.of(report.document),
        findings=in_stories(sorted(_findings(report, faults), key=_rank)),
        passes=tuple(passes),
        skipped=tuple(skipped),
    )


def _rank(finding: Finding) -> tuple[int, int, int]:
    place = finding.evidence[0].start if finding.evidence else 0
    return _SEVERITY.index(finding.severity), _CERTAINTY.index(finding.certainty), place


def _findings(report: Report, faults: Sequence[tuple[Card, Fault]]) -> Iterator[Finding]:
    """Findings with their fingerprints; equal ones are numbered by place, so that the order of checks is no matter."""
    seen: Counter[str] = Counter()
    for card, fault in sorted(faults, key=lambda each: min((s.start for s in each[1].spans), default=0)):
        evidence = _evidence(report, fault.spans)
        digest = fingerprint(card.code, fault.key or "\x1f".join(report.text[s.start : s.end] for s in fault.spans))
        seen[digest] += 1
        number = f"-{seen[digest]}" if seen[digest] > 1 else ""
        doubtful = any(_overlaps(report.document.uncertain, span) for span in fault.spans)
        yield Finding(
            id=f"{digest}{number}",
            code=card.code,
            name=card.name,
            severity=fault.severity or card.severity,
            certainty="query" if doubtful else fault.certainty,
            message=fault.message + (_DOUBT if doubtful else ""),
            evidence=evidence,
            values=dict(fault.values),
            computation=fault.computation,
            ask=fault.ask or card.wording,
        )


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether ``span`` touches one of ``spans``, which are in order and apart."""
    at = bisect_left(spans, span.end, key=lambda other: other.start) - 1
    return at >= 0 and spans[at].end > span.start


def fingerprint(code: str, words: str) -> str:
    """What a fault is known by: its check and its words, blanks and line ends apart; not its place."""
    told = "\x1e".join((code, "".join(words.split())))
    return f"{code}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


def _evidence(report: Report, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    return tuple(Evidence(start=s.start, end=s.end, quote=report.original.text[s.start : s.end]) for s in spans)
