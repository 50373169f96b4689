from wenxiao_web.accounts.models import District, OrgUnit
from wenxiao_web.readonly import ReadOnlyAdmin, site

site.register([District, OrgUnit], ReadOnlyAdmin)
