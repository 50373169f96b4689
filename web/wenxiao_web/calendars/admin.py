from wenxiao_web.calendars.models import Arrangement
from wenxiao_web.readonly import ReadOnlyAdmin, site

site.register(Arrangement, ReadOnlyAdmin)
