"""Write 1_plan_2021_2025.docx: run after changing the text below, then mend gold/1_plan_2021_2025.jsonl."""

import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document

TITLE = "沈阳市铁西区“十四五”规划2025年目标（摘编）"
DATE = "2021年5月17日"
NOTE = "演示材料：用自己的话转述公开的规划数字，不是规划原文，也不能代替原文。"

SECTIONS: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (
        1,
        "一、2020年的基础",
        (
            "2016—2020年，全区一般公共预算收入年均增长5.5%，城镇居民人均可支配收入年均增长5%。",
            "2020年，预计一般公共预算收入121.5亿元，城镇居民人均可支配收入47846元；"
            "规模以上工业总产值1825亿元，服务业增加值370亿元，国家高新技术企业408家。",
        ),
    ),
    (1, "二、2025年的目标", ("以下各项都以2025年为期，到期逐项对账。",)),
    (
        2,
        "（一）综合实力",
        (
            "经济总量再上台阶，到2025年地区生产总值突破1500亿元。"
            "工业文旅成为新的亮色，规上文化产业营业收入达到100亿元，"
            "文化产业增加值占地区生产总值比重达到5%以上。",
        ),
    ),
    (
        2,
        "（二）科技创新",
        (
            "科技研发投入占地区生产总值比重由2020年的3.2%提高到2025年的3.5%。",
            "培育主体、建好平台：在孵企业超过1000家，双创载体达到35家以上，新型研发机构不少于10家，"
            "国家高新技术企业突破800家，瞪羚、独角兽企业达到20家。"
            "科技载体总面积达到300万平方米，股权投资基金规模达到130亿元。",
        ),
    ),
    (2, "（三）对外开放", ("外贸再扩量，全区进出口总额突破400亿元。",)),
    (
        2,
        "（四）农业农村",
        (
            "守住粮食底线，农作物播种面积稳定在20万亩以上，粮食产量稳定在10万吨以上，高标准农田覆盖率达到90%。"
            "蔬菜产量达到15万吨，设施农业面积达到2.5万亩。",
        ),
    ),
    (
        2,
        "（五）民生保障",
        (
            "城镇登记失业率控制在3.8%以内，零就业家庭保持动态清零，企业劳动合同签订率不低于97%。",
            "集中供热率达到98.5%，农村社区养老服务覆盖率达到85%，养老机构护理型床位占比不低于60%。",
        ),
    ),
    (
        1,
        "三、怎样落实",
        (
            "目标分解到单位，责任、时间和路线一并写清；过程用红黄绿灯管，进展慢的提醒，超期的警示，"
            "需要调整的按程序调整，年底凭结果说话。",
        ),
    ),
)

MOMENT = datetime(2021, 5, 17, tzinfo=UTC)


def plan_document() -> bytes:
    """Build the document; the same text always gives the same parts."""
    document = Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Wenxiao"
    document.core_properties.created = document.core_properties.modified = MOMENT
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(DATE)
    document.add_paragraph(NOTE)
    for level, heading, paragraphs in SECTIONS:
        document.add_heading(heading, level)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
    packed = io.BytesIO()
    document.save(packed)
    return with_fixed_times(packed.getvalue())


def with_fixed_times(packed: bytes) -> bytes:
    """Repack a docx with one moment on every part, so that a rebuild differs only where the text does."""
    repacked = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as source,
        zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED) as sink,
    ):
        for name in source.namelist():
            sink.writestr(zipfile.ZipInfo(name, MOMENT.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
    return repacked.getvalue()


if __name__ == "__main__":
    target = Path(__file__).with_name("1_plan_2021_2025.docx")
    target.write_bytes(plan_document())
    sys.stdout.write(f"wrote {target}\n")
