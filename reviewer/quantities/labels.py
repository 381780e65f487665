"""What looks like a number and is none: fixed words, political shorthand, list markers.

Two answers: a *word* (统一, 四川, 万一) is not reported at all; a *label* (五看五清, 1+5, 二十大, 第一书记)
is reported with kind ``label``. General patterns come first; the lists hold what no pattern tells.
"""

from __future__ import annotations

import re

# Words whose first numeral is no number, by that numeral. Longest match at the numeral.
_WORDS = """
一般 一定 一些 一直 一起 一切 一样 一致 一律 一旦 一并 一同 一体 一线 一流 一贯 一度 一再 一向 一时 一方面 一面 一边 一下 一会儿 一点 一味 一带一路 一带 一路
一共 一把手 一揽子 一系列 一次性 一手 一站式 一窗 一网 一门式 一键 一票否决 一刀切 一岗双责 一口气 一口 一部分 一大批 一大 一代 一道 一番 一阵 一行 一身 一心 一举 一经 一应 一概
一生 一世 一瞬 一辈子 一场空 一套人马 一盘棋 一张网 一张图 一本账 一条龙 一家人 一家亲 一家之言 一以贯之 一如既往 一丝不苟 一目了然 一视同仁 一竿子 一门心思 一分为二 一气呵成 一卡通 一码通 一件事 一类 一年一度
一把尺 一本通 一点通 一件事一次办 一老一小 一枝独秀 一衣带水 一清二楚 一五一十 一日三餐 一针见血 一马当先 一锤定音 一环扣一环 一级市场 一次分配 一把钥匙 一头 一角 一层 一流 一统 一汽 一重 一拖 一步到位 一级 一点一滴
一分耕耘 一席之地 一己 一致性 一次能源 一审 一区 一片 一团 一位难求 一床难求 一对一 一批又一批 一个个 一次次 一条条 一家家 一件件 一项项 一步步 一步一个脚印 一砖一瓦 一草一木 一点五 一二三产业 一二三产 一产 一把
二手 二维码 二维 二氧化碳 二氧化 二元 二次元 二胎 二孩 二胡 二级市场 二次创业 二次供水 二次 二十四节气 二者 二线 二连浩特 二产 二十国集团 二话
三农 三公 三资 三亚 三明 三峡 三沙 三门峡 三门 三水 三台县 三河市 三江 三角形 三角洲 三角地 三角 三维 三星 三甲 三者 三线 三峡库区 三产 三轮车 三轮 三伏 三文鱼 三明治 三思 三军 三天两头 三番五次 三三两两 三令五申 三心二意 三位一体 三百六十行 三都 三省一市 三支一扶 三名工程 三品一标 三重一大
四川 四平 四周 四季 四面八方 四肢 四处 四海 四野 四方 四合院 四大名著 四通八达 四世同堂 四邻 四书 四级八档 四风 四史 四会 四好 四新 四化同步
五一 五台山 五台县 五指山 五华 五金 五谷 五官 五脏 五星红旗 五星级 五星 五角星 五常市 五常 五峰 五保户 五保 五险一金 五湖四海 五颜六色 五花八门 五彩 五行 五家渠 五莲 五四 五粮液 五大连池 五五规划 五普 五道口
六一 六安 六合 六盘水 六盘山 六神 六亲 六书 六枝
七一 七夕 七里河 七星 七台河 七彩 七十二变 七普 七嘴八舌 七上八下
八一 八达岭 八步 八卦 八仙 八里 八宝 八股 八方 八公山 八大关
九江 九寨沟 九龙 九华山 九州 九三学社 九年一贯制 九年义务教育 九牛一毛 九霄 九台 九原 九寨
十一黄金周 十足 十分 十字 十堰 十里八乡 十里 十佳 十全十美 十拿九稳 十二生肖 十月革命 十三陵 十渡 十八般 十万火急 十年树木 十之八九 十有八九 十九大 十指 十字路口
百姓 百度 百货 百般 百科 百万富翁 百年 百花 百强 百合 百色 百倍 百分比 百分制 百分点 百忙 百家争鸣 百家号 百家 百户 百川 百业 百舸争流 百里 百折不挠 百废 百炼 百态 百尺竿头 百事 百余 百岁老人 百团 百脑汇 百思
千方百计 千千万万 千家万户 千岛湖 千秋 千里 千古 千万不 千万要 千万别 千万注意 千户苗寨 千军万马 千锤百炼 千差万别 千变万化 千丝万缕 千山万水 千头万绪 千载难逢 千阳 千亩 千篇一律 千亿级 千年 千瓦时 千瓦 千克 千米 千禧 千佛
万一 万般 万岁 万达 万物 万象 万事 万能 万众 万科 万州 万全 万年 万分 万千 万里长城 万里 万宁 万盛 万载 万安 万有引力 万无一失 万不得已 万水千山 万紫千红 万维网 万户 万家灯火 万家 万名 万人 万国 万向 万华 万源 万柏林 万荣 万隆 万元户 万亩 万方 万辆 万用 万能 万古 万丈 万万 万村千乡 万企
亿万 亿元级 亿级 亿达 亿利 亿纬
两委 两会 两新 两岸 两院 两江 两广 两湖 两山 两手 两癌 两高 两侧 两边 两旁 两级 两极 两地 两头 两免一补 两学一做 两不愁三保障 两个一百年 两个确立 两个维护 两用 两翼 两难 两者 两栖 两性 两面 两面性 两点一线 两弹一星 两重 两优一先 两区 两非 两直 两房 两口子 两侧 两端 两路 两污 两违 两代表 两线 两方面 两张皮 两条腿 两型 两层皮 两票制 两税 两金 两费
零售 零距离 零星 零部件 零件 零散 零碎 零钱 零食 零基础 零和 零容忍 零陵 零基预算 零工 零增长 零担 零报告 零下 零上 零起步 零失误 零发生 零投诉 零感染 零事故 零接触 零差错 零差率 零跑 零添加
伍家岗 拾遗 拾取 拾起 拾级 拾荒 参加 参与 参考 参照 参观 参公 参会 参保 参谋 参数 参股 参展 参评 陆续 陆地 陆军 陆上 陆海 陆路 伍 参 參 陆 陸 拾 幺
""".split()

# Labels: reported, but as what they are.
_LABELS = """
第一书记 第一时间 第三方 第一线 第一手 第一人称 第一责任人 第一动力 第一资源 第一生产力 第一要务 第一要义 第一议题 第一课堂 第二课堂 第一家园 第一梯队
三会一课 一门式 三公经费 三重一大 三品一标 三支一扶 四不两直 四议两公开 双一流 两学一做 两免一补 两不愁三保障 一带一路 一老一小 一岗双责 一票否决 两个一百年 两个确立 两个维护 五位一体 四个全面 四个意识 四个自信 四风 两优一先 五险一金
一件事一次办 三三制 三三两两 三位一体 十四五规划 十三五规划
""".split()

_FIVE_YEARS = re.compile(r"十[一二三四五六七]?五(?=规划|时期|期间|开局|收官|末|以来|重点|纲要|发展|初|计划|[”’」』\"])")
_CONGRESS = re.compile(
    r"(?:二十|十[一二三四五六七八九])大(?![中型小多批类项户量部])|(?:二十|十[一二三四五六七八九])届[一二三四五六七八九]中全会"
)
_EACH = re.compile(r"一([一-鿿]{1,3})一(?!定|般|些|直|起|切|样|致|律|旦|并|同|体)[一-鿿]")
_SHORTHAND = re.compile(
    r"[一二三四五六七八九十两双][一-鿿]{1,2}[一二三四五六七八九十两双][一-鿿]{1,2}(?=[”’」』》）)\"])"
)
_PLUS = re.compile(r"[0-9０-９]{1,3}(?:\s?[+＋]\s?(?:[0-9０-９]{1,3}(?![0-9.万亿元%])|[XxNn]))+(?![A-Za-z=＝])")
_DOTTED = re.compile(r"[0-9０-９]{1,2}[·・•][0-9０-９]{1,2}(?![0-9])")


def _table(words: list[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(set(each), key=lambda word: -len(word))) for first, each in table.items()}


_WORDS_AT = _table(_WORDS)
_LABELS_AT = _table(_LABELS)

# Characters before a numeral that make a word with it: 统一, 唯一, 每一, 这一, 周三.
_BEFORE = {
    "一": "统唯单同之逐专不某每这那另任其进归合划始惟独首万如初有周小大高天期唯拜划统",
    "二": "之其初周大高小期老拜",
    "三": "之其初周大高小张期老再拜",
    "四": "之其初周大小张李期老拜",
    "五": "之其初周大王小期老拜",
    "六": "之其初周大小期老拜",
    "两": "这那此斤三",
    "百": "家老", "千": "成秋", "万": "亿成巨", "十": "双红合",
    "零": "归清凋飘孤", "〇": "",
}  # fmt: skip


def word_at(text: str, at: int) -> int | None:
    """The end of a fixed word whose first character is the numeral at ``at``."""
    for word in _WORDS_AT.get(text[at], ()):
        if text.startswith(word, at):
            return at + len(word)
    return None


def joined_before(text: str, at: int) -> bool:
    """Whether the character before the numeral makes a word with it."""
    return at > 0 and text[at - 1] in _BEFORE.get(text[at], "")


def label_at(text: str, at: int) -> int | None:
    """The end of a label that begins with the Chinese numeral at ``at``."""
    for word in _LABELS_AT.get(text[at], ()):
        if text.startswith(word, at):
            return at + len(word)
    char = text[at]
    if char in "十二":
        match = _FIVE_YEARS.match(text, at) or _CONGRESS.match(text, at)
        if match is not None:
            return match.end()
    if char == "一":
        match = _EACH.match(text, at)
        if match is not None:
            return match.end()
    match = _SHORTHAND.match(text, at)
    return match.end() if match is not None else None


def plus_label_at(text: str, at: int) -> int | None:
    """The end of 1+5, 1+X, 7·20 at an Arabic digit."""
    match = _PLUS.match(text, at) or _DOTTED.match(text, at)
    return match.end() if match is not None else None


_OPEN, _CLOSE = "“‘「『", "”’」』"
_CLOSER = dict(zip(_OPEN, _CLOSE, strict=True))
_QUOTE_LENGTH = 14


def quoted_until(text: str, at: int) -> int | None:
    """The end of the short quotation around ``at`` (a slogan or the name of a campaign), or None."""
    for place in range(at - 1, max(-1, at - 1 - _QUOTE_LENGTH), -1):
        char = text[place]
        if char in _CLOSE or char == "\n":
            return None
        if char in _CLOSER:
            end = text.find(_CLOSER[char], at, place + 2 + _QUOTE_LENGTH)
            return end if end >= 0 else None
    return None


_LINE_MARK = re.compile(
    r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})(?:[、）)]|[.．](?![0-9０-９])|[.．](?=(?:19|20)[0-9]{2}年))"
)
_BRACKET_MARK = re.compile(r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]")
_SPOKEN_MARK = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|来|则|方面(?=[，,]))")
_BLANK = "    \t"


def marker_at(text: str, at: int) -> int | None:
    """The end of the number of a list marker that begins at ``at``: 1. · （2） · 三、 · 四是."""
    before = at - 1
    while before >= 0 and text[before] in _BLANK and at - before < 12:
        before -= 1
    char = text[before] if before >= 0 else "\n"
    if char == "\n":
        match = _LINE_MARK.match(text, at)
        if match is not None:
            return match.end() - 1
    if char in "（(":
        match = _BRACKET_MARK.match(text, at)
        if match is not None:
            return match.end() - 1
    if char in "\n。；;，,：:":
        match = _SPOKEN_MARK.match(text, at)
        if match is not None and not text[at].isdigit():
            return match.end() - 1
    return None
