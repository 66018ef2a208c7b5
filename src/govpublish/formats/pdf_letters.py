"""Signs of a PDF that fonts name by a look-alike: radicals (⻘⽥) for the words of the text (青田).

A font has one drawing for both and PDF writers keep one name of the two, often the wrong one. No
circular prints a radical. Compared sign by sign for all of U+4E00–9FFF as Chromium prints them in
the fonts for China, Taiwan, Hong Kong, Japan and Korea, to any of which a browser may fall back.
"""

import re
import unicodedata

_LOOK_ALIKES = str.maketrans(
    "⺂⺃⺅⺉⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺠⺡⺣⺤⺦⺨⺫⺭⺯⺰⺱⺹⺺⺾⻁⻂⻃⻅⻆⻈⻉⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⼾㬵"
    "⺿⻄⻍⻎⻭㫚㬺",
    "乛乚亻刂兀尣尢巳幺彑彐忄扌攵旡歺民氵灬爫丬犭罒礻糹纟罓耂肀艹虎衤覀见角讠贝车辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀户胶"
    "艹西辶辶齿曶幐",
)
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def letters(text: str) -> str:
    """The text in the signs that people write.

    >>> letters("⻘⽥县⼾籍,江⻄")
    '青田县户籍,江西'
    """
    return _RADICALS.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]), text.translate(_LOOK_ALIKES)
    )
