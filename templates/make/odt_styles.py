"""styles.xml of an ODT, and the automatic styles of its content.xml, from the shared look."""
from . import look
from .xmltext import el

NAMESPACES = {f"xmlns:{prefix}": f"urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0" for prefix, rest in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("meta", "meta"), ("config", "config"))}
NAMESPACES.update({
    "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xmlns:svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
})
VERSION = {"office:version": "1.3"}

STYLE_IDS = {"ContentsHead": "Contents_20_Heading", "Contents1": "Contents_20_1"}
STYLE_NAMES = {"Header": None, "Footer": None, "ContentsHead": "Contents Heading", "Contents1": "Contents 1"}
LIST = "JkList"
LINK = "Index_20_Link"   # of the contents: without the blue of other links
ALIGN = {"left": "start", "right": "end", "center": "center", "both": "justify"}
BORDER = f"{look.BORDER_POINTS}pt solid #000000"
HEADER_AREA = 13         # mm of the margin that header or footer and their distance take
HEADER_GAP = 5


def style_id(name):
    return STYLE_IDS.get(name, name)


def mm(length):
    return f"{round(length, 3):g}mm"


def columns(count):
    return mm(count * look.MM_PER_COLUMN)


def pt(size):
    return f"{size:g}pt"


def from_twips(length):
    return mm(length / 1440 * 25.4)


# --- fonts ----------------------------------------------------------------------------

def font_faces():
    def face(name, families, generic):
        listed = ", ".join(f"'{f}'" for f in families)
        return el("style:font-face", {"style:name": name, "svg:font-family": listed, "style:font-family-generic": generic,
                                      "style:font-pitch": "variable"})
    return el("office:font-face-decls", None, face("JkMincho", look.MINCHO, "roman"), face("JkGothic", look.GOTHIC, "swiss"))


def font(name):
    return {"style:font-name": name, "style:font-name-asian": name, "style:font-name-complex": name}


def size(points):
    return {f"{p}{s}": pt(points) for p, s in (("fo:font-size", ""), ("style:font-size", "-asian"), ("style:font-size", "-complex"))}


BOLD = {"fo:font-weight": "bold", "style:font-weight-asian": "bold", "style:font-weight-complex": "bold"}


# --- paragraph and text styles ----------------------------------------------------------

def tab_stops(style):
    """Tab stops count from the left indent here, unlike in DOCX."""
    def stop(at, kind, dotted):
        leader = {"style:leader-style": "dotted", "style:leader-text": "·"} if dotted else {}
        return el("style:tab-stop", {"style:position": columns(at - style.left),
                                     "style:type": None if kind == "left" else kind, **leader})
    return el("style:tab-stops", None, *(stop(*t) for t in style.tabs)) if style.tabs else ""


def paragraph_properties(style):
    attributes = {}
    if style.level < 0 and (style.left or style.first):
        attributes.update({"fo:margin-left": columns(style.left), "fo:margin-right": columns(style.right), "fo:text-indent": columns(style.first)})
    if style.before or style.after:
        attributes.update({"fo:margin-top": pt(style.before), "fo:margin-bottom": pt(style.after)})
    if style.line:
        attributes["fo:line-height"] = pt(style.line)
    elif style.tight:
        attributes["fo:line-height"] = "100%"
    if style.align:
        attributes.update({"fo:text-align": ALIGN[style.align], "style:justify-single-word": "false"})
    if style.keep_next:
        attributes["fo:keep-with-next"] = "always"
    if style.frame:
        attributes.update({"fo:border": f"{pt(style.frame)} {'dashed' if style.dashed else 'solid'} #000000", "fo:padding": "1pt", "style:join-border": "false"})
    if style.page_break:
        attributes["fo:break-before"] = "page"
    stops = tab_stops(style) if style.level < 0 else ""
    return el("style:paragraph-properties", attributes, stops) if attributes or stops else ""


def text_properties(style):
    attributes = {}
    if style.gothic:
        attributes.update(font("JkGothic"))
    if style.bold:
        attributes.update(BOLD)
    if style.size:
        attributes.update(size(style.size))
    if style.tight or style.spread >= 0:
        attributes["fo:letter-spacing"] = "normal" if style.tight or not style.spread else pt(style.spread)
    return el("style:text-properties", attributes) if attributes else ""


def paragraph_style(style):
    name = STYLE_NAMES.get(style.id, style.name)
    return el("style:style", {
        "style:name": style_id(style.id), "style:display-name": name, "style:family": "paragraph",
        "style:parent-style-name": style.parent,
        "style:next-style-name": style_id(style.following) if style.following else None,
        "style:default-outline-level": style.outline or None,
        "style:list-style-name": LIST if style.level >= 0 else None,
        "style:class": {"Header": "extra", "Footer": "extra", "ContentsHead": "index", "Contents1": "index"}.get(style.id, "text"),
    }, paragraph_properties(style), text_properties(style))


def text_style(style):
    attributes = {}
    if style.bold:
        attributes.update(BOLD)
    if style.underline:
        attributes.update({"style:text-underline-style": "solid", "style:text-underline-width": "auto",
                           "style:text-underline-color": "font-color"})
    if style.underline == "double":
        attributes["style:text-underline-type"] = "double"
    if style.color:
        attributes["fo:color"] = "#" + style.color
    if style.shade:
        attributes["fo:background-color"] = "#" + style.shade
    if style.size:
        attributes.update(size(style.size))
    return el("style:style", {"style:name": style.id, "style:display-name": style.name, "style:family": "text"},
              el("style:text-properties", attributes) if attributes else "")


def defaults():
    language = {"fo:language": "ja", "fo:country": "JP", "style:language-asian": "ja", "style:country-asian": "JP",
                "style:language-complex": "none", "style:country-complex": "none"}
    paragraph = el("style:paragraph-properties", {
        # Not "hanging": LibreOffice sets an empty line after a paragraph that ends in a hanging mark.
        "style:text-autospace": "none", "style:punctuation-wrap": "simple", "style:line-break": "strict",
        "fo:text-align": "justify", "style:tab-stop-distance": columns(4), "style:writing-mode": "page",
        "fo:orphans": 0, "fo:widows": 0})
    text = el("style:text-properties", {**font("JkMincho"), **size(look.SIZE), **language, "fo:hyphenate": "false",
                                        "style:letter-kerning": "true"})
    table = el("style:default-style", {"style:family": "table"}, el("style:table-properties", {"table:border-model": "collapsing"}))
    row = el("style:default-style", {"style:family": "table-row"}, el("style:table-row-properties", {"fo:keep-together": "auto"}))
    # Without this one LibreOffice takes the grid for squared paper, whatever the page itself says.
    page = el("style:default-page-layout", None, el("style:page-layout-properties", {"style:layout-grid-standard-mode": "true"}))
    return el("style:default-style", {"style:family": "paragraph"}, paragraph, text) + table + row + page


def list_style(paper):
    def level(index, given):
        where = el("style:list-level-label-alignment", {
            "text:label-followed-by": "listtab" if given.text else "nothing",
            "text:list-tab-stop-position": columns(given.text) if given.text else None,
            "fo:text-indent": columns(given.at - given.turn), "fo:margin-left": columns(given.turn)})
        suffix = given.after if given.text or given.silent else given.after + look.GAP
        return el("text:list-level-style-number", {
            "text:level": index, "style:num-prefix": given.before or None, "style:num-suffix": suffix or None,
            "style:num-format": given.odf_format, "text:start-value": 2 if given.second else None},
            el("style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"}, where))
    levels = look.LEVELS[paper.layout]
    if not levels:
        return ""
    return el("text:list-style", {"style:name": LIST, "style:display-name": "JK 番号"},
              *(level(i, given) for i, given in enumerate(levels, 1)))


def common_styles(paper):
    # LibreOffice reckons the width of the character grid from the size that stands in this style.
    standard = el("style:style", {"style:name": "Standard", "style:family": "paragraph", "style:class": "text"},
                  el("style:paragraph-properties", {"style:snap-to-layout-grid": "false",
                                                    "style:line-height-at-least": pt(look.LINE_POINTS)}),
                  el("style:text-properties", {**size(look.SIZE), "fo:letter-spacing": pt(look.SPREAD)}))
    link = el("style:style", {"style:name": LINK, "style:display-name": "Index Link", "style:family": "text"})
    paragraphs = (paragraph_style(s) for s in look.paragraph_styles(paper.layout))
    return el("office:styles", None, defaults(), standard, *paragraphs, *(text_style(s) for s in look.text_styles(paper.layout)), link,
              list_style(paper))


# --- pages ----------------------------------------------------------------------------

def paper_mm(length):
    """Measures of the sheet as its makers give them; twips are a little off."""
    return mm(round(length / 1440 * 25.4 * 2) / 2)


def page_layout(name, running, sheet):
    """The body area is the same with and without running heads: those are cut from the margins."""
    taken = HEADER_AREA if running else 0
    top, bottom = (m / 1440 * 25.4 - taken for m in (sheet.top, sheet.bottom))
    properties = el("style:page-layout-properties", {
        "fo:page-width": paper_mm(sheet.width), "fo:page-height": paper_mm(sheet.height), "style:print-orientation": sheet.orientation,
        "fo:margin-top": mm(top), "fo:margin-bottom": mm(bottom),
        "fo:margin-left": paper_mm(sheet.left), "fo:margin-right": paper_mm(sheet.right), "style:writing-mode": "lr-tb",
        "style:layout-grid-color": "#c0c0c0", "style:layout-grid-lines": sheet.lines,
        "style:layout-grid-base-height": pt(look.LINE_POINTS), "style:layout-grid-ruby-height": "0mm",
        "style:layout-grid-mode": "both", "style:layout-grid-ruby-below": "false", "style:layout-grid-print": "false",
        "style:layout-grid-display": "false", "style:layout-grid-base-width": pt(look.SIZE + look.SPREAD),
        "style:layout-grid-snap-to": "false", "style:layout-grid-standard-mode": "true"})
    height = mm(HEADER_AREA)

    def area(kind, gap):
        return el(f"style:{kind}-style", None, el("style:header-footer-properties", {
            "svg:height": height, gap: mm(HEADER_GAP), "fo:margin-left": "0mm", "fo:margin-right": "0mm",
            "style:dynamic-spacing": "false"}))
    heads = area("header", "fo:margin-bottom") + area("footer", "fo:margin-top") if running else ""
    return el("style:page-layout", {"style:name": name}, properties, heads)


def master_pages(paper, header, footer):
    cover = el("style:master-page", {"style:name": "JkCover", "style:display-name": "JK 表紙", "style:page-layout-name": "JkPageBare",
                                     "style:next-style-name": "Standard"})
    standard = el("style:master-page", {"style:name": "Standard", "style:page-layout-name": "JkPage"},
                  el("style:header", None, header), el("style:footer", None, footer))
    return el("office:master-styles", None, standard, cover if paper.cover else "")


def styles_xml(paper, header, footer):
    layouts = page_layout("JkPage", True, paper.sheet) + (page_layout("JkPageBare", False, paper.sheet) if paper.cover else "")
    return el("office:document-styles", {**NAMESPACES, **VERSION}, font_faces(), common_styles(paper),
              el("office:automatic-styles", None, layouts), master_pages(paper, header, footer))


# --- automatic styles of the content ----------------------------------------------------

def table_styles(others, widest):
    """JkTable, as wide as an upright page, and its parts; JkColumnN is N 字 wide. `others` are the widths of other tables."""
    height, beside = pt(look.PADDING_POINTS), pt(look.PADDING_SIDE_POINTS)

    def cell(name, shade):
        return el("style:style", {"style:name": name, "style:family": "table-cell"}, el("style:table-cell-properties", {
            "fo:border": BORDER, "fo:padding-left": beside, "fo:padding-right": beside, "fo:padding-top": height,
            "fo:padding-bottom": height, "style:vertical-align": "middle", "fo:background-color": shade}))

    def table(name, width):
        return el("style:style", {"style:name": name, "style:family": "table"}, el("style:table-properties", {
            "style:width": columns(width), "table:align": "left", "table:border-model": "collapsing",
            "style:may-break-between-rows": "true"}))

    def column(width):
        return el("style:style", {"style:name": f"JkColumn{width}", "style:family": "table-column"},
                  el("style:table-column-properties", {"style:column-width": columns(width)}))
    tables = [table("JkTable", look.COLUMNS), *(table(f"JkTable{w}", w) for w in others)]
    cells = cell("JkTableCell", None) + cell("JkTableHeadCell", "#" + look.HEAD_SHADE)
    return "".join(tables) + "".join(column(w) for w in range(1, widest + 1)) + row_style("JkTableRow", 0) + cells


def row_style(name, height, divisible=False):
    return el("style:style", {"style:name": name, "style:family": "table-row"}, el("style:table-row-properties", {
        "style:min-row-height": mm(height) if height else None, "fo:keep-together": "auto" if divisible else "always"}))


CONTRAST_CELLS = {"": ("JkInnerCell", BORDER), "framed": ("JkInnerFramedCell", f"{look.FRAME_POINTS}pt solid #000000"),
                  "first": ("JkContrastFirst", "top"), "more": ("JkContrastMore", ""), "end": ("JkContrastEnd", "bottom")}


def contrast_styles():
    """Rows and cells of a 新旧対照表, and of the tables in its cells."""
    def cell(key):
        name, edges = CONTRAST_CELLS[key]
        outer = key in ("first", "more", "end")
        lined = {"left", "right", edges} if outer else set()
        borders = {f"fo:border-{s}": BORDER if s in lined else "none" for s in ("top", "bottom", "left", "right")} if outer else {"fo:border": edges}
        beside = pt(look.PADDING_SIDE_POINTS if outer else 3)
        return el("style:style", {"style:name": name, "style:family": "table-cell"}, el("style:table-cell-properties", {
            **borders, "fo:padding-left": beside, "fo:padding-right": beside, "fo:padding-top": pt(1), "fo:padding-bottom": pt(1),
            "style:vertical-align": "top" if outer else "middle"}))
    return "".join(cell(key) for key in CONTRAST_CELLS) + row_style("JkContrastRow", 0, True)


def break_styles(first):
    """A line that ends its page, and the first line of the cover, which starts the page without running heads."""
    ending = el("style:style", {"style:name": "JkPageEnd", "style:family": "paragraph", "style:parent-style-name": "JkBreak"},
                el("style:paragraph-properties", {"fo:break-after": "page"}))
    opening = el("style:style", {"style:name": "JkPageCover", "style:family": "paragraph", "style:parent-style-name": first,
                                 "style:master-page-name": "JkCover"}) if first else ""
    return ending + opening


def contents_style():
    return el("style:style", {"style:name": "JkContents", "style:family": "section"}, el("style:section-properties", {
        "style:editable": "false"}, el("style:columns", {"fo:column-count": 1, "fo:column-gap": "0mm"})))
