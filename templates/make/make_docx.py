"""A paper as a DOCX package."""
from zlib import crc32

from . import look
from .blocks import Contents, Mark, Page, PageBreak, Para, Span, Tab, Table
from .docx_styles import (NAMESPACES, R, edges, font_table_xml, numbering_xml, style_id, styles_xml, val)
from .xmltext import el, escape, package, part

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


# --- text -----------------------------------------------------------------------------

def text(words, name="w:t"):
    keep = "{{" in words or words != words.strip()
    return el(name, {"xml:space": "preserve" if keep else None}, escape(words))


def run(*content, style=None):
    properties = el("w:rPr", None, val("rStyle", style)) if style else ""
    return el("w:r", None, properties, *content)


def mark(kind):
    return run(val("fldChar", fldCharType=kind))


def instruction(words):
    return run(text(f" {words} ", "w:instrText"))


def complex_field(code, shown):
    return mark("begin") + instruction(code) + mark("separate") + run(text(shown)) + mark("end")


def bookmark(name, *content):
    number = crc32(name.encode("ascii")) >> 1
    return el("w:bookmarkStart", {"w:id": number, "w:name": name}) + "".join(content) + el("w:bookmarkEnd", {"w:id": number})


def inline(piece):
    if isinstance(piece, Mark):
        return bookmark(piece.name, run(text(piece.text)))
    if isinstance(piece, Tab):
        return run(el("w:tab"))
    if isinstance(piece, Page):
        return complex_field("NUMPAGES" if piece.total else "PAGE", "1")
    if isinstance(piece, Span):
        return run(text(piece.text), style=piece.style)
    return run(text(piece)) if piece else ""


def paragraph(style, *content):
    properties = el("w:pPr", None, val("pStyle", style_id(style))) if style != "Standard" else ""
    return el("w:p", None, properties, *content)


# --- blocks ---------------------------------------------------------------------------

def cell(columns, content):
    shade = val("shd", "clear", color="auto", fill=look.HEAD_SHADE) if content.shaded else ""
    properties = el("w:tcPr", None, val("tcW", w=look.twips(columns), type="dxa"), edges(content.edges), shade,
                    val("vAlign", "top" if content.edges in ("first", "more", "end") else "center"))
    return el("w:tc", None, properties, *(block(p) for p in content.paras))


def row(widths, content):
    height = val("trHeight", round(content.height / 25.4 * 1440), hRule="atLeast") if content.height else ""
    properties = el("w:trPr", None, "" if content.divisible else val("cantSplit"), height, val("tblHeader") if content.title else "")
    return el("w:tr", None, properties, *(cell(w, c) for w, c in zip(widths, content.cells, strict=True)))


def table(content):
    titled = any(r.title for r in content.rows)
    look_of = {"w:val": "0620" if titled else "0600", "w:firstRow": int(titled), "w:lastRow": 0, "w:firstColumn": 0,
               "w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}
    properties = el("w:tblPr", None, val("tblStyle", content.style), val("tblW", w=look.twips(sum(content.widths)), type="dxa"),
                    val("tblLayout", type="fixed"), el("w:tblLook", look_of), val("tblCaption", content.name))
    grid = el("w:tblGrid", None, *(val("gridCol", w=look.twips(w)) for w in content.widths))
    return el("w:tbl", None, properties, grid, *(row(content.widths, r) for r in content.rows))


def contents(content):
    """A real TOC field over the chapters; its cached entries are a loop."""
    link = el("w:hyperlink", {"w:anchor": "{{$c/@bookmark}}", "w:history": 1},
              run(text("{{$c/@label}}")), run(el("w:tab")), run(text("{{$c/@title}}")), run(el("w:tab")),
              complex_field("PAGEREF {{$c/@bookmark}} \\h", "{{$c/@page}}"))
    return "".join((
        paragraph("ContentsHead", run(text(content.title))),
        paragraph("JkBreak", mark("begin"), instruction('TOC \\h \\z \\t "JK 章,1"'), mark("separate")),
        paragraph("Standard", run(text("{{#for c in document/chapter}}"))),
        paragraph("Contents1", link),
        paragraph("Standard", run(text("{{/for}}"))),
        paragraph("JkBreak", mark("end")),
    ))


def block(content):
    if isinstance(content, Para):
        return paragraph(content.style, *(inline(p) for p in content.inlines))
    if isinstance(content, Table):
        return table(content)
    if isinstance(content, Contents):
        return contents(content)
    if isinstance(content, PageBreak):
        return paragraph("JkBreak", run(val("br", type="page")))
    raise TypeError(content)


# --- parts ----------------------------------------------------------------------------

def section(paper):
    sheet = paper.sheet
    turned = {"orient": "landscape"} if paper.landscape else {}
    size = val("pgSz", w=sheet.width, h=sheet.height, **turned)
    margins = val("pgMar", top=sheet.top, right=sheet.right, bottom=sheet.bottom, left=sheet.left,
                  header=look.HEADER_DISTANCE, footer=look.HEADER_DISTANCE, gutter=0)
    space = int(look.SPREAD * 4096)
    return el("w:sectPr", None,
              el("w:headerReference", {"w:type": "default", "r:id": "rIdHeader"}),
              el("w:footerReference", {"w:type": "default", "r:id": "rIdFooter"}),
              size, margins, val("cols", space=425),
              val("titlePg") if paper.cover else "",
              val("docGrid", type="linesAndChars", linePitch=look.LINE_PITCH, charSpace=space))


def document_xml(paper):
    return el("w:document", NAMESPACES, el("w:body", None, *(block(b) for b in paper.blocks), section(paper)))


def settings_xml():
    compat = el("w:compat", None, *(val(n) for n in ("spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone",
                                                     "ulTrailSpace", "doNotExpandShiftReturn", "useFELayout")),
                el("w:compatSetting", {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
                                       "w:val": 15}))
    return el("w:settings", NAMESPACES, val("zoom", percent=100), val("bordersDoNotSurroundHeader"), val("bordersDoNotSurroundFooter"),
              val("defaultTabStop", look.twips(4)), val("evenAndOddHeaders", 0), val("characterSpacingControl", "compressPunctuation"),
              compat, val("themeFontLang", "ja-JP", eastAsia="ja-JP"), val("decimalSymbol", "."), val("listSeparator", ","))


def core_xml(paper):
    """Without the dates: Word takes a file whose dates are tags for damaged, and one could not edit the template. The program adds them."""
    title, subject, author = paper.properties
    return el("cp:coreProperties", {
        "xmlns:cp": PACKAGE + "/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"},
        el("dc:title", None, title), el("dc:subject", None, subject), el("dc:creator", None, author), el("dc:language", None, "ja-JP"))


def app_xml(paper):
    return el("Properties", {"xmlns": OFFICE + "/extended-properties"}, el("Application", None, "jokou"),
              el("Company", None, paper.properties[-1]))


def custom_xml():
    """Empty: the program adds its own property."""
    return el("Properties", {"xmlns": OFFICE + "/custom-properties", "xmlns:vt": OFFICE + "/docPropsVTypes"})


def relationships(*rows):
    return el("Relationships", {"xmlns": PACKAGE + "/relationships"},
              *(el("Relationship", {"Id": i, "Type": t, "Target": target}) for i, t, target in rows))


def package_relationships():
    return relationships(
        ("rId1", R + "/officeDocument", "word/document.xml"),
        ("rId2", PACKAGE + "/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", R + "/extended-properties", "docProps/app.xml"),
        ("rId4", R + "/custom-properties", "docProps/custom.xml"))


def word_parts(paper):
    """(name, relationship id, kind, content) of the parts beside the document."""
    parts = [("styles", "rIdStyles", "styles", styles_xml(paper)), ("settings", "rIdSettings", "settings", settings_xml()),
             ("fontTable", "rIdFonts", "fontTable", font_table_xml())]
    numbering = numbering_xml(paper)
    if numbering:
        parts.insert(1, ("numbering", "rIdNumbering", "numbering", numbering))
    parts.append(("header1", "rIdHeader", "header", el("w:hdr", NAMESPACES, *(block(b) for b in paper.header))))
    parts.append(("footer1", "rIdFooter", "footer", el("w:ftr", NAMESPACES, *(block(b) for b in paper.footer))))
    return parts


def content_types(parts):
    def override(name, kind):
        return el("Override", {"PartName": name, "ContentType": kind})
    return el("Types", {"xmlns": PACKAGE + "/content-types"},
              el("Default", {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"}),
              el("Default", {"Extension": "xml", "ContentType": "application/xml"}),
              override("/word/document.xml", TYPES + ".document.main+xml"),
              *(override(f"/word/{name}.xml", f"{TYPES}.{kind}+xml") for name, _, kind, _ in parts),
              override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
              override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
              override("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"))


def docx_package(paper):
    parts = word_parts(paper)
    links = relationships(*((i, f"{R}/{kind}", f"{name}.xml") for name, i, kind, _ in parts))
    files = [("[Content_Types].xml", content_types(parts)), ("_rels/.rels", package_relationships()),
             ("word/document.xml", document_xml(paper)), ("word/_rels/document.xml.rels", links),
             *((f"word/{name}.xml", xml) for name, _, _, xml in parts),
             ("docProps/core.xml", core_xml(paper)), ("docProps/app.xml", app_xml(paper)), ("docProps/custom.xml", custom_xml())]
    return package((name, part(xml), False) for name, xml in files)
