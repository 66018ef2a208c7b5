"""The buttons that a web page shows below its text: 【打印本页】 [关闭窗口] 【字体:大 中 小】."""

_WHAT = (
    r"(?:正文|本页面?|本文|此页|此文|页面|网页|当前页|文章|全文|[本此]?窗口|顶部|首页|列表"
    r"|上一?页)?"
)
_OPENS, _CLOSES = r"[\[【〖『「(<]", r"[\]】〗』」)>]"
BUTTON = (
    rf"(?:{_OPENS}?\s*(?:打印|关闭){_WHAT}\s*(?:{_CLOSES}|[|/\s]|\Z)"
    rf"|{_OPENS}\s*(?:返回|收藏|保存|推荐|转发|(?:我要)?纠错|分享|下载){_WHAT}\s*{_CLOSES}"
    rf"|{_OPENS}?\s*字[体号]\s*:?\s*{_OPENS}?\s*(?:[特超]?大|小)[\s|/])"
)
"""How a narrowed line begins that is made of them; 关闭煤矿3座 is none."""
