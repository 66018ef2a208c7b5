"""The help and the complaints of the command line, in Chinese."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

UsageError: Any = typer.BadParameter.__base__
_FIXED = (
    ("Usage:", "用法:"),
    ("Options:", "选项:"),
    ("Commands:", "命令:"),
    ("Arguments:", "参数:"),
    ("Show this message and exit.", "显示这份帮助。"),
    ("[required]", "[必填]"),
    ("[default: ", "[默认 "),
    ("COMMAND [ARGS]...", "命令 [参数]"),
    ("[OPTIONS]", "[选项]"),
    ("<int range>", "<整数>"),
    ("<integer>", "<整数>"),
    ("<text>", "<文字>"),
    ("<str>", "<文字>"),
    ("<int>", "<整数>"),
    ("<path>", "<路径>"),
    ("<list[str]>", "<文字>"),
)
_QUOTED = re.compile(r"['\"“]([^'\"”]+)['\"”]")


def translate(text: str) -> str:
    """Help as the library writes it, its fixed words in Chinese."""
    for english, chinese in _FIXED:
        text = text.replace(english, chinese)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help of the command."""
        return translate(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """The program, whose help is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help of the program."""
        return translate(super().get_help(ctx))


def complaint(error: Any) -> str:
    """What is wrong with a command line, and where its use is explained."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.ctx.get_help())
    path = error.ctx.command_path if error.ctx else "govpublish"
    return f"{_what(error)}。用法见:{path} --help"


def _what(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"没有选项 {error.option_name}"
    if kind == "MissingParameter":
        return f"缺少 {error.param.name if error.param else '参数'}"
    if kind == "BadParameter":
        name = error.param.opts[-1] if error.param else "参数"
        return f"{name} 的值不对"
    quoted = _QUOTED.search(error.message or "")
    if "command" in error.message.lower() and quoted:
        return f"没有命令 {quoted[1]}"
    return "命令行写法不对,或有多余的参数"
