"""Change pages that save through a service: its refusals become errors of the form, and what was typed stays."""

from django.contrib import admin

from qa.core.verdict import Refusal


class ServiceSaving(admin.ModelAdmin):
    """A `ModelAdmin` whose `save_model` calls a service and whose form is a `RefusableForm`.

    The first pass of the view may end in a `Refusal`, which undoes its transaction; the second shows the form with it.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refusal as refused:
            request.refused = refused
            response = super().changeform_view(request, object_id, form_url, extra_context)
            response.status_code = refused.status
            return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused", None)
        return form


class RefusableForm:
    """Mixin for the form: says what the service has refused."""

    refused: Refusal | None = None

    def clean(self):
        cleaned = super().clean()
        if self.refused is not None:
            field = getattr(self.refused, "field", "")
            self.add_error({"tags": "tag_names"}.get(field, field) if self._has(field) else None, str(self.refused))
        return cleaned

    def _has(self, field: str) -> bool:
        return bool(field) and {"tags": "tag_names"}.get(field, field) in self.fields
