"""Reviews one file and writes its results; runs in a process of its own."""

from __future__ import annotations

from pathlib import Path

from reviewer.batch.figures import key_figures
from reviewer.batch.plan import Job
from reviewer.batch.state import Entry
from reviewer.documents import load
from reviewer.documents.folders import file_hash
from reviewer.errors import ReviewerError
from reviewer.pipeline import review
from reviewer.rendering.html import to_html
from reviewer.rendering.markdown import to_markdown
from reviewer.settings import Settings


def work(job: Job, out: Path, settings: Settings, made_with: str) -> Entry:
    """The entry for the log. Whatever is wrong with one file stays with that file."""
    digest = file_hash(job.path)
    base = {"path": str(job.path), "slug": job.slug, "file_sha256": digest, "made_with": made_with}
    try:
        document = load(job.path)
        result = review(document, settings=settings)
        _write(out / f"{job.slug}.json", result.model_dump_json(indent=2))
        _write(out / f"{job.slug}.md", to_markdown(result))
        _write(out / f"{job.slug}.html", to_html(result, document))
    except ReviewerError as error:
        reason = f"{error.message}（{error.hint}）" if error.hint else error.message
        return Entry.model_validate({**base, "status": "failed", "reason": reason})
    except Exception as error:
        # A fault of ours in one report must not cost the other seventy-nine.
        return Entry.model_validate(
            {**base, "status": "failed", "reason": f"程序内部错误：{type(error).__name__}: {error}"}
        )
    status = "partial" if result.engine.partial else "done"
    reason = "；".join(f"{failure.section}：{failure.reason}" for failure in result.engine.failed)
    figures = key_figures(document)
    return Entry.model_validate({**base, "status": status, "reason": reason, "figures": figures})


def _write(place: Path, text: str) -> None:
    """Whole or not at all: a result that exists is complete."""
    draft = place.with_name(f".{place.name}.part")
    draft.write_text(text, encoding="utf-8")
    draft.replace(place)
