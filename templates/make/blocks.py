"""The pieces a paper is made of, in no file format."""
from dataclasses import dataclass, field


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
    """One cell; paras holds Para, or text and its pieces, which then get the style of a cell."""
    paras: tuple
    shaded: bool = False

    def __init__(self, *paras, style="JkCell"):
        object.__setattr__(self, "paras", tuple(p if isinstance(p, Para) else Para(style, *inlines(p)) for p in paras))
        object.__setattr__(self, "shaded", style != "JkCell")


def label(text, field="", before=""):
    """The cell that says what its row is about; `field` is the id of the form's field that its row holds, `before` a tag."""
    return Cell((before, Mark(text, field)) if field else before + text, style="JkCellLabel")


@dataclass(frozen=True)
class Row:
    cells: tuple
    title: bool = False      # repeats on each page
    height: float = 0        # at least, in mm

    def __init__(self, *cells, title=False, height=0):
        object.__setattr__(self, "cells", tuple(c if isinstance(c, Cell) else Cell(c) for c in cells))
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "height", height)


@dataclass(frozen=True)
class Table:
    """Widths in 字; a table as wide as the page has a sum of 40."""
    name: str
    widths: tuple
    rows: tuple


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


def tag(text):
    """A block tag, alone in its paragraph."""
    return Para("Standard", "{{%s}}" % text)


def when(test, *blocks):
    return (tag(f"#if {test}"), *blocks, tag("/if"))


def head_row(*titles):
    """Titles are texts, or (text, field) where the rows below hold the field of a form."""
    return Row(*(Cell((Mark(*t),) if isinstance(t, tuple) else t, style="JkCellHead") for t in titles), title=True)


def repeated(kind, *cells):
    """A row that one pair of block tags encloses: from its first cell to its last."""
    opening, closing = kind
    if len(cells) == 1:
        return Row("{{%s}}%s{{%s}}" % (opening, cells[0], closing))
    return Row("{{%s}}%s" % (opening, cells[0]), *cells[1:-1], "%s{{%s}}" % (cells[-1], closing))


def each(variable, nodes, *cells):
    return repeated((f"#for {variable} in {nodes}", "/for"), *cells)
