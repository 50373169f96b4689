from wenxiao_web.audit.models import LedgerEntry, Seal
from wenxiao_web.readonly import ReadOnlyAdmin, site

site.register([LedgerEntry, Seal], ReadOnlyAdmin)
