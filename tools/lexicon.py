"""Writes the word list and the table of sounds by which TYP01 finds slips (``reviewer/checks/wording/slips``).

    python tools/lexicon.py TEXT [TEXT …]

Words, their frequencies and kinds come from jieba's dictionary, sounds from pypinyin (the extra ``lexicon`` brings
both; the reviewer itself needs neither). The texts are official ones without slips: words that they use count for
more, and what they hold is thereby a word. ``field_words.txt`` adds words younger than the dictionary.

A word is stored with its cost, ten times the negative logarithm of its share: the sum over the words of a passage
says how likely it is read so. A character alone costs no more than a share of the words that it begins or ends
would, for official language abbreviates freely.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import jieba
from pypinyin import lazy_pinyin

HERE = Path(__file__).parent
OUT = HERE.parent / "reviewer" / "checks" / "wording" / "slips"
HAN = re.compile(r"[\u4e00-\u9fff]+")
LONGEST = 4
FEWEST = 40  # a word rarer than this in the dictionary is not held for one,
FEWEST_IDIOM = 20  # unless it is an idiom, whose four characters stand together by no chance
FEWEST_ALIKE = 3  # and unless it sounds like a usual word,
USUAL = 500  # one as frequent as this
FIELD_WEIGHT = 0.3  # of the texts of the field against the dictionary's
ADDED = 900  # the frequency given to a word of field_words.txt,
ADDED_ALONE = 30_000  # and to one of a single character, a particle of official language
FREE = 0.03  # of the words that a character begins or ends: how often it stands for one of them alone
SOUNDED = 4000  # characters, by frequency, that anybody mistypes


def dictionary() -> dict[str, tuple[int, str]]:
    lines = (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()
    return {word: (int(count), kind) for word, count, kind in (line.split() for line in lines) if HAN.fullmatch(word)}


def decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "ignore")


def frequencies(known: Mapping[str, tuple[int, str]], texts: Iterable[str], added: Iterable[str]) -> Counter[str]:
    """How often each word is met: in the dictionary's corpus, and as often again in the texts, weighted."""
    used = Counter(word for text in texts for run in HAN.findall(text) for word in jieba.cut(run, HMM=False))
    weight = FIELD_WEIGHT * sum(count for count, _ in known.values()) / max(1, sum(used.values()))
    found: Counter[str] = Counter()
    for word, (count, kind) in known.items():
        fixed = len(word) == LONGEST and kind in ("i", "l") and count >= FEWEST_IDIOM
        held = len(word) == 1 or fixed or count >= FEWEST or (used[word] and count >= 3)
        if len(word) <= LONGEST and held:
            found[word] = round(count + weight * used[word])
    for word in (word for word in added if len(word) <= LONGEST):
        found[word] = max(found[word], ADDED if len(word) > 1 else ADDED_ALONE)
    return found


def sounding_alike(known: Mapping[str, tuple[int, str]], frequency: Counter[str]) -> dict[str, int]:
    """Rare words of two characters that would be taken for a misspelling of a usual one: 档位 of 单位."""
    sound = cache(lambda character: folded(lazy_pinyin(character)[0]))
    usual: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for word, count in frequency.items():
        if len(word) == 2 and count >= USUAL:
            usual[tuple(map(sound, word))].append(word)
    return {
        word: count
        for word, (count, _) in known.items()
        if len(word) == 2
        and count >= FEWEST_ALIKE
        and any((word[0] == like[0]) != (word[1] == like[1]) for like in usual.get(tuple(map(sound, word)), ()))
    }


def costs(frequency: Counter[str]) -> dict[str, int]:
    begun: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for word, count in frequency.items():
        if len(word) > 1:
            begun[word[0]] += count
            ended[word[-1]] += count
    total = frequency.total()

    def cost(word: str, count: float) -> int:
        if len(word) == 1:
            count = max(count, FREE * begun[word], FREE * ended[word])
        return round(-10 * math.log(max(count, 1) / total))

    return {word: cost(word, count) for word, count in frequency.items()}


def by_cost(costs_: Mapping[str, int]) -> str:
    """A line for each cost: the words of one character, of two, of three and of four, in a column each."""
    grouped: defaultdict[int, list[list[str]]] = defaultdict(lambda: [[] for _ in range(LONGEST)])
    for word, cost in costs_.items():
        grouped[cost][len(word) - 1].append(word)
    return "".join(
        "\t".join([str(cost), *(" ".join(sorted(words)) for words in columns)]) + "\n"
        for cost, columns in sorted(grouped.items())
    )


def folded(sound: str) -> str:
    """The sound without what many speakers do not tell apart: zh and z, ch and c, sh and s, n and ng at the end."""
    sound = re.sub(r"^([zcs])h", r"\1", sound)
    return re.sub(r"(?<=[aei]n)g$", "", sound)


def by_sound(frequency: Counter[str]) -> str:
    seen: Counter[str] = Counter()
    for word, count in frequency.items():
        for character in word:
            seen[character] += count
    grouped: defaultdict[str, str] = defaultdict(str)
    for character, _ in seen.most_common(SOUNDED):
        grouped[folded(lazy_pinyin(character)[0])] += character
    return "".join(f"{sound}\t{characters}\n" for sound, characters in sorted(grouped.items()))


def main(paths: list[Path]) -> None:
    jieba.initialize()
    added = (HERE / "field_words.txt").read_text(encoding="utf-8").split()
    for word in added:
        jieba.add_word(word)
    known = dictionary()
    frequency = frequencies(known, [decoded(path) for path in paths], added)
    frequency |= sounding_alike(known, frequency)
    (OUT / "lexicon.tsv").write_text(by_cost(costs(frequency)), encoding="utf-8")
    (OUT / "sounds.tsv").write_text(by_sound(frequency), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
