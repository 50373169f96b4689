from wenxiao_web.procedures.models import Handling, Move, ProcedureVersion, UnitRole
from wenxiao_web.readonly import ReadOnlyAdmin, site

for model in (ProcedureVersion, Handling, UnitRole, Move):
    site.register(model, ReadOnlyAdmin)
