"""Which measure answers which problem; all statements are invented."""

from reviewer.statements.pairing import Member, pair


def member(key: str, title: str, number: int | None = None, text: str | None = None) -> Member:
    return Member(key, title, text or title, number)


def test_shared_content_pairs_across_numbers():
    problems = [member("P1", "渔船检验偏慢", 1), member("P2", "航标维护不足", 2)]
    measures = [member("M1", "补修航标", 1), member("M2", "加快渔船检验", 2)]
    assert pair(problems, measures) == {"P1": ("M2",), "P2": ("M1",), "M1": ("P2",), "M2": ("P1",)}


def test_words_that_every_statement_holds_pair_nothing():
    pairs = pair(
        [member("P1", "预算绩效管理工作有问题")], [member("M1", "加强预算绩效管理"), member("M2", "提高资金使用")]
    )
    assert pairs == {"P1": (), "M1": (), "M2": ()}


def test_a_reference_by_number_counts_more_than_words():
    problems = [member("P1", "渔船检验偏慢", 1), member("P2", "航标维护不足", 2)]
    measures = [member("M1", "落实渔船检验", 1, "针对问题1和问题二，落实渔船检验"), member("M2", "培训", 2)]
    assert pair(problems, measures)["M1"] == ("P1", "P2")


def test_what_is_left_is_paired_by_like_numbers():
    problems = [member("P1", "渔船检验偏慢", 1), member("P2", "意识不强", 2)]
    measures = [member("M1", "加快渔船检验", 1), member("M2", "增进认同", 2)]
    assert pair(problems, measures)["M2"] == ("P2",)


def test_one_measure_for_three_problems_leaves_two_without():
    problems = [member("P1", "渔船检验偏慢", 1), member("P2", "航标失修", 2), member("P3", "账目不清", 3)]
    pairs = pair(problems, [member("M1", "修好航标", 1)])
    assert pairs == {"P1": (), "P2": ("M1",), "P3": (), "M1": ("P2",)}
