"""Numbers as a sheet shows them: expected values are what Excel prints."""

import pytest

from reviewer.documents.number_formats import shown


@pytest.mark.parametrize(
    ("stored", "code", "printed"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("3.0", "General", "3"),
        ("-5.5", "General", "-5.5"),
        ("0.333333333333333315", "General", "0.333333333"),
        ("1848.66", "General", "1848.66"),
        ("0.85325", "0.00%", "85.33%"),
        ("0.85", "0%", "85%"),
        ("1.005", "0.00", "1.01"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("1234", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.00"),
        ("123456", "0!.0,", "12.3"),
        ("12345678", '0.00,,"百万"', "12.35百万"),
        ("12.5", 'G/通用格式"万元"', "12.5万元"),
        ("7", '"第"0"批"', "第7批"),
        ("12", "000", "012"),
        ("0.5", "#.##", ".5"),
        ("45356", 'yyyy"年"m"月"d"日"', "2024年3月5日"),
        ("45356", "[$-804]yyyy/mm/dd;@", "2024/03/05"),
        ("45356.5208333333", "yyyy\\-mm\\-dd hh:mm", "2024-03-05 12:30"),
        ("1e-7", "General", "0.0000001"),
        ("不是数", "0.00", "不是数"),
        ("1E400", "0", "1E400"),
        ("NaN", "0", "NaN"),
    ],
)
def test_a_number_is_printed_as_its_format_says(stored, code, printed):
    assert shown(stored, code) == printed


def test_dates_of_old_apple_workbooks():
    assert shown("43894", "yyyy/m/d", since_1904=True) == "2024/3/5"


@pytest.mark.parametrize("code", ["", "# ?/?", "[h]:mm", "[>=100]0;0.0", "0.0E+00", ";;;", "0" * 300])
def test_a_format_beyond_the_reader_shows_the_number_whole(code):
    assert shown("0.5", code).startswith("0.5")
