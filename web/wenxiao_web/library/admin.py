from wenxiao_web.library.models import Document, FigureRow, TaskRow
from wenxiao_web.readonly import ReadOnlyAdmin, site

site.register([Document, FigureRow, TaskRow], ReadOnlyAdmin)
