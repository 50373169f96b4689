"""The demonstration district: its file, and the chain that `wenxiao demo` walks over it.

district.py   district.yaml as values, checked
chain.py      one promise from a document to a verdict, link by link
"""

from wenxiao.demonstration.district import District, demonstration_district

__all__ = ["District", "demonstration_district"]
