"""The ui kit: every control and surface that pages are made of.

Native elements wherever they do the job (dialog, details, select, range, popover), styled by `assets/ui.css`
with the colours of `assets/theme.css`; the little that HTML cannot do yet is in `assets/ui.js`. Pages import
from here and from nowhere below. Labels are given by the caller, mostly as `t("key")`.
"""

from altocv.web.ui.buttons import button, classes, icon, icon_button, kbd, link, link_button, spinner
from altocv.web.ui.controls import control, form, post_form
from altocv.web.ui.controls import file_drop_control as file_drop
from altocv.web.ui.fields import (
    select,
    slider,
    switch,
    text_field,
    textarea,
)
from altocv.web.ui.layout import banner, empty_state, skeleton
from altocv.web.ui.overlays import dialog, menu, menu_item, menu_link, menu_separator
from altocv.web.ui.toasts import Toasts, ToastState, described, toast

__all__ = [
    "ToastState",
    "Toasts",
    "banner",
    "button",
    "classes",
    "control",
    "described",
    "dialog",
    "empty_state",
    "file_drop",
    "form",
    "icon",
    "icon_button",
    "kbd",
    "link",
    "link_button",
    "menu",
    "menu_item",
    "menu_link",
    "menu_separator",
    "post_form",
    "select",
    "skeleton",
    "slider",
    "spinner",
    "switch",
    "text_field",
    "textarea",
    "toast",
]
