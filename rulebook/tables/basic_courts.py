"""The basic courts of Chongqing by the district of a domicile: where a payment order is asked for (解释23, 427第三款).

A payment order is asked for where the debtor lives, whatever the sum and whatever the right: not only before the
courts that hear cases on intellectual property. Which court sits in which district is from memory.
"""

from __future__ import annotations

LIANGJIANG = "cq-liangjiang-court"
LIANGJIANG_AREA = ("500105", "500109", "500112")
"""Districts of which parts lie in the Liangjiang new area; for a domicile there either court may be named.

Doubt: which streets belong to the new area's court was not seen; the court itself turns away what is not its own.
"""

BASIC_COURTS: dict[str, str] = {
    "500101": "wanzhou",
    "500102": "fuling",
    "500103": "yuzhong",
    "500104": "dadukou",
    "500105": "jiangbei",
    "500106": "shapingba",
    "500107": "jiulongpo",
    "500108": "nanan",
    "500109": "beibei",
    "500110": "qijiang",
    "500111": "dazu",
    "500112": "yubei",
    "500113": "banan",
    "500114": "qianjiang",
    "500115": "changshou",
    "500116": "jiangjin",
    "500117": "hechuan",
    "500118": "yongchuan",
    "500119": "nanchuan",
    "500120": "bishan",
    "500151": "tongliang",
    "500152": "tongnan",
    "500153": "rongchang",
    "500154": "kaizhou",
    "500155": "liangping",
    "500156": "wulong",
    "500229": "chengkou",
    "500230": "fengdu",
    "500231": "dianjiang",
    "500233": "zhongxian",
    "500235": "yunyang",
    "500236": "fengjie",
    "500237": "wushan",
    "500238": "wuxi",
    "500240": "shizhu",
    "500241": "xiushan",
    "500242": "youyang",
    "500243": "pengshui",
}
"""By division code: the middle of the court's id in the directory."""


def basic_courts_at(district: str) -> tuple[str, ...]:
    """The ids of the basic courts at a domicile; none where the table does not know the district."""
    ordinary = (f"cq-{BASIC_COURTS[district]}-court",) if district in BASIC_COURTS else ()
    return (*ordinary, LIANGJIANG) if district in LIANGJIANG_AREA else ordinary
