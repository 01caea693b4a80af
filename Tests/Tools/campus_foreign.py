"""Exports of Campus in which none of our ids stands: another system wrote them, or another instance, or a query went wrong.

The rows are Campus's own; only the ids of our line items differ, or there is no row at all.
"""
import uuid

# In another case or with a prefix they are plainly ours, and stop a read-back; in another case only in a OneRoster set.
PLAIN = ("upper", "prefix", "stripped")
WAYS = (*PLAIN, "guid", "header")


def renamed(number, way):
    if way == "upper":
        return number.upper()
    if way == "prefix":
        return f"lms_{number}"
    if way == "stripped":
        return number.removeprefix("itsl_")
    return str(uuid.uuid5(uuid.NAMESPACE_OID, number))


def make_foreign(export, way):
    """Changes the ids of our line items in an export, or drops every row.

    An extract with ours in capitals is no foreign one: they can be told, and it is read (D192)."""
    if way == "upper" and export.kind == "extract":
        export.is_upper = True
        return export
    ours = {number: item for number, item in export.line_items.items() if item.is_ours}
    names = {number: renamed(number, way) for number in ours}
    if way == "header":
        export.line_items, export.entries = {}, []
    else:
        export.line_items = {names.get(number, number): item for number, item in export.line_items.items()}
        export.entries = [(names.get(number, number), student, row) for number, student, row in export.entries]
    export.describe()
    return export


def is_plain(export, ours, way):
    """Whether ids of ours stand in it but for case or a prefix."""
    return way in PLAIN and any(renamed(number, way) in export.line_items for number in ours)
