from wenxiao_web.matters.models import Commitment, LightChange, Matter, ProgressReport, WatchRow
from wenxiao_web.readonly import ReadOnlyAdmin, site

site.register([Commitment, LightChange, Matter, ProgressReport, WatchRow], ReadOnlyAdmin)
