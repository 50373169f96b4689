"""How a number is written."""

import re

from wenxiao.quantities.numerals import CHINESE, DIGITS

# [0-9] costs half of \d, which asks for the digits of every script
ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?"
# 一百千瓦 is a hundred 千瓦; digits after 点 are decimals; possessive, so that a long run keeps no places to go back to
SPOKEN = rf"(?:(?!(?<=[十百千万亿])千[瓦米克伏卡])[{CHINESE}])++(?:点[{''.join(DIGITS)}]+)?"
DASHES = "-—–－~～"
DASH = rf"\s*(?:[{DASHES}]{{1,2}}|至|到)\s*"
RANGE_BEGINS = frozenset((*DASHES, "至", "到", *filter(str.isspace, map(chr, range(0x3001)))))  # behind its number
# behind the first of digits that stand alone: nothing makes more of them, a group, a structure, a part of a whole
REST_ALONE = r"[0-9]*+(?:\.[0-9]++)?+(?![,.：:∶/])"
NUMBER = re.compile(
    rf"(?P<structure>(?=[0-9.,]++[：:∶])(?:{ARABIC})(?:[：:∶](?:{ARABIC})){{2,}}|\d\d?\.\d\d?[：:∶]\d\d?\.\d\d?(?!\d))"
    rf"|(?P<rank>(?:第|(?<!提)前)\s*(?P<place>\d+|[{CHINESE}]+)\s*(?P<order>位|名|强)?)"
    rf"|(?P<denominator>[{CHINESE}]+)分之(?P<numerator>{ARABIC}|{SPOKEN})"
    rf"|(?P<sign>(?<=[长为达是降升增到至幅速比别、：；（\s])[-－](?=\d)|(?<!减)负(?=\d))?(?P<number>{ARABIC}|{SPOKEN})"
)
