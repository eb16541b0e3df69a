"""What a template of the corpus holds, told once for all makers.

A document is a list of blocks (P, Table, Control) and some settings; a paragraph is a list of pieces: plain strings and the classes below.
Each maker (word.py, python_docx.py, libreoffice.py) writes it as its program would.
"""


class Piece:
    def __init__(self, *pieces, **options):
        self.pieces = list(pieces)
        self.__dict__.update(options)


class Split(Piece):
    """Text in `parts` runs of unequal look, as Word leaves them behind."""
    parts = 5


class Letters(Piece):
    """Every character a run of its own."""


class Bold(Piece):
    pass


class Font(Piece):
    """A run with a font of its own for Japanese; keyword: name."""


class Link(Piece):
    """keyword: to."""


class Inserted(Piece):
    """A tracked insertion."""


class Deleted(Piece):
    """A tracked deletion."""


class Mark(Piece):
    """A bookmark round its pieces; keyword: name."""


class Ref(Piece):
    """A live reference to a bookmark; keywords: name, shows."""


class Note(Piece):
    """keyword: kind ('footnote', 'endnote')."""
    kind = 'footnote'


class Comment(Piece):
    """A comment on its pieces; keyword: says."""


class Box(Piece):
    """A text box; its pieces are blocks."""


class Control(Piece):
    """A content control within a line; keywords: title, bound (XPath of a custom XML part), placeholder."""
    bound = None
    placeholder = False


class Smart(Piece):
    """A smart tag of old Word."""


class Image(Piece):
    """A picture; keyword: alt."""


class Tab(Piece):
    pass


class Break(Piece):
    pass


class P:
    """A paragraph. style: Normal, Title, 'Heading 1' …; list: (kind, level, which) with kind number or bullet."""

    def __init__(self, *pieces, style=None, list=None, outline=0):
        self.pieces, self.style, self.list, self.outline = pieces, style, list, outline


class Cell:
    def __init__(self, *blocks, across=1, down=1):
        self.blocks = [P(b) if isinstance(b, (str, Piece)) else b for b in blocks] or [P()]
        self.across, self.down = across, down


class Table:
    """Rows of cells (strings, pieces, blocks or Cell); a place that a merged cell covers is None. heads: rows that are repeated."""

    def __init__(self, *rows, heads=0):
        self.rows = [[c if isinstance(c, Cell) or c is None else Cell(c) for c in row] for row in rows]
        self.heads = heads

    def columns(self):
        return max(sum(c.across if c else 0 for c in row) + sum(1 for c in row if c is None) for row in self.rows)


class Block(Piece):
    """A content control round blocks; keyword: title."""


class Contents(Piece):
    """A table of contents of two levels; its pieces are the entries now shown."""


class Scene:
    """makers: those that can write it. data: an XML text, else the common one. files: grey squares by name. annex: the scene that
    is put beside it as 別紙.docx or 別紙.odt; FORMAT in a text stands for the ending.
    fails: no document must come of it."""

    def __init__(self, name, *blocks, about, makers='word python libreoffice', header=None, footer=None, properties=None, custom=None,
                 data=None, files=None, annex=None, fails=False):
        self.name, self.blocks, self.about, self.makers = name, blocks, about, makers.split()
        self.header, self.footer = header or {}, footer or {}
        self.properties, self.custom = properties or {}, custom or {}
        self.data, self.files, self.annex, self.fails = data, files or {}, annex, fails
