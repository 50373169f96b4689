"""What the ledger's codes are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "found_district": _("建立工作台"),
    "start_demonstration": _("启用演示时钟"),
    "add_unit": _("登记单位"),
    "add_account": _("登记账号"),
    "close_sign_in": _("暂停登录"),
    "add_document": _("装入文件"),
    "open_matter": _("立项"),
    "adjust_schedule": _("调整节点"),
    "report_progress": _("上报进度"),
    "confirm_progress": _("认定进度"),
    "return_progress": _("退回进度"),
    "change_light": _("变灯"),
    "change_published_light": _("公开灯变更"),
    "send_reminder": _("发提醒"),
}
FIELDS = {
    "amount": _("累计"),
    "status": "",
    "light": "",
    "due_at": "",
    "title": "",
    "unit": _("牵头"),
    "milestones": _("节点"),
    "figures": _("数据"),
    "tasks": _("任务"),
    "sha256": "SHA-256",
    "notice": "",
    "to_unit": _("发给"),
    "post": "",
    "role": _("角色"),
    "clock_starts_at": _("时钟起点"),
    "until": _("停到"),
}
VALUES = {
    "claimed": _("待认定"),
    "confirmed": _("已认定"),
    "returned": _("已退回"),
    "green": _("绿"),
    "yellow": _("黄"),
    "red": _("红"),
    "not_started": _("未启动"),
    "suspended": _("中止"),
    "done": _("办结"),
    "supervisor": _("督查督办"),
    "quantifier": _("指标量化"),
    "assessor": _("绩效考核"),
    "liaison": _("部门联络员"),
    "verifier": _("认定单位"),
    "leader": _("责任领导"),
}
SYSTEM_UNITS = {"系统": _("系统")}
