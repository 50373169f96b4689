"""A scene to a file: SVG as it is, PNG and PDF by Typst on a sheet of paper."""

import tempfile
from collections.abc import Collection
from pathlib import Path

from wenxiao.charts import COLOURS, Paper, Scene, Theme, draw, page_size, printed_size
from wenxiao.errors import ExportRefusedError

ENDINGS = (".svg", ".png", ".pdf")
DEFAULT_PAPER: Paper = "A3"
# Pixels an inch: fine enough at the distance from which such a sheet is read, and never more than 9,000 wide.
RESOLUTION: dict[Paper, int] = {"A4": 300, "A3": 300, "A2": 250, "A1": 200, "A0": 180}
# Families that hold simplified Chinese, as `wenxiao.charts.tokens.FACES` names them, and others that will do.
CHINESE = (
    "PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "SimSun", "Heiti SC",
)  # fmt: skip


def write_chart(out: Path, scene: Scene, *, theme: Theme, paper: Paper | None) -> None:
    """Write a scene by the file's ending, in one step: a file that stood there stays whole if this fails.

    SVG without paper is as large as laid out. Raise ExportRefusedError where it cannot be written.
    """
    check_ending(out)
    if out.suffix.lower() == ".svg":
        written = draw(scene, theme=theme, size=paper).encode()
    else:
        written = _printed(out, scene, theme, paper or DEFAULT_PAPER)
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        unfinished.write_bytes(written)
        unfinished.replace(out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ExportRefusedError(f"{out}：写不进去（{error.strerror}）。请检查文件夹在不在、有没有权限") from error


def check_ending(out: Path) -> None:
    """Raise ExportRefusedError unless the file's name says svg, png or pdf and its folder is there."""
    if out.suffix.lower() not in ENDINGS:
        raise ExportRefusedError(f"{out}：文件名应当以{'、'.join(ENDINGS)}结尾。请改名")
    if not out.absolute().parent.is_dir():
        raise ExportRefusedError(f"{out}：没有“{out.parent}”这个文件夹。请先建好")


def check_fonts(families: Collection[str]) -> None:
    """Raise ExportRefusedError where none of the fonts holds Chinese: the text would be missing without a word."""
    if not set(families) & set(CHINESE):
        raise ExportRefusedError(
            "这台电脑上没有中文字体，画出的图会没有字。请先安装（Debian、Ubuntu：apt-get install fonts-noto-cjk），"
            "或者改用.svg，在有中文字体的电脑上打开"
        )


def _printed(out: Path, scene: Scene, theme: Theme, paper: Paper) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise ExportRefusedError(
            f"{out}：写png和pdf要用typst，没有安装。请先pip install typst，或者改用.svg"
        ) from error
    check_fonts(typst.Fonts(include_system_fonts=True).families())
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "chart.svg").write_text(draw(scene, theme=theme, size=paper), encoding="utf-8")
        page = Path(folder) / "page.typ"
        page.write_text(_page(scene, theme, paper), encoding="utf-8")
        if out.suffix.lower() == ".pdf":
            return _one(typst.compile(str(page), format="pdf"))
        return _one(typst.compile(str(page), format="png", ppi=float(RESOLUTION[paper])))


def _page(scene: Scene, theme: Theme, paper: Paper) -> str:
    """A sheet with the chart in its middle; no date in the file, so that the same table gives the same file."""
    wide, high = page_size(scene, paper)
    width, _ = printed_size(scene, paper)
    title = scene.title.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'#set document(title: "{title}", date: none)\n'
        f'#set page(width: {wide}mm, height: {high}mm, margin: 0mm, fill: rgb("{COLOURS[theme]["ground"]}"))\n'
        f'#align(center + horizon, image("chart.svg", width: {width:.2f}mm, alt: "{title}"))\n'
    )


def _one(pages: bytes | list[bytes] | None) -> bytes:
    """The one page of a document."""
    return pages if isinstance(pages, bytes) else (pages or [b""])[0]
