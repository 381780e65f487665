"""Money as it is said and written out: 三块五, 五毛钱, 三角二分, 五十元零五角整."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.quantities.numerals import DIGITS, Numeral
from reviewer.quantities.reading import read_numeral
from reviewer.quantities.units import COINS, Suffix, unit_at

_END = "\0"
_COIN = re.compile(
    r"零?(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖貳參陸])(?P<u>[角毛分])(?!之|别|钟|公司|管|工|享|析|布|解|支|部|类|批|钱)"
)
_COIN_MONEY = re.compile(r"(?P<n>[0-9]{1,2}|[一二三四五六七八九两])(?P<u>[毛分])钱")
_SPOKEN_COIN = re.compile(r"[一二三四五六七八九](?![一二三四五六七八九十百千万亿个名人项年月块元角毛次家户件分点])")
_SPOKEN_DIGIT = re.compile(r"[1-9](?![.．,，/:：]?[0-9])(?![/%％万亿千百十至到~～—-])")
_WHOLE = re.compile(r"[整正](?!个|体|改|治|合|理|建|顿|套|年|式|常|在|确|规|向|面|好|村|乡|县|市|数)")
# 每斤三角 is a price, 长三角 and 锰三角 are places.
_PRICED = frozenset("共约近价为元块是斤张个费收计付每到至了仅才多")


def coins_at(text: str, place: int, numeral: Numeral, more: bool) -> Suffix | None:
    """三角二分, 五毛钱, 三块五, 三块: money without 元."""
    char = text[place : place + 1] or _END
    end = place + 1
    if char in "块塊":
        stop, extra = fraction_of_yuan(text, end)
        if stop != end:
            return Suffix(whole_end(text, stop), "money", "元", 0, more, extra)
        spoken = _spoken_coin(text, end, numeral)
        if spoken is not None:
            return Suffix(end + 1, "money", "元", 0, more, spoken.scaleb(-1), ("colloquial",))
        stop = whole_end(text, end)
        if text.startswith(("人民币", "人民幣"), stop):
            stop += 3
        return None if stop == end and _noun_follows(text, end) else Suffix(stop, "money", "元", 0, more)
    if char not in COINS:
        return None
    exponent = COINS[char]
    if text.startswith("钱", end):
        return Suffix(end + 1, "money", "元", exponent, more)
    if char == "分":
        return None
    match = _COIN.match(text, end)
    if match is not None and match["u"] == "分":
        coin = read_numeral(match["n"], 0)
        if coin is not None and coin.value is not None:
            return Suffix(match.end(), "money", "元", exponent, more, coin.value.scaleb(-2))
    before = text[numeral.start - 1 : numeral.start] or _END
    if numeral.chinese and numeral.end - numeral.start == 1 and "一" <= before <= "鿿" and before not in _PRICED:
        return None
    spoken = _spoken_coin(text, end, numeral)
    if spoken is not None:
        return Suffix(end + 1, "money", "元", exponent, more, spoken.scaleb(-2), ("colloquial",))
    return None if _noun_follows(text, end) else Suffix(end, "money", "元", exponent, more)


def whole_end(text: str, at: int) -> int:
    """Past the 整 or 正 that closes an amount."""
    match = _WHOLE.match(text, at)
    return match.end() if match is not None else at


def _spoken_coin(text: str, at: int, numeral: Numeral) -> Decimal | None:
    """The last digit of 三块五 and 3块5, which counts the next lower coin."""
    if numeral.decimals or numeral.scale or not numeral.value:
        return None
    match = _SPOKEN_COIN.match(text, at) if numeral.chinese else _SPOKEN_DIGIT.match(text, at)
    if match is None or unit_at(text, match.end()):
        return None
    digit = match.group()
    return Decimal(DIGITS[digit] if digit in DIGITS else int(digit))


def _noun_follows(text: str, at: int) -> bool:
    char = text[at : at + 1] or _END
    return "一" <= char <= "鿿" and char not in "的左以整正上下至到和与及或"


def fraction_of_yuan(text: str, at: int) -> tuple[int, Decimal | None]:
    """五角六分 behind 元 or 块."""
    extra: Decimal | None = None
    place = at
    last = ""
    for _ in range(2):
        match = _COIN.match(text, place) or _COIN_MONEY.match(text, place)
        coin = read_numeral(match["n"], 0) if match is not None else None
        if match is None or coin is None or coin.value is None:
            break
        extra = (extra or Decimal(0)) + coin.value.scaleb(COINS[match["u"]])
        place = match.end()
        last = match["u"]
        if last == "分":
            break
    if last in ("角", "毛"):
        match = _SPOKEN_COIN.match(text, place)
        if match is not None:
            return match.end(), (extra or Decimal(0)) + Decimal(DIGITS[match.group()]).scaleb(-2)
    return place, extra
