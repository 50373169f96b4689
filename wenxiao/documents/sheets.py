"""Which cells of an xlsx file are shown as percentages: a value of 0.085 is read as 8.5% by a person."""

import re
import zipfile
from html import unescape
from io import BytesIO

_BUILT_IN = frozenset((9, 10))  # the format numbers 0% and 0.00%
_CUSTOM = re.compile(rb"<numFmt\s[^>]*?>")
_XFS = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(\d+)"|<c s="(\d+)" r="([A-Z]{1,3})(\d{1,7})"')
MAX_PART = 200_000_000  # bytes of one part; more is no office's table
Places = frozenset[tuple[int, int]]


def percent_cells(data: bytes) -> dict[str, Places]:
    """Return for each sheet the cells shown as percentages as (row, column) from 0; {} for another format than xlsx."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        styles = _percent_styles(_part(archive, "xl/styles.xml"))
        if not styles:
            return {}
        return {name: _places(_part(archive, part), styles) for name, part in _parts_of_sheets(archive)}


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name) if archive.getinfo(name).file_size <= MAX_PART else b""
    except (KeyError, zipfile.BadZipFile):
        return b""


def _percent_styles(styles: bytes) -> frozenset[int]:
    """Return the numbers of the cell styles whose number format has a percent sign."""
    formats = set(_BUILT_IN)
    for match in _CUSTOM.finditer(styles):
        number, code = _attribute(match[0], "numFmtId"), _attribute(match[0], "formatCode")
        if "%" in code:
            formats.add(int(number))
    block = _XFS.search(styles)
    listed = re.findall(rb"<xf\b[^>]*>", block[0]) if block else []
    return frozenset(place for place, xf in enumerate(listed) if int(_attribute(xf, "numFmtId") or 0) in formats)


def _parts_of_sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    targets = {
        _attribute(match, "Id"): _attribute(match, "Target")
        for match in re.findall(rb"<Relationship\b[^>]*>", _part(archive, "xl/_rels/workbook.xml.rels"))
    }
    found = []
    for match in re.findall(rb"<sheet\b[^>]*>", _part(archive, "xl/workbook.xml")):
        target = targets.get(_attribute(match, "r:id"), "")
        found.append(
            (unescape(_attribute(match, "name")), target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        )
    return found


def _places(sheet: bytes, styles: frozenset[int]) -> Places:
    found = set()
    for match in _CELL.finditer(sheet):
        letters, digits, style = (match[1], match[2], match[3]) if match[1] else (match[5], match[6], match[4])
        if int(style) in styles:
            found.add((int(digits) - 1, _column(letters)))
    return frozenset(found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _attribute(tag: bytes, name: str) -> str:
    match = re.search(rb"\s" + name.encode() + rb'="([^"]*)"', tag)
    return match[1].decode("utf-8", errors="replace") if match else ""
