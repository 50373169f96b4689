"""Why a light shines: its sentence, its numbers, what turns it next and what would turn it green."""

from wenxiao.clocks.explaining.of_watch import explanation

__all__ = ["explanation"]
