"""The form that takes in a year's arrangement."""

from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_LIMIT_BYTES = 64 * 1024


class ArrangementForm(forms.Form):
    """A file with a year's arrangement."""

    file = forms.FileField(
        label=gettext_lazy("安排文件"),
        max_length=150,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        error_messages={
            "required": gettext_lazy("请选择安排文件。"),
            "empty": gettext_lazy("文件是空的。请重新选择。"),
        },
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too long for a year, or no text."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > _LIMIT_BYTES:
            raise forms.ValidationError(_("文件超过64KB，不像一年的安排。请检查是不是选错了。"))
        try:
            self.text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("文件不是UTF-8文本。请用记事本另存为UTF-8后再传。")) from error
        return file

    @property
    def name(self) -> str:
        """The file's own name, without folders."""
        return PurePath(self.cleaned_data["file"].name or "").name
