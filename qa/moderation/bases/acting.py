"""Acts of `qa.moderation.acts` in the admin: for the selected rows of a list, and as buttons on a row's page."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from qa.core.verdict import Invalid, Refusal
from qa.moderation.acts import Act
from qa.moderation.services.acting import perform_on_all


class ActingAdmin(admin.ModelAdmin):
    """A `ModelAdmin` with acts: `acts` is {name: Act}. Whoever may change a row may try; the services decide."""

    acts: dict[str, Act] = {}
    change_form_template = "admin/acting_change_form.html"

    # --- in bulk ------------------------------------------------------------------------------------------------------
    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # Django's own would pass by the services
        if self.has_change_permission(request):
            for act in self._offered(request):
                actions[act.name] = (partial(_in_bulk, act=act), act.name, act.label)
        return actions

    def act_on_selected(self, request, queryset, act: Act):
        form = self._form(act, request)
        if form is not None and not ("confirmed" in request.POST and form.is_valid()):
            return self._ask_again(request, queryset, act, form)
        outcome = perform_on_all(act, queryset, by=request.user, fields=form.cleaned_data if form else {})
        if form is not None and outcome.refused and not outcome.done:
            form.add_error(None, outcome.in_words())
            return self._ask_again(request, queryset, act, form)
        level = messages.WARNING if outcome.refused else messages.SUCCESS
        self.message_user(request, outcome.in_words(), level)
        return None

    def _ask_again(self, request, queryset, act, form):
        selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
        everything = request.POST.get("select_across") == "1"
        return self._ask(request, act, form, list(queryset[:20]), queryset.count(), selected, everything)

    # --- one by one ---------------------------------------------------------------------------------------------------
    def get_urls(self):
        view = self.admin_site.admin_view(self.act_view)
        return [path("<int:object_id>/act/<slug:name>/", view, name=self._act_url_name()), *super().get_urls()]

    def act_view(self, request, object_id: int, name: str):
        """GET asks for the act's fields, POST does it and goes back to the row's page (or to `next`: the list)."""
        thing, act = self.get_object(request, str(object_id)), self.acts.get(name)
        if thing is None or act is None:
            raise Http404
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        form = self._form(act, request)
        if request.method == "POST" and (form is None or form.is_valid()):
            try:
                act.perform(thing, request.user, form.cleaned_data if form else {})
            except Invalid as invalid:
                if form is None:
                    raise
                form.add_error(invalid.field if invalid.field in form.fields else None, str(invalid))
            except Refusal as refused:
                self.message_user(request, str(refused), messages.WARNING)
                return HttpResponseRedirect(self._after(thing.pk))
            else:
                self.message_user(request, act.done, messages.SUCCESS)
                return HttpResponseRedirect(self._after(object_id))
        return self._ask(request, act, form, [thing], 1)

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj is not None and self.has_change_permission(request, obj):
            context["acts"] = [(act, self._act_url(obj, act)) for act in self._offered(request) if act.fits(obj)]
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def _offered(self, request) -> list[Act]:
        return [act for act in self.acts.values() if act.offered(request.user)]

    # --- helpers ------------------------------------------------------------------------------------------------------
    def _act_url_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_act"

    def _act_url(self, thing, act: Act) -> str:
        return reverse(f"admin:{self._act_url_name()}", args=[thing.pk, act.name])

    def _after(self, pk) -> str:
        """The row's page, or the list when the row has left it (a held post that was approved)."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        if pk is not None and self.model._default_manager.filter(pk=pk).exists():
            return reverse(f"{name}_change", args=[pk])
        return reverse(f"{name}_changelist")

    def _form(self, act: Act, request):
        if act.form is None:
            return None
        sent = request.method == "POST" and ("confirmed" in request.POST or "action" not in request.POST)
        return act.form(request.POST if sent else None)

    def _ask(self, request, act, form, things, count, selected=(), everything=False):
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "opts": self.opts,
            "act": act,
            "form": form,
            "things": things,
            "more": count - len(things),
            "selected": selected,
            "everything": everything,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        status = 422 if form is not None and form.is_bound and form.errors else 200
        return render(request, "admin/act.html", context, status=status)


def _in_bulk(modeladmin, request, queryset, act):
    return modeladmin.act_on_selected(request, queryset, act)
