"""What states, steps and papers are called, for pages in both languages."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "due": _("应发"),
    "drafted": _("已拟稿"),
    "reviewed": _("已审核"),
    "issued": _("已签发"),
    "delivered": _("已送达"),
    "received": _("已签收"),
    "answered": _("已回复"),
    "withheld": _("不发"),
    "void": _("作废"),
}
STEPS = {
    "draft": _("起草"),
    "review": _("审核"),
    "send_back": _("退回"),
    "send": _("发出"),
    "issue": _("签发"),
    "deliver": _("送达"),
    "receive": _("签收"),
    "answer": _("回复"),
    "withhold": _("决定不发"),
    "void": _("作废"),
}
PAPERS = {
    "reminder": _("提醒"),
    "reminder_letter": _("提醒函"),
    "dispatch_order": _("督办单"),
    "circular": _("督查通报"),
    "interview_notice": _("约谈通知"),
    "supervision_notice": _("督查通知"),
    "blue_slip": _("蓝色督查单"),
    "orange_slip": _("橙色督查单"),
    "red_slip": _("红色督查单"),
    "urging_notice": _("催办通知书"),
    "hotline_circular": _("逾期通报"),
}
POSTS = {"supervisor": _("督查督办组"), "group_leader": _("督查督办组组长"), "leader": _("责任领导")}
ASKS = {"time": _("约谈时间"), "place": _("约谈地点"), "interviewer": _("约谈人")}
