"""Resolutions: adjustment is an act of a body that may adjust; both versions stay."""

from wenxiao.resolutions.adjustments import Resolution, adjust, bodies_that_may_adjust, name_of_body

__all__ = ["Resolution", "adjust", "bodies_that_may_adjust", "name_of_body"]
