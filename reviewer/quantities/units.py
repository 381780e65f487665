"""Units and classifiers as the field writes them, and the longest one at a place of a text.

The lexicon is data: a unit belongs to one class (money, percent, duration, ordinal, ratio, measure,
classifier). A one-character classifier may be the first character of a common word (人员, 项目, 分别);
``STRONG`` lists the characters that always make it such a word, ``WEAK`` those that do so after a bare
Chinese numeral or after white space.
"""

from __future__ import annotations

from typing import NamedTuple

from reviewer.model import QuantityKind


class Unit(NamedTuple):
    """A unit: its kind, its canonical name and the power of ten that leads to the base unit."""

    kind: QuantityKind
    name: str
    exponent: int = 0
    measure: bool = False


_MONEY_YUAN = "元 圆 圓 块钱 塊錢 元钱 元人民币 元整数 人民币元 CNY RMB"
_MONEY_FOREIGN = {
    "美元": "美元 美金 USD",
    "港元": "港元 港币 港幣 HKD",
    "欧元": "欧元 歐元 EUR",
    "英镑": "英镑 英鎊 GBP",
    "日元": "日元 日圆 日圓 JPY",
    "澳元": "澳元 澳大利亚元 AUD",
    "加元": "加元 加拿大元 加币 CAD",
    "新加坡元": "新加坡元 新元 新币 SGD",
    "新台币": "新台币 台币 新臺幣 TWD",
    "澳门元": "澳门元 澳门币 MOP",
    "韩元": "韩元 韩圆 韩币 KRW",
    "卢布": "卢布 RUB",
    "瑞士法郎": "瑞士法郎 CHF",
    "法郎": "法郎",
    "泰铢": "泰铢 THB",
    "卢比": "卢比",
    "马克": "马克",
    "比索": "比索",
    "里拉": "里拉",
    "越南盾": "越南盾",
    "林吉特": "林吉特",
}
# Kept apart: these are money only in the right company (three 块 of land, a triangle, ninety-five points).
SMALL_MONEY = {"角": -1, "毛": -1, "分": -2}

SYMBOLS = {
    "￥": "元", "¥": "元", "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑", "￡": "英镑", "₩": "韩元",
    "US$": "美元", "HK$": "港元", "NT$": "新台币", "A$": "澳元", "C$": "加元", "S$": "新加坡元",
    "RMB": "元", "CNY": "元", "RMB¥": "元", "CNY¥": "元", "人民币": "元", "人民币¥": "元", "人民币￥": "元",
    "USD": "美元", "HKD": "港元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "美金": "美元", "港币": "港元",
    "AUD": "澳元", "CAD": "加元", "SGD": "新加坡元", "TWD": "新台币", "MOP": "澳门元", "KRW": "韩元",
}  # fmt: skip

_PERCENT = {"%": 0, "％": 0, "﹪": 0, "‰": -1, "‱": -2}
_POINTS = {
    "个百分点": 0,
    "個百分點": 0,
    "百分点": 0,
    "百分點": 0,
    "个千分点": -1,
    "千分点": -1,
    "个基点": -2,
    "基点": -2,
}

_DURATION = """
年 年度 个年度 个月 個月 个多月 个自然月 天 小时 小時 个小时 個小時 个钟头 钟头 分钟 分鐘 秒 秒钟 毫秒 微秒 刻钟
周 週 个周 星期 个星期 個星期 礼拜 个礼拜 个工作日 工作日 个自然日 自然日 个交易日 交易日 日 个季度 周年 週年 个周年 学年 个学年
学期 个学期 世纪 个世纪 昼夜 个昼夜 旬 个财年 h hr min s ms
"""

_ORDINAL = "等奖 等獎 等功 等舱 等品 级 級 季度 届 屆 号 號 号线 号楼 号院"

_RATIO = "倍 番"

_MEASURE = """
公里 千米 里 华里 英里 海里 米 公尺 分米 厘米 公分 毫米 微米 纳米 英尺 英寸 延米 延长米 丈 尺 寸 里程
平方公里 平方千米 平方米 平方 平米 平方厘米 平方分米 平方毫米 平方英里 平方英尺 公顷 亩 亩地 畝 顷
立方米 立方 立方分米 立方厘米 立方公里 方 升 毫升 公升 加仑 桶
吨 噸 公吨 标准煤吨 吨标准煤 吨标煤 吨公里 人公里 千克 公斤 斤 市斤 两 克 毫克 微克 磅 盎司 担 载重吨
千瓦时 千瓦小时 度电 兆瓦时 千瓦 兆瓦 瓦 吉瓦 千伏 千伏安 伏 伏特 安 安培 安时 欧姆 焦耳 千焦 卡路里 大卡 千卡 马力 牛顿 帕 千帕 兆帕
赫兹 兆赫 千兆 兆 字节 比特 兆字节 分贝 摄氏度 度 华氏度 ℃ ℉ ° °C °F ′ ″ 标准箱 标箱 流明 像素 万像素 光年 克拉
km m dm cm mm μm um nm km² km2 m² m2 ㎡ ㎢ m³ m3 ㎥ cm² cm2 cm³ cm3 mm² L l ml mL ML t kg g mg μg ㎏ ㎎ ㎝ ㎜ ㎞ ha hm² cc lb oz ft in inch
kWh KWh kwh KWH MWh GWh kW KW MW GW W V kV KV kVA KVA mA Ah mAh Hz kHz MHz GHz GB MB KB TB PB Mbps Gbps kbps bps
dB dpi px Pa kPa MPa N J kJ cal kcal K TEU mol ppm rpm
km/h m/s m³/h m³/s m³/d t/h t/d mg/L mg/m³ μg/m³ kg/m³ g/L mm/h kWh/t L/min
"""

_COUNT = """
人 人次 户 户次 家 家次 家家 名 位 个 個 件 件次 份 项 項 项次 条 條 次 场 场次 期 批 批次 支 所 座 处 处次 台 台次 台套 台（套） 台(套)
辆 輛 辆次 艘 艘次 架 架次 列 列次 班 班次 组 组次 队 队次 站 站次 套 套次 篇 篇次 幅 册 本 部 部次 张 張 片 块 塊 枚 颗 粒 根
株 棵 头 只 隻 匹 羽 尾 条次 封 首 轮 轮次 回 遍 趟 岁 歲 周岁 代 层 楼 排 行 字 页 頁 章 款 节 课 课时 学时 学分 室 间 間 床 张床 把 包 袋 箱 盒 瓶
杯 碗 罐 车 车次 股 笔 宗 起 例 例次 桩 件套 票 团 团次 村 村次 镇 乡 县 市 区 省 州 街道 社区 乡镇 县区 市县 单位 部门 学校 企业
类 類 种 種 门 科 面 盏 口 眼 孔 处所 点 分 幢 栋 棟 串 束 卷 集 版 讲 堂 幕 段 对 双 副 打 群 伙 拨 帧 档 挡 环 格 顶 顿 道 步 步骤 大类 小类 大项 小项 人份 人天 人日 人月
工日 标段 车位 席 座位 元素 字符 词 句 题 票次 单 拍 篇章 棵树 亩次 剂 剂次 针次 支次 艘船 核 线 路 环节 方面 届次 名次 位次 场景 平台 厘 画 盘 款项 员 营 连 名额 个次 人头 网点 品种 倍数
条线 张次 宿 顷次 床次 餐 餐次 桌 圈 局 盆 盏灯 重 边 角 成 折 步 针 毛 文 贯 钱
"""


def _lexicon() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for word in _COUNT.split():
        units[word] = Unit("count", word)
    for word in _MEASURE.split():
        units[word] = Unit("count", word, 0, True)
    for word in _DURATION.split():
        units[word] = Unit("duration", word, 0, True)
    for word in _ORDINAL.split():
        units[word] = Unit("ordinal", word)
    for word in _RATIO.split():
        units[word] = Unit("ratio", word, 0, True)
    for word in _MONEY_YUAN.split():
        units[word] = Unit("money", "元", 0, True)
    for name, words in _MONEY_FOREIGN.items():
        for word in words.split():
            units[word] = Unit("money", name, 0, True)
    for word, exponent in _PERCENT.items():
        units[word] = Unit("percent", "%", exponent, True)
    for word, exponent in _POINTS.items():
        units[word] = Unit("percentage_point", "个百分点", exponent, True)
    for word in ("成", "折"):  # read by the grammar of proportions
        del units[word]
    return units


UNITS = _lexicon()

STRONG = {
    "人": "均", "户": "均", "村": "均", "亩": "均", "元": "旦宵月件素首帅老气", "分": "别管布公析配类部局校院散解享担工支发批红离流层之设级区拨摊",
    "位": "于居列", "所": "有以得需谓属在示述长", "处": "理于置罚", "组": "织成建", "站": "在", "本": "级部科年次市县区省单着院校来身质地人项期届局镇乡村溪",
    "部": "门分队署委", "支": "出持付撑配", "节": "约能省余", "度": "假过量", "批": "准复评示", "座": "谈", "克": "服", "周": "边转期密围", "代": "表理替建管码",
    "起": "到来草诉", "市": "场级委政直民值区内外容", "省": "级委内外份政直去", "区": "级域委别分划内间", "县": "级委域内外", "对": "照应于接比象口标外全各我接此其",
    "只": "有要是能会", "股": "份东权票", "团": "队员委体结", "行": "政业动为使驶程走人车", "方": "面式案向法便针可能能", "单": "位独项", "重": "点要大新视",
    "成": "", "点": "", "道": "路德理", "路": "", "线": "上下路索", "把": "握关", "格": "", "打": "造击", "连": "续接", "营": "业造", "核": "心查算准定", "排": "查名放",
    "边": "", "两": "", "员": "", "科": "学技研室目", "集": "中体团聚合成", "段": "", "讲": "话", "面": "向对临积试前貌", "局": "", "重点": "", "安": "全排置徽", "瓦": "", "角": "",
    "吨": "", "日": "常前益均", "年": "", "天": "", "里": "面", "丈": "", "门": "", "件": "", "项": "", "级": "", "车": "", "类": "似", "双": "方", "群": "众", "开": "",
    "级别": "", "号": "", "秒": "", "环": "境保节", "例": "如", "票": "", "文": "件化", "款": "", "单位": "", "部门": "", "步": "", "拍": "", "针": "对", "州": "", "社区": "", "企业": "", "学校": "", "字": "",
    "期": "间末初", "次": "年月日", "角": "度色", "毛": "利", "回": "头", "圈": "", "连": "续接", "路": "", "口": "径", "轮": "", "届": "", "分": "别管布公析配类部局校院散解享担工支发批红离流层之设级区拨摊",
}  # fmt: skip

WEAK = {
    "人": "员民才大类事力工物身体格社道文", "个": "人体性别案", "家": "庭长属乡具禽畜园电务中", "名": "单称字义录誉词牌列优", "项": "目", "条": "件例款文理约",
    "份": "额子", "次": "序要数级生", "天": "气然津地空下", "年": "轻级龄均终底初末", "处": "分级长", "场": "所地面景合", "台": "账湾阶风胞帐", "期": "望限待货",
    "班": "子组长级", "组": "长合", "队": "伍员长", "站": "点位", "面": "", "口": "头号岸腔", "部": "级长", "支": "部队行委援农", "片": "区面", "节": "日目点假",
    "米": "饭粉", "户": "籍外主型口", "类": "别型", "层": "次面级", "款": "项", "张": "贴力家", "例": "子外会行", "副": "主长省市书", "笔": "记试", "宗": "教旨",
    "乡": "镇村贤", "车": "辆间站", "头": "", "道": "", "首": "先要次席都批", "线": "", "章": "程", "章节": "", "课": "题程", "间": "接", "室": "内外", "种": "植", "门": "诊口槛",
    "街道": "", "级": "", "号": "召码", "包": "括含", "根": "据本", "顶": "", "堂": "", "集": "", "题": "", "代": "", "岁": "月", "单位": "", "部门": "", "平方": "", "方": "", "里": "程", "两": "", "度": "",
    "分": "", "点": "", "周": "", "起": "", "把": "", "票": "据", "床": "", "字": "", "页": "", "位": "置次", "角": "", "毛": "", "尺": "度", "寸": "", "担": "任当保负", "石": "", "斤": "", "升": "级学",
    "克": "", "轮": "换", "股": "", "日": "报", "秒": "", "旬": "", "元": "", "架": "构", "列": "入为", "桌": "", "株": "洲", "羽": "", "尾": "", "桶": "", "兆": "", "瓦": "", "伏": "", "安": "", "帕": "",
    "企业": "", "学校": "", "社区": "", "州": "", "村": "委级民", "镇": "", "县": "", "市": "", "省": "", "区": "", "局": "长", "文": "", "重": "", "员": "工", "营": "", "针": "", "版": "", "剂": "",
}  # fmt: skip


def _lengths() -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in UNITS:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()}


_LENGTHS = _lengths()


def unit_at(text: str, at: int, *, wary: bool = False) -> str:
    """The longest unit printed at ``at``, or "". ``wary``: a collision with a common word refuses it."""
    lengths = _LENGTHS.get(text[at : at + 1])
    if lengths is None:
        return ""
    for length in lengths:
        word = text[at : at + length]
        if word in UNITS and len(word) == length:
            follower = text[at + length : at + length + 1]
            if follower:
                if word.isascii():
                    if follower.isascii() and follower.isalnum():
                        continue
                elif length == 1:
                    if follower in STRONG.get(word, ""):
                        continue
                    if wary and follower in WEAK.get(word, ""):
                        continue
            return word
    return ""
