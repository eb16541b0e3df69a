"""word/styles.xml, word/numbering.xml and word/fontTable.xml from the shared look."""
from . import look
from .xmltext import el

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"xmlns:w": W, "xmlns:r": R}

# Ids under which Word knows its own styles; everything else keeps the id of look.py.
STYLE_IDS = {"Standard": "Normal", "ContentsHead": "TOCHeading", "Contents1": "TOC1"}
NUMBERING, SECOND = 1, 2          # w:num of the list, and of paragraphs from 項2 on
BUILT_IN = ("Header", "Footer", "ContentsHead", "Contents1")


def style_id(name):
    return STYLE_IDS.get(name, name)


def val(name, value=None, **more):
    attributes = {} if value is None else {"w:val": value}
    attributes.update({f"w:{k}": v for k, v in more.items()})
    return el(f"w:{name}", attributes)


def half_points(size):
    return round(size * 2)


def fonts(names):
    return val("rFonts", ascii=names[0], hAnsi=names[0], eastAsia=names[0], cs=names[0])


def indent(left, first, right=0):
    if not left and not first:
        return ""
    way = "hanging" if first < 0 else "firstLine"
    return val("ind", left=look.twips(left), **({"right": look.twips(right)} if right else {}), **({way: look.twips(abs(first))} if first else {}))


def tabs(stops):
    if not stops:
        return ""
    return el("w:tabs", None, *(val("tab", kind, **({"leader": "middleDot"} if dotted else {}), pos=look.twips(at))
                                for at, kind, dotted in stops))


def spacing(style):
    attributes = {}
    if style.before:
        attributes["before"] = round(style.before * 20)
    if style.after:
        attributes["after"] = round(style.after * 20)
    if style.line:
        attributes.update(line=round(style.line * 20), lineRule="exact")
    elif style.tight:
        attributes.update(line=240, lineRule="auto")
    return val("spacing", **attributes) if attributes else ""


def numbering_places(layout):
    """Style id → (w:num, level).

    Where 項 are numbered from 2, the first 項 is the paragraph 第n条 itself. Article and 項 therefore share one level, which restarts at each
    caption: the caption is numbered too, without showing it, and 項 have a w:num of their own that only overrides how the level looks.
    (An own level for 項 that starts at 2 miscounts after 号 of the first 項: they imply a 項 before them.)
    """
    levels = look.LEVELS[layout]
    places = {level.style: (NUMBERING, index) for index, level in enumerate(levels)}
    if any(level.second for level in levels):
        article, second = levels[0].style, levels[1].style
        places.update({"JkArticleCaption": (NUMBERING, 0), article: (NUMBERING, 1), second: (SECOND, 1)})
    return places


def numbering_of(style, places):
    if style.id not in places:
        return ""
    number, level = places[style.id]
    return el("w:numPr", None, val("ilvl", level) if level else "", val("numId", number))


def frame(style):
    if not style.frame:
        return ""
    return el("w:pBdr", None, *(val(side, "dashed" if style.dashed else "single", sz=round(style.frame * 8), space=1, color="auto") for side in ("top", "left", "bottom", "right")))


def paragraph_properties(style, places):
    return el("w:pPr", None,
              val("keepNext") if style.keep_next else "",
              val("pageBreakBefore") if style.page_break else "",
              numbering_of(style, places),
              frame(style),
              tabs(style.tabs),
              spacing(style),
              indent(style.left, style.first, style.right),
              val("jc", style.align) if style.align else "",
              val("outlineLvl", style.outline - 1) if style.outline else "")


def run_properties(style):
    spread = 0 if style.tight else style.spread
    children = (
        fonts(look.GOTHIC) if style.gothic else "",
        val("b") + val("bCs") if style.bold else "",
        val("spacing", round(spread * 20)) if spread >= 0 else "",
        val("sz", half_points(style.size)) + val("szCs", half_points(style.size)) if style.size else "",
    )
    return el("w:rPr", None, *children) if any(children) else ""


def paragraph_style(style, places):
    own = style.id in BUILT_IN
    return el("w:style", {"w:type": "paragraph", "w:customStyle": None if own else "1", "w:styleId": style_id(style.id)},
              val("name", style.name), val("basedOn", style_id(style.parent)),
              val("next", style_id(style.following)) if style.following else "",
              val("uiPriority", style.priority),
              val("unhideWhenUsed") if own else val("qFormat"),
              paragraph_properties(style, places), run_properties(style))


def text_style(style, priority):
    size = half_points(style.size)
    properties = (
        val("b") + val("bCs") if style.bold else "",
        val("color", style.color) if style.color else "",
        val("sz", size) + val("szCs", size) if size else "",
        val("u", style.underline) if style.underline else "",
        val("shd", "clear", color="auto", fill=style.shade) if style.shade else "",
    )
    return el("w:style", {"w:type": "character", "w:customStyle": "1", "w:styleId": style.id},
              val("name", style.name), val("basedOn", "DefaultParagraphFont"), val("uiPriority", priority), val("qFormat"),
              el("w:rPr", None, *properties) if any(properties) else "")


def defaults():
    run = el("w:rPr", None, fonts(look.MINCHO), val("kern", 2), val("sz", half_points(look.SIZE)),
             val("szCs", half_points(look.SIZE)), val("lang", "ja-JP", eastAsia="ja-JP", bidi="ar-SA"))
    return el("w:docDefaults", None, el("w:rPrDefault", None, run), el("w:pPrDefault"))


def latent():
    return el("w:latentStyles", {"w:defLockedState": 0, "w:defUIPriority": 99, "w:defSemiHidden": 1, "w:defUnhideWhenUsed": 1,
                                 "w:defQFormat": 0, "w:count": 376})


def normal():
    paragraph = el("w:pPr", None, val("widowControl", 0), val("kinsoku"), val("wordWrap"), val("overflowPunct"),
                   val("autoSpaceDE", 0), val("autoSpaceDN", 0), val("snapToGrid", 0),
                   val("spacing", line=round(look.LINE_POINTS * 20), lineRule="atLeast"), val("jc", "both"))
    # The size stands in docDefaults too, but LibreOffice reckons the width of the character grid from this style.
    run = el("w:rPr", None, val("snapToGrid", 0), val("spacing", round(look.SPREAD * 20)),
             val("sz", half_points(look.SIZE)), val("szCs", half_points(look.SIZE)))
    return el("w:style", {"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"}, val("name", "Normal"),
              val("uiPriority", 10), val("qFormat"), paragraph, run)


def cell_margins(height):
    beside = look.PADDING_SIDE_POINTS
    return el("w:tblCellMar", None, *(val(side, w=round(points * 20), type="dxa") for side, points in
                                      (("top", height), ("left", beside), ("bottom", height), ("right", beside))))


def foundations():
    """What every Word document has."""
    margins = cell_margins(0)
    character = el("w:style", {"w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"},
                   val("name", "Default Paragraph Font"), val("uiPriority", 1), val("semiHidden"), val("unhideWhenUsed"))
    table = el("w:style", {"w:type": "table", "w:default": "1", "w:styleId": "TableNormal"}, val("name", "Normal Table"),
               val("uiPriority", 99), val("semiHidden"), val("unhideWhenUsed"),
               el("w:tblPr", None, val("tblInd", w=0, type="dxa"), margins))
    numbering = el("w:style", {"w:type": "numbering", "w:default": "1", "w:styleId": "NoList"}, val("name", "No List"),
                   val("uiPriority", 99), val("semiHidden"), val("unhideWhenUsed"))
    return character + table + numbering


def comments():
    """The comments that the program adds use these."""
    reference = el("w:style", {"w:type": "character", "w:styleId": "CommentReference"}, val("name", "annotation reference"),
                   val("basedOn", "DefaultParagraphFont"), val("uiPriority", 99), val("semiHidden"), val("unhideWhenUsed"),
                   el("w:rPr", None, val("sz", 18), val("szCs", 18)))
    text = el("w:style", {"w:type": "paragraph", "w:styleId": "CommentText"}, val("name", "annotation text"),
              val("basedOn", "Normal"), val("uiPriority", 99), val("unhideWhenUsed"),
              el("w:pPr", None, val("jc", "left")))
    return reference + text


def lines(points):
    return {"sz": round(points * 8), "space": 0, "color": "auto"}


def edges(kind):
    """Borders of a cell that are not those of its table."""
    if kind == "framed":
        return el("w:tcBorders", None, *(val(side, "single", **lines(look.FRAME_POINTS)) for side in ("top", "left", "bottom", "right")))
    return el("w:tcBorders", None, val("top", "single", **lines(look.BORDER_POINTS))) if kind == "first" else ""


def contrast_styles():
    """Tables of a 新旧対照表: lines around and between columns; inside of cells, all lines."""
    def style(name, shown, between, priority):
        borders = el("w:tblBorders", None, *(val(side, "single", **lines(look.BORDER_POINTS)) for side in ("top", "left", "bottom", "right", *between)))
        return el("w:style", {"w:type": "table", "w:customStyle": "1", "w:styleId": name}, val("name", shown), val("basedOn", "TableNormal"),
                  val("uiPriority", priority), val("qFormat"), el("w:tblPr", None, borders, cell_margins(1)))
    return style("JkContrast", "JK 対照表", ("insideV",), 23) + style("JkInner", "JK 対照表中の表", ("insideH", "insideV"), 24)


def table_style():
    line = lines(look.BORDER_POINTS)
    borders = el("w:tblBorders", None, *(val(side, "single", **line) for side in
                                         ("top", "left", "bottom", "right", "insideH", "insideV")))
    first = el("w:tblStylePr", {"w:type": "firstRow"},
               el("w:tcPr", None, val("shd", "clear", color="auto", fill=look.HEAD_SHADE)))
    return el("w:style", {"w:type": "table", "w:customStyle": "1", "w:styleId": "JkTable"}, val("name", "JK 表"),
              val("basedOn", "TableNormal"), val("uiPriority", 22), val("qFormat"),
              el("w:tblPr", None, borders, cell_margins(look.PADDING_POINTS)), el("w:tcPr", None, val("vAlign", "center")), first)


def styles_xml(paper):
    places = numbering_places(paper.layout)
    paragraphs = "".join(paragraph_style(s, places) for s in look.paragraph_styles(paper.layout))
    texts = "".join(text_style(s, 25) for s in look.text_styles(paper.layout))
    tables = table_style() + (contrast_styles() if paper.layout == "contrast" else "")
    return el("w:styles", NAMESPACES, defaults(), latent(), normal(), foundations(), paragraphs, texts, tables, comments())


def numbering_level(index, level, shown):
    """`shown` is the level whose number it shows: its own, but for 第n条."""
    gap = "" if level.text else look.GAP
    words = "" if level.silent else f"{level.before}%{shown + 1}{level.after}{gap}"
    stops = tabs(((level.text, "num", False),)) if level.text else ""
    return el("w:lvl", {"w:ilvl": index}, val("start", 1), val("numFmt", level.docx_format), val("pStyle", level.style),
              val("suff", "tab" if level.text else "nothing"), val("lvlText", words), val("lvlJc", "left"),
              el("w:pPr", None, stops, indent(level.turn, level.at - level.turn)))


def silent_level(style):
    return el("w:lvl", {"w:ilvl": 0}, val("start", 1), val("numFmt", "decimal"), val("pStyle", style), val("suff", "nothing"),
              val("lvlText", ""), val("lvlJc", "left"))


def numbering_xml(paper):
    levels = look.LEVELS[paper.layout]
    if not levels:
        return ""
    shared = any(level.second for level in levels)
    if shared:
        article, second, *rest = levels
        shown = [silent_level("JkArticleCaption"), numbering_level(1, article, 0),
                 *(numbering_level(i, level, i) for i, level in enumerate(rest, 2))]
        override = el("w:lvlOverride", {"w:ilvl": 1}, numbering_level(1, second, 1))
    else:
        shown = [numbering_level(i, level, i) for i, level in enumerate(levels)]
    abstract = el("w:abstractNum", {"w:abstractNumId": 0}, val("nsid", "4A4B0001"), val("multiLevelType", "multilevel"),
                  val("tmpl", "4A4B0002"), val("name", "JkList"), *shown)
    base = val("abstractNumId", 0)
    return el("w:numbering", NAMESPACES, abstract, el("w:num", {"w:numId": NUMBERING}, base),
              el("w:num", {"w:numId": SECOND}, base, override) if shared else "")


def font(name, alternatives, family, panose, pitch):
    return el("w:font", {"w:name": name}, val("altName", alternatives), val("panose1", panose), val("charset", 80),
              val("family", family), val("pitch", pitch))


def font_table_xml():
    mincho, gothic = look.MINCHO, look.GOTHIC
    return el("w:fonts", NAMESPACES,
              font(mincho[0], ",".join(("BIZ UDMincho Medium", *mincho[1:])), "roman", "02020500000000000000", "fixed"),
              font(gothic[0], ",".join(("BIZ UDGothic", *gothic[1:])), "modern", "020B0400000000000000", "fixed"))
