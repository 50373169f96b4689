"""`wenxiao desk`: load a district, serve the desk, check its ledger."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wenxiao.errors import CatalogInvalidError
from wenxiao_web.errors import LedgerBrokenError

if TYPE_CHECKING:
    from wenxiao.demonstration import District


@click.group()
def desk() -> None:
    """网页工作台：装入数据、启动服务、校验台账。数据放在WENXIAO_DATA指的文件夹（默认./var）。"""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_web.settings")
    import django

    django.setup()


@desk.command()
@click.argument("folder", default="demo")
@click.option("--if-empty", is_flag=True, help="已有数据时不算错，什么也不做。")
def load(folder: str, if_empty: bool) -> None:
    """把一个区装进空的数据文件夹。FOLDER写demo（默认）装自带的演示区，或者写文件夹路径。"""
    from wenxiao_web.accounts.models import District as Row
    from wenxiao_web.loading import load_district

    prepare_database()
    if if_empty and (row := Row.objects.first()):
        click.echo(f"数据文件夹里已有{row.title}，不再装入。")
        return
    click.echo(_summary(load_district(None if folder == "demo" else Path(folder))))


@desk.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听的端口。")
@click.pass_context
def demo(ctx: click.Context, port: int) -> None:
    """数据文件夹为空时装入演示区，然后启动；按Ctrl-C结束。"""
    ctx.invoke(load, folder="demo", if_empty=True)
    ctx.invoke(serve, host="127.0.0.1", port=port, workers=2)


@desk.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址。")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听的端口。")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="网页进程数。")
def serve(host: str, port: int, workers: int) -> None:
    """启动网页和后台进程；按Ctrl-C结束。"""
    from wenxiao_web.serving import serve_desk

    prepare_database()
    serve_desk(host, port, workers=workers, say=click.echo)


@desk.command()
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="另存的封印底册（默认是数据文件夹里的seals.txt）。",
)
def verify(against: Path | None) -> None:
    """重算整本台账的封印链，再与封印底册核对；有一处对不上就指出来，退出码1。"""
    from wenxiao_web.audit.chain import verify_ledger
    from wenxiao_web.audit.copies import hashes_of_copy

    prepare_database()
    check = verify_ledger(hashes_of_copy(against))
    click.echo(f"共{check.entries}条，封印{check.seals}个，待封{check.unsealed}条，末个封印{check.last_hash}")
    if check.broken:
        raise LedgerBrokenError(f"台账对不上：{check.broken}。请停止使用这份数据，从备份核对。")
    click.echo("全部相符。")


@desk.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def calendar(file: Path) -> None:
    """装入一年的调休安排（YAML），没有办结的事项一次全部重算时限和灯。"""
    from wenxiao_web.calendars.actions import add_arrangement
    from wenxiao_web.clock import now

    prepare_database()
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogInvalidError(file.name, "不是UTF-8文本，请另存为UTF-8后再装") from error
    renewal = add_arrangement(None, file.name, text, at=now(), tell=_tell_progress)
    click.echo(
        f"已装入{renewal.arrangement.year}年的安排：{renewal.arrangement.source}\n"
        f"没有办结的事项{renewal.matters}件，时限重算{renewal.watches}项，变灯{renewal.lights}次"
    )


def _tell_progress(done: int, total: int) -> None:
    click.echo(f"重算 {done}/{total}件", err=True)


def prepare_database() -> None:
    """Bring the tables up to this version; on an empty folder, make them."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _summary(district: "District") -> str:
    from wenxiao_web.library.models import FigureRow

    return (
        f"已装入{district.title}：文件{len(district.documents)}份，数据{FigureRow.objects.count()}条，"
        f"事项{len(district.matters)}件，账号{len(district.accounts)}个（{district.marked_as}）"
    )
