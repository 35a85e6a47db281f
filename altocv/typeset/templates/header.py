"""Who the CV is about: name, headline, ways to get in touch, photo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from altocv.cv.document import Basics, Contact, Profile
from altocv.typeset import icons
from altocv.typeset.blocks import (
    Align,
    Block,
    Cell,
    IconSpan,
    Indented,
    Inline,
    Paragraph,
    Photo,
    Row,
    Span,
    Stack,
    TextStyle,
)
from altocv.typeset.templates.base import Theme
from altocv.typeset.templates.hints import hint
from altocv.typeset.templates.parts import Field, Fields, address, shown_url
from altocv.typeset.templates.text import join, spans


@dataclass(frozen=True, slots=True)
class Item:
    """A way to get in touch: an icon, maybe a label, and fields that read as one."""

    icon: str
    fields: Fields
    label: Fields = ()


def name(theme: Theme, basics: Basics, align: Align = "start") -> tuple[Block, ...]:
    return _line(theme, basics.name, "name", theme.name, align)


def label(theme: Theme, basics: Basics, align: Align = "start") -> tuple[Block, ...]:
    return _line(theme, basics.label, "label", theme.label, align)


def _line(theme: Theme, text: str, key: str, style: TextStyle, align: Align) -> tuple[Block, ...]:
    field = Field(text, f"basics/{key}", marked=False)
    if not text.strip():
        if not theme.hints:
            return ()
        field = Field(hint(key, theme.language), field.path, hint=True)
    return (Paragraph(spans(theme, field, style), align, language=theme.language),)


def items(theme: Theme, basics: Basics) -> list[Item]:
    """All ways to get in touch, in the order that recruiters look for them."""
    found = [
        *_plain("email", "email", basics.email, f"mailto:{basics.email.strip()}"),
        *_plain("phone", "phone", basics.phone, _dial(basics.phone)),
        *_place(basics),
        *([Item("web", (shown_url(basics.url, "basics/url"),))] if basics.url.strip() else []),
        *(item for profile in basics.profiles if (item := _profile(theme, profile))),
        *(item for contact in basics.contacts if (item := _contact(contact))),
    ]
    if not found and theme.hints:
        return [Item("email", (Field(hint("contact", theme.language), "basics/email", hint=True),))]
    return found


def _plain(key: str, icon: str, text: str, href: str | None) -> list[Item]:
    return [Item(icon, (Field(text, f"basics/{key}", href, marked=False),))] if text.strip() else []


def _dial(phone: str) -> str | None:
    digits = "".join(letter for letter in phone if letter.isascii() and (letter.isdigit() or letter == "+"))
    return f"tel:{digits}" if digits else None


def _place(basics: Basics) -> list[Item]:
    """Address, postal code and city, region, country; the code and the city are one."""
    place = basics.location
    fields = tuple(
        Field(text, f"basics/location/{key}", marked=False)
        for key, text in (
            ("address", place.address),
            ("postal_code", place.postal_code),
            ("city", place.city),
            ("region", place.region),
            ("country_code", place.country_code),
        )
        if text.strip()
    )
    return [Item("location", fields)] if fields else []


def _profile(theme: Theme, profile: Profile) -> Item | None:
    """The user name beside its network's icon; the whole address where there is no icon to say so."""
    at, network = f"@{profile.id}", profile.network.strip()
    icon = icons.for_network(network)
    # A logo says its network's name; a pictogram such as a globe does not.
    said = theme.design.show_icons and icon.partition("-")[0] in "".join(network.lower().split())
    named = (Field(network, f"{at}/network", marked=False),) if network and not said else ()
    if profile.username.strip():
        user = Field(profile.username, f"{at}/username", address(profile.url), marked=False)
        return Item(icon, (user,), named)
    if profile.url.strip():
        return Item(icon, (shown_url(profile.url, f"{at}/url"),), named)
    return Item(icon, (Field(network, f"{at}/network", marked=False),)) if network else None


def _contact(contact: Contact) -> Item | None:
    at = f"@{contact.id}"
    label = (Field(contact.label, f"{at}/label", marked=False),) if contact.label.strip() else ()
    if contact.value.strip():
        return Item(
            contact.icon, (Field(contact.value, f"{at}/value", address(contact.url), marked=False),), label
        )
    if contact.url.strip():
        return Item(contact.icon, (shown_url(contact.url, f"{at}/url"),), label)
    return Item(contact.icon, label) if label else None


def _said(theme: Theme, item: Item, style: TextStyle) -> tuple[Inline, ...]:
    """The item's text; a postal code and its city are not set apart by a comma."""
    fields: list[Inline] = []
    for index, field in enumerate(item.fields):
        if index:
            together = item.fields[index - 1].path.endswith("/postal_code")
            fields.append(Span(" " if together else theme.comma, style))
        fields += spans(theme, field, style)
    labelled = [inline for field in item.label for inline in spans(theme, field, style)]
    return join((tuple(labelled), tuple(fields)), Span(theme.colon, style))


def _icon(theme: Theme, item: Item, style: TextStyle) -> tuple[Inline, ...]:
    if not theme.design.show_icons:
        return ()
    field = item.fields[0]
    color = theme.color(theme.look.icon_color) if style.color != "paper" else "paper"
    gap = style.size * 0.4
    return (IconSpan(item.icon, style.size * 0.92, color, field.href, field.path, gap),)


def contact_line(
    theme: Theme, basics: Basics, align: Align = "start", style: TextStyle | None = None
) -> tuple[Block, ...]:
    """All items beside each other, broken between items only."""
    style = style or theme.muted
    joint = Span("   " if theme.design.show_icons else "  ·  ", style)
    units = [(*_icon(theme, item, style), *_said(theme, item, style)) for item in items(theme, basics)]
    if not units:
        return ()
    return (Paragraph(join(units, joint), align, language=theme.language, nobreak=True),)


def contact_list(theme: Theme, basics: Basics, style: TextStyle | None = None) -> tuple[Block, ...]:
    """The items below each other, with their icons in a column of their own."""
    style = style or theme.body
    blocks: list[Block] = []
    for item in items(theme, basics):
        text = Paragraph(_said(theme, item, style), language=theme.language)
        icon = tuple(
            replace(part, gap=0.0) if isinstance(part, IconSpan) else part
            for part in _icon(theme, item, style)
        )
        blocks.append(Indented(text, style.size * 1.65, icon) if icon else text)
    return (Stack(tuple(blocks), gap=theme.gap(0.18)),) if blocks else ()


def photo(theme: Theme, basics: Basics, align: Align = "start") -> tuple[Photo, ...]:
    design = theme.design
    if not design.show_photo or not basics.image.strip():
        return ()
    edge = "start" if align == "justify" else align
    return (Photo(basics.image, design.photo_size, design.photo_shape, edge),)


def beside_photo(theme: Theme, basics: Basics, blocks: tuple[Block, ...], *, first: bool = False) -> Block:
    """The blocks with the photo at their end, or at their start; alone where there is none."""
    child = Stack(blocks)
    picture = photo(theme, basics)
    if not picture:
        return child
    cells = [Cell(child), Cell(picture[0], picture[0].size)]
    return Row(tuple(cells[::-1] if first else cells), gap=theme.size * 2, align="middle")


def region(*blocks: Block, gap: float = 0.0) -> Stack:
    """The header as the region that the editor can hover."""
    return Stack(blocks, gap, keep=True, kind="header", path="basics")
