"""The pieces a paper is made of, in no file format."""
from dataclasses import dataclass, field

from . import look


@dataclass(frozen=True)
class Tab:
    """A tab within a line."""


@dataclass(frozen=True)
class Span:
    """Text in a character style."""
    text: str
    style: str


@dataclass(frozen=True)
class Mark:
    """Text with a bookmark around it: the name of a form's field, by which programs find the field again."""
    text: str
    field: str

    @property
    def name(self):
        return "fd_" + self.field.replace("-", "_")


@dataclass(frozen=True)
class Page:
    """The number of this page, or of all pages."""
    total: bool = False


@dataclass(frozen=True)
class Para:
    style: str
    inlines: tuple

    def __init__(self, style, *inlines):
        object.__setattr__(self, "style", style)
        object.__setattr__(self, "inlines", inlines)


def inlines(pieces):
    return pieces if isinstance(pieces, tuple) else (pieces,)


@dataclass(frozen=True)
class Cell:
    """One cell; paras holds Para and Table, or text and its pieces, which then get the style of a cell.

    `edges` are its own instead of the table's: "first" has a line above, "more" has none above or below, "end" has one below, "framed" is
    within thick ones. Its text then begins at the top.
    """
    paras: tuple
    shaded: bool = False
    edges: str = ""

    def __init__(self, *paras, style="JkCell", edges=""):
        object.__setattr__(self, "paras", tuple(p if isinstance(p, (Para, Table)) else Para(style, *inlines(p)) for p in paras))
        object.__setattr__(self, "edges", edges)
        object.__setattr__(self, "shaded", style in ("JkCellHead", "JkCellLabel"))


def small(*texts):
    """A cell of a table of many columns (layout `sheet`)."""
    return Cell(*texts, style="JkCellSmall")


def middle(*texts):
    return Cell(*texts, style="JkCellMiddle")


def label(text, field="", before=""):
    """The cell that says what its row is about; `field` is the id of the form's field that its row holds, `before` a tag."""
    return Cell((before, Mark(text, field)) if field else before + text, style="JkCellLabel")


@dataclass(frozen=True)
class Row:
    cells: tuple
    title: bool = False      # repeats on each page
    height: float = 0        # at least, in mm
    divisible: bool = False  # a page may end within it

    def __init__(self, *cells, title=False, height=0, divisible=False):
        object.__setattr__(self, "divisible", divisible)
        object.__setattr__(self, "cells", tuple(c if isinstance(c, Cell) else Cell(c) for c in cells))
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "height", height)


@dataclass(frozen=True)
class Table:
    """Widths in 字; a table as wide as the page has a sum of 40, on a landscape page of 64."""
    name: str
    widths: tuple
    rows: tuple
    style: str = "JkTable"   # or JkContrast: lines around and between columns only; JkInner: tables inside cells


@dataclass(frozen=True)
class Contents:
    """The table of contents: the chapters."""
    title: str


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True)
class Paper:
    kind: str
    layout: str              # key of look.LEVELS
    cover: bool              # the first page has neither header nor footer
    blocks: tuple
    header: tuple = field(default=())
    footer: tuple = field(default=())
    landscape: bool = False
    properties: tuple = ("{{document/@title}}", "{{string(profile/service/name)}}", "{{term('entity')}}")  # title, subject, author

    @property
    def sheet(self):
        return look.LANDSCAPE if self.landscape else look.PORTRAIT


def tag(text):
    """A block tag, alone in its paragraph."""
    return Para("Standard", "{{%s}}" % text)


def when(test, *blocks):
    return (tag(f"#if {test}"), *blocks, tag("/if"))


def head_row(*titles):
    """A title may be a tuple of lines."""
    return Row(*(Cell(*(t if isinstance(t, tuple) else (t,)), style="JkCellHead") for t in titles), title=True)


def _with_words(cell, which, before="", after=""):
    """The cell with more text before or after that of its first or last paragraph, which is plain text."""
    paras = list(cell.paras)
    (words,) = paras[which].inlines
    paras[which] = Para(paras[which].style, before + words + after)
    return Cell(*paras, style="JkCellLabel" if cell.shaded else "JkCell")


def repeated(kind, *cells):
    """A row that one pair of block tags encloses: from its first cell to its last."""
    opening, closing = kind
    row = [c if isinstance(c, Cell) else Cell(c) for c in cells]
    row[0] = _with_words(row[0], 0, before="{{%s}}" % opening)
    row[-1] = _with_words(row[-1], -1, after="{{%s}}" % closing)
    return Row(*row)


def each(variable, nodes, *cells):
    return repeated((f"#for {variable} in {nodes}", "/for"), *cells)
