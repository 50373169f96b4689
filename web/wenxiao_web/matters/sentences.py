"""The domain's sentence templates that pages show, named here so that the translation catalogue lists them."""

from django.utils.translation import gettext_noop

TEMPLATES = (
    gettext_noop("未启动：{moment}起计"),
    gettext_noop("尚无进度计划"),
    gettext_noop("{count}个节点全部完成"),
    gettext_noop("{count}个节点全部完成，其中{late}个曾超时"),
    gettext_noop("已超时限：“{name}”超{over}个工作日"),
    gettext_noop("已超时限：“{name}”今天到期未完成"),
    gettext_noop("临近时限：“{name}”剩{left}个工作日"),
    gettext_noop("按计划：“{name}”剩{left}个工作日"),
    gettext_noop("{moment}未{name}，转红灯"),
    gettext_noop("{moment}未{name}，转黄灯"),
    gettext_noop("“{name}”{moment}到期，尚未报送"),
    gettext_noop("累计{amount}{unit}，{moment}应到{wanted}{unit}"),
    gettext_noop("报送“{name}”并附佐证"),
    gettext_noop("累计达到{wanted}{unit}，报送进度并附佐证"),
)
