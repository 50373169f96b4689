"""Official papers: what they say once, laid out by GB/T 9704 as PDF, PNG and docx.

model.py        a paper's content: head, blocks, signature, imprint
counts.py       matters by the five words and what is late, for tables
composing.py    a notice and its matters to a paper
layout.py       the measures of the standard, from the catalogue
typesetting.py  a paper to PDF and PNG, set by layout.typ
word.py         a paper to docx; word_pages.py its pages, word_tables.py its tables
"""

from wenxiao.supervision.papers.composing import Letterhead, compose, letterhead_of
from wenxiao.supervision.papers.counts import SupervisedMatter, UnitCount, counts_by_unit, late_watches
from wenxiao.supervision.papers.model import OfficialPaper
from wenxiao.supervision.papers.typesetting import as_pdf, as_png
from wenxiao.supervision.papers.word import as_docx

__all__ = [
    "Letterhead",
    "OfficialPaper",
    "SupervisedMatter",
    "UnitCount",
    "as_docx",
    "as_pdf",
    "as_png",
    "compose",
    "counts_by_unit",
    "late_watches",
    "letterhead_of",
]
