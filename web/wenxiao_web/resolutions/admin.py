from wenxiao_web.readonly import ReadOnlyAdmin, site
from wenxiao_web.resolutions.models import Application, AskedChange, Decision, Exemption, Opinion

site.register([Application, AskedChange, Opinion, Decision, Exemption], ReadOnlyAdmin)
