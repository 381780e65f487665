"""Slips of the pen found without a list of them: what is no word, beside what is one."""

from reviewer.checks.wording.slips.dropped import doubled, misset
from reviewer.checks.wording.slips.homophones import mistaken
from reviewer.checks.wording.slips.verdict import Slip

__all__ = ["Slip", "doubled", "misset", "mistaken"]
