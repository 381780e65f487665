"""Properties that hold for every text and every number."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.quantities import compatible, find_quantities, rounds_to, same_value

_SOUP = st.text(
    alphabet=(
        "0123456789０５９.,，．%％‰/-—～至到+ \n\t一二三四五六七八九十百千万亿两零〇点分之半几数余多近约超过不低于"
        "以上下左右第年月日时个人元角块名次成折倍番又负￥$“”（）〔〕号、。A壹贰拾佰a级期kgX:：每内零下整正比±½"
    ),
    max_size=40,
)
_AMOUNTS = st.integers(min_value=0, max_value=10**12 - 1)
_CENTS = st.decimals(min_value=0, max_value=10**8, places=2)

_DIGITS = "零一二三四五六七八九"
_UPPER = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ["", "十", "百", "千"]


def section(number: int, digits: str, units: list[str]) -> str:
    """A number under 10,000 in Chinese, zeros as they are written."""
    printed = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            printed += ("零" if gap and printed else "") + digits[digit] + units[power]
            gap = False
        else:
            gap = True
    return printed


def chinese(number: int, digits: str = _DIGITS, units: list[str] = _UNITS) -> str:
    """Independent printer: 一亿零三万二千零五."""
    if number == 0:
        return "零"
    parts = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    printed = ""
    for part, word in zip(parts, ("亿", "万", ""), strict=True):
        if not part:
            continue
        lead = "零" if printed and part < 1000 else ""
        printed += lead + section(part, digits, units) + word
    return printed


@given(st.one_of(_SOUP, st.text(max_size=60)))
@settings(max_examples=1500, deadline=None)
def test_any_string_gives_ordered_spans_of_itself(text: str) -> None:
    place = 0
    for each in find_quantities(text):
        assert place <= each.start <= each.number_start < each.number_end <= each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert each.low is None or each.high is None or each.low <= each.high
        if each.value is not None and each.qualifier == "exact":
            assert each.low is not None and each.high is not None and each.low <= each.value <= each.high
        place = each.end


@given(_AMOUNTS)
def test_every_notation_of_a_whole_number_is_the_same(number: int) -> None:
    upper = chinese(number, _UPPER, ["", "拾", "佰", "仟"])
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for printed in (str(number), f"{number:,}", wide, chinese(number), upper):
        (found,) = find_quantities(f"合计{printed}元。")
        assert (found.text, found.value) == (printed + "元", Decimal(number))


@given(_CENTS)
def test_a_scale_changes_the_notation_and_not_the_amount(amount: Decimal) -> None:
    base = f"{amount * 10000:.0f}"
    (plain,) = find_quantities(f"共{base}元")
    for printed in (f"{amount}万元", f"{amount:,}万元", f"{amount} 万元", f"￥{amount}万", f"{amount / 10000:f}亿元"):
        (found,) = find_quantities(f"共{printed}")
        assert found.text == printed
        assert same_value(found, plain) and compatible(found, plain)


@given(st.decimals(min_value=0, max_value=1000, places=2))
def test_percentages_in_words(share: Decimal) -> None:
    whole, _, fraction = f"{share:.2f}".partition(".")
    spoken = f"百分之{chinese(int(whole))}点{''.join(_DIGITS[int(digit)] for digit in fraction)}"
    (words,) = find_quantities(f"占{spoken}。")
    (digits,) = find_quantities(f"占{share:.2f}%。")
    assert words.text == spoken
    assert (words.value, words.low, words.high) == (digits.value, digits.low, digits.high)


@given(_CENTS)
def test_the_print_of_a_number_rounds_to_itself(amount: Decimal) -> None:
    (found,) = find_quantities(f"共{amount}万元")
    assert found.value is not None
    assert rounds_to(found.value, found) == "equal"
    assert rounds_to(found.value + 40, found) == "equal"
    assert rounds_to(found.value + 60, found) == "truncated"
    assert rounds_to(found.value + 500, found) == "different"


@given(st.integers(min_value=1, max_value=10**7))
def test_laws_of_qualifiers(number: int) -> None:
    def interval(printed: str) -> tuple[Decimal | None, Decimal | None]:
        (found,) = find_quantities(printed)
        assert found.value == number
        return found.low, found.high

    value = Decimal(number)
    assert interval(f"{number}人") == (value, value)
    assert interval(f"{number}人以上") == (value, None)
    assert interval(f"不超过{number}人") == (None, value)
    low, high = interval(f"{number}余人")
    assert low == value and high is not None and value < high <= 2 * value
    low, high = interval(f"近{number}人")
    assert high == value and low is not None and low < value
    low, high = interval(f"约{number}人")
    assert low is not None and high is not None and high - value == value - low > 0
