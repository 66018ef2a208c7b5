"""Write docs/reference from the code: every command, YAML key, layout and flag, once.

.venv/bin/python scripts/reference.py
"""

import inspect
from pathlib import Path

import typer
from pydantic import BaseModel

from govpublish import flags
from govpublish.cli import COMMANDS, program
from govpublish.layouts import outline, pipes, stacked, table, tabs
from govpublish.models import Meaning
from govpublish.site import headers
from govpublish.sources import spec

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
_LAYOUTS = {"tabs": tabs, "pipes": pipes, "stacked": stacked, "outline": outline, "table": table}
_SEVERITIES = {"stop": "停止发布", "skip": "不收录", "note": "提示"}
_ORIGINS = {"publisher": "发布者", "copy": "转存", "reader": "读取", "rule": "规则"}
_MEANINGS = {
    Meaning.NUMBER: "序号", Meaning.CATEGORY: "类别(作为所属栏目)", Meaning.TASK: "任务",
    Meaning.TARGET: "目标(各条为举措)", Meaning.MILESTONES: "进度安排(各条为举措)",
    Meaning.DEADLINE: "时限", Meaning.LEAD: "牵头单位", Meaning.SUPPORT: "配合单位",
    Meaning.RESPONSIBLE: "责任单位", Meaning.LEADER: "责任领导、责任人", Meaning.PROGRESS: "进展",
    Meaning.SHARE: "占年任务之比", Meaning.STATUS: "状态", Meaning.PROBLEM: "存在的问题",
    Meaning.NEXT_STEP: "下一步打算", Meaning.REASON: "说明", Meaning.REMARK: "备注",
    Meaning.POINTS: "分值", Meaning.TYPE: "类型", Meaning.UNIT: "计量单位(不是责任单位)",
    Meaning.IGNORE: "不收录",
}  # fmt: skip

_TOLD = {
    "commands.md": "给维护者：govpublish 的每一个命令和选项，由程序自身的帮助生成，与程序一致。",
    "source-yml.md": "给维护者：source.yml 的每一个键，写什么、何时写，由程序的定义生成。",
    "flags.md": "给维护者：每一类质量提示的轻重、可能的原因、含义和处理办法，由程序的定义生成。",
    "layouts.md": "给维护者：程序能读的每一种版式，各画一个小样，由程序的说明生成。",
    "hosting.md": "给维护者：把生成的网站放到自己的主机上要设置什么：公开网址、安全策略和缓存。",
}
_HOSTING = """# 放到主机上

`site/` 里全是静态文件，链接都是相对的，复制到任何主机、任何路径下都能用。
下面几样不设也能看，设了更好；只有一种情况必须设：

- **放在子路径下**（`https://example.org/promises/`）时，`404.html` 会在任意深的地址上出现，不能用相对链接。不设 `GOVPUBLISH_SITE_URL` 而生成，它的链接从主机的根开始：样式和搜索读不到，只剩文字。设了就都从子路径开始。主机也要知道它在哪里，nginx 写 `error_page 404 /promises/404.html;`。
- 搜索引擎只读主机根上的 `/robots.txt`；放在子路径下时，请把 `site/robots.txt` 里的 `Sitemap:` 一行抄到那里。

不放到主机上，直接用浏览器打开 `site/index.html` 也能看：正文、样式、计划页的筛选和排序都可用；浏览器不许本机文件读数据，搜索、查数据和并排比较不能用（页上会说明），指向文件夹的链接要再点一次其中的 `index.html`。要全部功能，用 `govpublish serve`。

## 随网站而变的设置 {{#settings}}

生成之前设环境变量，不必改 `mkdocs.yml`：

| 变量 | 内容 |
|---|---|
| `GOVPUBLISH_SITE_URL` | 公开网址，如 `https://example.org/promises/`；规范网址、分享图、网站地图和子路径下的 404 页要用 |
| `GOVPUBLISH_REPORT_URL` | 读者报告错误的网页，如问题表单 |
| `GOVPUBLISH_REPORT_MAIL` | 读者报告错误的邮箱 |

## 响应头 {{#headers}}

安全策略写在每一页里，主机再发一遍更稳，并且只有响应头能禁止别的网站把本站嵌进框里。名字带校验码的文件夹（`assets/gp-…/`）内容一变名字就变，可以长久缓存；其余文件每次都应问一问是否有新的。

Netlify、Cloudflare Pages 会自己读 `site/_headers`。nginx 把下面几行写进 `server` 一节：

```nginx
{nginx}```

`govpublish serve` 发送同样的响应头。
"""  # noqa: E501 (a paragraph of Markdown is one line)


def pages() -> dict[str, str]:
    """Every page of the reference by file name."""
    texts = {
        "commands.md": _commands(),
        "source-yml.md": _keys(),
        "flags.md": _flags(),
        "layouts.md": _layouts(),
        "hosting.md": _hosting(),
    }
    return {name: f"---\ndescription: {_TOLD[name]}\n---\n\n{texts[name]}" for name in texts}


def _hosting() -> str:
    return _HOSTING.format(nginx=headers.for_nginx())


def _commands() -> str:
    context = typer.Context(program, info_name="govpublish")
    parts = ["# 命令", "由程序自身的帮助生成。", _help(program, context)]
    for name in sorted(COMMANDS):
        command = program.get_command(context, name)
        below = typer.Context(command, info_name=name, parent=context)
        parts += [f"## govpublish {name}", _help(command, below)]
    return "\n\n".join(parts) + "\n"


def _help(command: object, context: typer.Context) -> str:
    context.max_content_width = 96
    context.terminal_width = 96
    text = command.get_help(context)  # type: ignore[attr-defined]
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return f"```text\n{lines}\n```"


def _keys() -> str:
    parts = ["# source.yml 与 jurisdiction.yml", "不认识的键一律报错;一次报出全部错误。"]
    for title, model in (
        ("source.yml", spec.SourceSpec),
        ("plans 的每一项", spec.Plan),
        ("passed_over 的每一项", spec.PassedOver),
        ("responsibility", spec.ResponsibilityRule),
        ("named_status 的每一项", spec.NamedStatus),
        ("totals 的每一项", spec.Total),
        ("corrections 的每一项", spec.Correction),
        ("jurisdiction.yml", spec.JurisdictionSpec),
        ("organizations 的每一项", spec.Organization),
        ("data/redirects.yml 中 moved 的每一项", spec.Redirect),
    ):
        parts += [f"## {title}", _table(model)]
    meanings = [f"| `{meaning.value}` | {said} |" for meaning, said in _MEANINGS.items()]
    table = "\n".join(("| 取值 | 含义 |", "|---|---|", *meanings))
    parts += ["## 列的含义(columns、headings 的取值)", table]
    statuses = "、".join(f"`{status}`" for status in spec.STATUSES)
    parts += ["## 状态词条(statuses 的取值)", statuses]
    return "\n\n".join(parts) + "\n"


def _table(model: type[BaseModel]) -> str:
    rows = ["| 键 | 必填 | 说明 |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        said = " ".join((field.description or "").split())
        rows.append(f"| `{name}` | {'是' if field.is_required() else ''} | {said} |")
    return "\n".join(rows)


def _flags() -> str:
    rows = ["| 类别 | 轻重 | 可能的原因 | 说明 | 办法 |", "|---|---|---|---|---|"]
    for kind in sorted(flags.Flag.__subclasses__(), key=lambda kind: kind.kind):
        said = kind.sentence.format(excerpt="…", more="…")
        remedy = kind.remedy.format(excerpt="…")
        rows.append(
            f"| `{kind.kind}` | {_SEVERITIES[kind.severity.value]} "
            f"| {_ORIGINS[kind.origin.value]} | {said} | {remedy} |"
        )
    intro = "“转存”指我们手里的文本缺失,未必是发布者的错。"
    return "\n\n".join(("# 提示", intro, "\n".join(rows))) + "\n"


def _layouts() -> str:
    parts = ["# 版式", "以下摘自各版式的程序(英文);source.yml 的 layout 写其中一个。"]
    for name, module in _LAYOUTS.items():
        parts += [f"## {name}", f"```text\n{inspect.cleandoc(module.__doc__ or '')}\n```"]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the pages; a test compares them with what the code says."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
