from wenxiao_web.readonly import ReadOnlyAdmin, site
from wenxiao_web.resolutions.models import Application, AskedChange, Decision, Exemption, Opinion, VersionChange

site.register([Application, AskedChange, Opinion, Decision, Exemption, VersionChange], ReadOnlyAdmin)
