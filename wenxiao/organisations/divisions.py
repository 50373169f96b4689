"""Codes of territories: GB/T 2260 for districts, longer below them. They have no check digit, so shape is all."""

from collections.abc import Mapping

from wenxiao.catalog import load, required

_LEVELS = {
    6: "区县代码（GB/T 2260，如210106）",
    9: "街道代码（GB/T 10114，9位）",
    12: "社区代码（统计用区划代码，12位）",
}


def division_problem(code: str, digits: int) -> str | None:
    """Say what is wrong with a code of so many digits, and what to write; None where nothing is."""
    wanted = _LEVELS.get(digits, f"{digits}位数字")
    if not (code.isascii() and code.isdigit()) or len(code) != digits:
        return f"“{code}”应为{wanted}，{digits}位数字，加引号"
    if code[:2] not in provinces():
        return f"“{code}”的前两位“{code[:2]}”不是省级代码，请核对"
    if code[2:4] == "00" or (digits >= 6 and code[4:6] == "00"):
        return f"“{code}”是省或者市的代码，应为{wanted}"
    return None


def provinces() -> Mapping[str, str]:
    """Return the provinces by the first two digits of their codes."""
    names: Mapping[str, str] = required(load("organisations/provinces.yaml"), "provinces", dict, "省级代码和名称")
    return names
