"""How the papers look: page, fonts, styles and numbering, once for both formats.

Lengths across the page are in 字, the pitch of the character grid: 160 mm hold 40 字, so one 字 is 4 mm.
Sizes and spaces above and below are in points.

The page declares its grid of 40字×36行 (that is what the page dialogs of Word and LibreOffice show), but the styles do not snap to it:
they carry the same pitch themselves, as height of lines and space between characters. On the grid, LibreOffice pads every run of Latin
characters to whole cells and draws 第1 条.
"""
from dataclasses import dataclass

# A4 in twips, as Word writes it; 上下25 左30 右20 mm.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN_TOP = MARGIN_BOTTOM = 1417
MARGIN_LEFT, MARGIN_RIGHT = 1701, 1134
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
COLUMNS, LINES = 40, 36
MM_PER_COLUMN = 4
SIZE = 10.5
LINE_PITCH = (PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM) // LINES          # twips
COLUMN_POINTS = TEXT_WIDTH / 20 / COLUMNS
LINE_POINTS = (LINE_PITCH - 1) / 20                                       # a twip less, lest the last line of a page be pushed out
SPREAD = int((COLUMN_POINTS - SIZE) * 20) / 20                            # space between characters
HEADER_DISTANCE = 720                                                     # twips from the edge of the paper

# Order of fall-back: the first that the machine has.
MINCHO = ("BIZ UD明朝 Medium", "BIZ UD明朝", "游明朝", "MS 明朝", "Noto Serif CJK JP")
GOTHIC = ("BIZ UDゴシック", "游ゴシック", "MS ゴシック", "Noto Sans CJK JP")

HEAD_SHADE = "F2F2F2"
BORDER_POINTS = 0.5
FRAME_POINTS = 1.5       # 太枠
DASH_POINTS = 0.75       # 破線囲み
# Within cells. Not as space of the paragraphs: with that LibreOffice loses rows of a DOCX table that a page divides.
PADDING_POINTS, PADDING_SIDE_POINTS = 2.5, 5


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper the way it is turned: twips, and how many 字 a table as wide as the text has."""
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    columns: int
    orientation: str

    @property
    def lines(self):
        return (self.height - self.top - self.bottom) // LINE_PITCH


PORTRAIT = Sheet(PAGE_WIDTH, PAGE_HEIGHT, MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT, COLUMNS, "portrait")
# 64 字 are 256 mm. Filed with upright papers it is bound at its upper edge: 上25 下20 左右20.5 mm.
LANDSCAPE = Sheet(PAGE_HEIGHT, PAGE_WIDTH, 1417, 1134, 1162, 1162, 64, "landscape")


def twips(columns):
    return round(columns * TEXT_WIDTH / COLUMNS)


@dataclass(frozen=True)
class Level:
    """One level of the numbering. The number stands at `at`, its text at `text`, the lines below at `turn` (字).

    `text` 0 means one 字 after the number. A tab cannot do that where the number ends before `turn`: in Word the hanging indent is a
    tab stop by itself.
    """
    style: str
    docx_format: str
    odf_format: str
    before: str
    after: str
    at: float
    text: float
    turn: float
    silent: bool = False     # counts without showing a number: what comes below it starts anew
    second: bool = False     # counts on from the paragraph of the level above, which is number 1 though it does not show it


def _level(style, kind, around, at, text, turn, second=False):
    formats = {"1": ("decimal", "1"), "ア": ("aiueoFullWidth", "ア, イ, ウ, ..."), "a": ("lowerLetter", "a")}
    before, after = around
    return Level(style, *formats[kind], before, after, at, text, turn, second=second)


def _silent(style, at, turn):
    return Level(style, "decimal", "", "", "", at, 0, turn, silent=True)


BARE, ROUND = ("", ""), ("(", ")")

LEVELS = {
    "article": (
        _level("JkArticle", "1", ("第", "条"), 0, 4, 1),
        _level("JkParagraph", "1", BARE, 0, 0, 1, second=True),
        _level("JkItem", "1", ROUND, 1, 3.5, 2),
        _level("JkSubitem1", "ア", BARE, 2, 0, 3),
        _level("JkSubitem2", "ア", ROUND, 3, 6, 4),
    ),
    "chapter": (
        _level("JkChapter", "1", BARE, 0, 2, 2),
        _level("JkArticle", "1", ROUND, 0.5, 3, 3),
        _silent("JkParagraph", 3, 2),
        _level("JkItem", "ア", BARE, 2, 0, 3),
        _level("JkSubitem1", "ア", ROUND, 3, 6, 4),
        _level("JkSubitem2", "a", BARE, 4, 0, 5),
    ),
    "section": (
        _level("JkArticle", "1", BARE, 0, 2, 2),
        _silent("JkParagraph", 2, 1),
        _level("JkItem", "1", ROUND, 1, 3.5, 2),
        _level("JkSubitem1", "ア", BARE, 2, 0, 3),
        _level("JkSubitem2", "ア", ROUND, 3, 6, 4),
    ),
    "item": (                # as section, but 第1
        _level("JkArticle", "1", ("第", ""), 0, 3, 3),
        _silent("JkParagraph", 2, 1),
        _level("JkItem", "1", ROUND, 1, 3.5, 2),
        _level("JkSubitem1", "ア", BARE, 2, 0, 3),
        _level("JkSubitem2", "ア", ROUND, 3, 6, 4),
    ),
    "form": (),
    "sheet": (),
    "contrast": (),          # 新旧対照表: its numbers are text
}


@dataclass(frozen=True)
class ParaStyle:
    id: str
    name: str
    parent: str = "Standard"
    following: str = ""
    gothic: bool = False
    bold: bool = False
    size: float = 0
    align: str = ""          # left center right both
    left: float = 0
    first: float = 0         # of the first line against `left`
    before: float = 0
    after: float = 0
    tabs: tuple = ()         # (字, left|right|center, dotted?)
    keep_next: bool = False
    page_break: bool = False
    outline: int = 0
    tight: bool = False      # lines as high as the font, characters without space between them
    line: float = 0          # exact height in points
    spread: float = -1       # space between characters, points; -1: as the parent
    level: int = -1          # of the numbering
    right: float = 0         # indent
    frame: float = 0         # a box around the paragraph, points
    dashed: bool = False     # of dashes
    priority: int = 50


@dataclass(frozen=True)
class TextStyle:
    id: str
    name: str
    shade: str = ""
    color: str = ""
    size: float = 0
    bold: bool = False
    underline: str = ""     # "single", "double"


GAP = "　"                # between a number and its text where no tab does it

TEXT_STYLES = (
    TextStyle("JkUndecided", "JK 未決", shade="FFF200", bold=True),
    TextStyle("JkDefault", "JK 既定", shade="DDEBF7"),
    TextStyle("JkBasis", "JK 根拠", color="7F7F7F", size=8),
    TextStyle("JkReference", "JK 参照"),
)
_CONTRAST_TEXT = (
    TextStyle("JkChanged", "JK 改正部分", underline="single"),
    TextStyle("JkChangedUnit", "JK 改正規定の標記", underline="double"),
    TextStyle("JkWeakened", "JK 緩和", bold=True),
)


def text_styles(layout):
    return (*TEXT_STYLES, *(_CONTRAST_TEXT if layout == "contrast" else ()))


_COMMON = (
    ParaStyle("JkCoverName", "JK 表紙件名", gothic=True, size=20, align="center", before=170, after=30, priority=40),
    ParaStyle("JkCoverTitle", "JK 表紙表題", gothic=True, size=26, align="center", after=30, spread=4, priority=40),
    ParaStyle("JkCoverLine", "JK 表紙行", size=14, align="center", after=6, priority=40),
    ParaStyle("JkCoverFoot", "JK 表紙発行者", size=14, align="center", before=170, after=6, priority=40),
    ParaStyle("JkTitleName", "JK 件名", gothic=True, size=14, align="center", after=4, keep_next=True, priority=30),
    ParaStyle("JkTitle", "JK 表題", following="JkPreamble", gothic=True, size=18, align="center", after=14, spread=4,
              keep_next=True, priority=30),
    ParaStyle("JkAnnex", "JK 別紙番号", following="JkTitle", align="right", after=10, priority=31),
    ParaStyle("JkPreamble", "JK 前文", following="JkPreamble", first=1, align="both", priority=31),
    ParaStyle("JkRight", "JK 右寄せ", align="right", priority=32),
    ParaStyle("JkClosing", "JK 後文", parent="JkPreamble", following="JkDate", first=1, align="both", before=19, keep_next=True, priority=31),
    ParaStyle("JkDate", "JK 日付", following="JkSignature", left=1, align="left", before=19, keep_next=True, priority=32),
    ParaStyle("JkSignatureHead", "JK 記名欄先頭", parent="JkSignature", following="JkSignature", left=20, first=-8, before=19,
              tabs=((16, "left", False), (20, "left", False), (40, "right", False)), align="left", keep_next=True, priority=32),
    ParaStyle("JkSignature", "JK 記名欄", left=20, first=-8, tabs=((16, "left", False), (20, "left", False), (40, "right", False)),
              align="left", keep_next=True, priority=32),
    ParaStyle("JkHeading", "JK 見出し", following="Standard", gothic=True, bold=True, size=11, before=10, after=4, align="left",
              keep_next=True, priority=33),
    ParaStyle("JkPageHeading", "JK 改頁見出し", parent="JkHeading", following="Standard", gothic=True, bold=True, size=12,
              before=0, after=4, align="left", keep_next=True, page_break=True, priority=33),
    ParaStyle("JkNote", "JK 注記", size=9, align="left", tight=True, after=4, priority=34),
    ParaStyle("JkBreak", "JK 区切り", size=1, line=2, tight=True, priority=60),
    ParaStyle("JkTableTitle", "JK 表題名", gothic=True, size=9.5, align="left", before=6, after=3, keep_next=True, priority=20),
    ParaStyle("JkCell", "JK 表本文", size=9.5, align="left", tight=True, priority=21),
    # No keep_next in cells: with it LibreOffice can lose the rows after a page that ends within a table.
    ParaStyle("JkCellHead", "JK 表見出し", parent="JkCell", gothic=True, size=9.5, align="center", tight=True,
              priority=21),
    ParaStyle("JkCellLabel", "JK 表項目名", parent="JkCell", gothic=True, size=9.5, align="center", tight=True,
              priority=21),
)

# Of papers that are tables of many columns.
_DENSE = (
    ParaStyle("JkCellSmall", "JK 表本文小", parent="JkCell", size=9, align="left", tight=True, priority=22),
    ParaStyle("JkCellMiddle", "JK 表本文小中央", parent="JkCellSmall", size=9, align="center", tight=True, priority=22),
    ParaStyle("JkCellPoint", "JK 表本文小箇条", parent="JkCellSmall", size=9, left=0.8, first=-0.8, align="left", tight=True, priority=22),
    ParaStyle("JkLegend", "JK 凡例", parent="JkNote", size=9, before=4, after=4, align="left", tight=True, priority=34),
)

def _contrast(name, shown, **more):
    """Lines are exact: an underline needs room, and 明朝 fonts differ in what they take for a line."""
    return ParaStyle("JkContrast" + name, "JK 対照" + shown,
                     **{"parent": "Standard", "size": 10, "line": 15.5, "spread": 0, "align": "both", "priority": 12, **more})


# The sides of a 新旧対照表: indents as in the papers themselves.
_CONTRAST = (
    _contrast("Plain", "本文", first=1),
    _contrast("Chapter", "章", left=2, first=-2, align="left", gothic=True),
    _contrast("Caption", "条見出し", left=1, align="left"),
    _contrast("Heading", "見出し", left=2, first=-2, align="left"),
    _contrast("Article", "条", left=1, first=-1),
    _contrast("Paragraph", "項", left=1, first=-1),
    _contrast("Item", "号", left=2, first=-1),
    _contrast("Subitem1", "号の細分1", left=3, first=-1),
    _contrast("Subitem2", "号の細分2", left=4, first=-1),
    _contrast("Title", "表題名", align="left"),
    _contrast("Note", "新設・削る", align="left"),
    _contrast("Head", "欄名", align="center"),
    _contrast("Remark", "備考", size=9, line=13, align="left"),
    _contrast("Cell", "表中", size=9, line=13, align="left"),
    _contrast("Framed", "表中太枠", parent="JkContrastCell", size=9, line=13, left=0.3, right=0.3, align="left", frame=FRAME_POINTS),
    _contrast("Dashed", "表中破線", parent="JkContrastCell", size=9, line=13, left=0.3, right=0.3, align="left", frame=DASH_POINTS, dashed=True),
    _contrast("CellHead", "表中見出し", parent="JkContrastCell", size=9, line=13, align="center"),
)

# Running heads, contents: their names are those of the programs, so that they find them again.
_BUILT_IN = (
    ParaStyle("Header", "header", size=9, align="right", tight=True, priority=90),
    ParaStyle("Footer", "footer", size=9, align="center", tight=True, priority=90),
    ParaStyle("ContentsHead", "TOC Heading", gothic=True, bold=True, size=12, align="center", before=14, after=8, keep_next=True,
              priority=39),
    ParaStyle("Contents1", "toc 1", align="left", tabs=((2, "left", False), (40, "right", True)), priority=39),
)

_CAPTION = ParaStyle("JkArticleCaption", "JK 条見出し", following="JkArticle", left=1, align="left", keep_next=True, priority=2)

# Names of the styles that carry text of the law: (name, what a new paragraph becomes)
_NAMES = {
    "JkChapter": ("JK 章", "JkArticle"), "JkArticle": ("JK 条", "JkParagraph"), "JkParagraph": ("JK 項", "JkParagraph"),
    "JkItem": ("JK 号", "JkItem"), "JkSubitem1": ("JK 号の細分1", "JkSubitem1"), "JkSubitem2": ("JK 号の細分2", "JkSubitem2"),
}

# What sets some of them apart in one layout.
_HEADINGS = {
    ("chapter", "JkChapter"): dict(gothic=True, bold=True, size=12, before=14, after=4, keep_next=True, outline=1, align="left"),
    ("chapter", "JkArticle"): dict(gothic=True, before=7, keep_next=True, outline=2, align="left"),
    ("section", "JkArticle"): dict(gothic=True, bold=True, before=9, after=2, keep_next=True, outline=1, align="left"),
    ("item", "JkArticle"): dict(gothic=True, bold=True, before=9, after=2, keep_next=True, outline=1, align="left"),
}

def _numbered(layout, index, level):
    name, following = _NAMES[level.style]
    return ParaStyle(level.style, name, following=following, left=level.turn, first=level.at - level.turn,
                     tabs=((level.text, "left", False),) if level.text else (), level=index, priority=index + 1,
                     **{"align": "both", **_HEADINGS.get((layout, level.style), {})})


def paragraph_styles(layout):
    """All paragraph styles of a paper, in the order in which the styles panel lists them."""
    numbered = [_numbered(layout, i, level) for i, level in enumerate(LEVELS[layout])]
    if numbered:
        numbered.append(_CAPTION)
    return (*numbered, *_COMMON, *(_DENSE if layout in ("sheet", "contrast") else ()), *(_CONTRAST if layout == "contrast" else ()), *_BUILT_IN)
