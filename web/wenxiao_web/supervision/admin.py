from wenxiao_web.readonly import ReadOnlyAdmin, site
from wenxiao_web.supervision.models import NextCall, NoticeRow, NoticeStep, NumberRow

site.register([NoticeRow, NoticeStep, NumberRow, NextCall], ReadOnlyAdmin)
