"""A paper as an ODT package."""
import re

from . import look
from .blocks import Contents, Mark, Page, PageBreak, Para, Span, Tab, Table
from .odt_styles import (LINK, NAMESPACES, VERSION, CONTRAST_CELLS, break_styles, columns, contents_style, contrast_styles, font_faces, row_style, style_id, styles_xml,
                         table_styles)
from .xmltext import el, escape, package, part

MIMETYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


# --- text -----------------------------------------------------------------------------

def words(text):
    """Text in which runs of spaces, and those at an end, survive."""
    def spaces(match):
        return el("text:s", {"text:c": len(match[0]) if len(match[0]) > 1 else None})
    return re.sub(r"^ +| +$|(?<= ) +", spaces, escape(text))


def bookmark(name, *content):
    return el("text:bookmark-start", {"text:name": name}) + "".join(content) + el("text:bookmark-end", {"text:name": name})


def inline(piece):
    if isinstance(piece, Mark):
        return bookmark(piece.name, words(piece.text))
    if isinstance(piece, Tab):
        return el("text:tab")
    if isinstance(piece, Page):
        return el("text:page-count", None, "1") if piece.total else el("text:page-number", {"text:select-page": "current"}, "1")
    if isinstance(piece, Span):
        return el("text:span", {"text:style-name": piece.style}, words(piece.text))
    return words(piece)


def paragraph(style, *content):
    return el("text:p", {"text:style-name": style_id(style)}, *content)


# --- blocks ---------------------------------------------------------------------------

def row_name(row):
    if row.divisible:
        return "JkContrastRow"
    return f"JkTableRow{row.height:g}" if row.height else "JkTableRow"


def cell_name(cell, inner):
    if inner or cell.edges:
        return CONTRAST_CELLS[cell.edges][0]
    return "JkTableHeadCell" if cell.shaded else "JkTableCell"


def row(content, inner=False):
    cells = (el("table:table-cell", {"table:style-name": cell_name(c, inner), "office:value-type": "string"}, *(block(p) for p in c.paras)) for c in content.cells)
    return el("table:table-row", {"table:style-name": row_name(content)}, *cells)


def table(content):
    width = sum(content.widths)
    name = "JkTable" if width == look.COLUMNS else f"JkTable{width}"
    inner = content.style == "JkInner"
    titles = [row(r, inner) for r in content.rows if r.title]
    return el("table:table", {"table:name": content.name, "table:style-name": name},
              *(el("table:table-column", {"table:style-name": f"JkColumn{w}"}) for w in content.widths),
              el("table:table-header-rows", None, *titles) if titles else "",
              *(row(r, inner) for r in content.rows if not r.title))


def contents_source(title):
    entry = el("text:table-of-content-entry-template", {"text:outline-level": 1, "text:style-name": style_id("Contents1")},
               el("text:index-entry-link-start", {"text:style-name": LINK}), el("text:index-entry-chapter"),
               el("text:index-entry-tab-stop", {"style:type": "left", "style:position": columns(2), "style:leader-char": " "}),
               el("text:index-entry-text"),
               el("text:index-entry-tab-stop", {"style:type": "right", "style:leader-char": "·"}),
               el("text:index-entry-page-number"), el("text:index-entry-link-end"))
    return el("text:table-of-content-source", {
        "text:outline-level": 1, "text:use-outline-level": "false", "text:use-index-marks": "false",
        "text:use-index-source-styles": "true", "text:index-scope": "document", "text:relative-tab-stop-position": "true"},
        el("text:index-title-template", {"text:style-name": style_id("ContentsHead")}, title), entry,
        el("text:index-source-styles", {"text:outline-level": 1},
           el("text:index-source-style", {"text:style-name": "JkChapter"})))


def contents(content):
    """A real index over the chapters; its entries are a loop."""
    page = el("text:bookmark-ref", {"text:reference-format": "page", "text:ref-name": "{{$c/@bookmark}}"}, "{{$c/@page}}")
    link = el("text:a", {"xlink:type": "simple", "xlink:href": "#{{$c/@bookmark}}",
                         "text:style-name": LINK, "text:visited-style-name": LINK},
              "{{$c/@label}}", el("text:tab"), "{{$c/@title}}", el("text:tab"), page)
    heading = el("text:index-title", {"text:name": content.title + "見出し", "text:style-name": "JkContents"},
                 paragraph("ContentsHead", content.title))
    return el("text:table-of-content", {"text:name": content.title, "text:style-name": "JkContents", "text:protected": "true"},
              contents_source(content.title),
              el("text:index-body", None, heading, paragraph("Contents1", "{{#for c in document/chapter}}"),
                 paragraph("Contents1", link), paragraph("Contents1", "{{/for}}")))


def block(content):
    if isinstance(content, Para):
        return paragraph(content.style, *(inline(p) for p in content.inlines))
    if isinstance(content, Table):
        return table(content)
    if isinstance(content, Contents):
        return contents(content)
    if isinstance(content, PageBreak):
        return paragraph("JkPageEnd")
    raise TypeError(content)


def body(paper):
    """The blocks; the first paragraph of a paper with a cover asks for the page of the cover."""
    blocks = list(paper.blocks)
    if not paper.cover:
        return "".join(block(b) for b in blocks)
    first = blocks.pop(0)
    return paragraph("JkPageCover", *(inline(p) for p in first.inlines)) + "".join(block(b) for b in blocks)


# --- parts ----------------------------------------------------------------------------

def all_tables(blocks):
    """Those inside of cells, too."""
    for b in blocks:
        if isinstance(b, Table):
            yield b
            yield from all_tables(p for r in b.rows for c in r.cells for p in c.paras)


def automatic_styles(paper):
    tables = list(all_tables(paper.blocks))
    others = sorted({sum(t.widths) for t in tables} - {look.COLUMNS})
    heights = sorted({r.height for t in tables for r in t.rows if r.height})
    rows = "".join(row_style(f"JkTableRow{h:g}", h) for h in heights) + (contrast_styles() if paper.layout == "contrast" else "")
    return el("office:automatic-styles", None, table_styles(others, paper.sheet.columns), rows,
              break_styles(paper.blocks[0].style if paper.cover else ""), contents_style())


def content_xml(paper):
    return el("office:document-content", {**NAMESPACES, **VERSION}, font_faces(), automatic_styles(paper),
              el("office:body", None, el("office:text", None, body(paper))))


def meta_xml(paper):
    title, subject, author = paper.properties
    return el("office:document-meta", {**NAMESPACES, **VERSION}, el(
        "office:meta", None, el("meta:generator", None, "jokou"), el("dc:title", None, title), el("dc:subject", None, subject), el("meta:initial-creator", None, author), el("dc:creator", None, author),
        el("dc:language", None, "ja-JP")))


def settings_xml():
    items = (("TabsRelativeToIndent", "boolean", "true"), ("DoNotJustifyLinesWithManualBreak", "boolean", "true"),
             ("PrinterIndependentLayout", "string", "high-resolution"), ("AddParaTableSpacing", "boolean", "false"))
    return el("office:document-settings", {**NAMESPACES, **VERSION}, el("office:settings", None, el(
        "config:config-item-set", {"config:name": "ooo:configuration-settings", "xmlns:ooo": "http://openoffice.org/2004/office"},
        *(el("config:config-item", {"config:name": n, "config:type": t}, v) for n, t, v in items))))


def manifest_xml(names):
    def entry(path, kind, version=None):
        return el("manifest:file-entry", {"manifest:full-path": path, "manifest:version": version, "manifest:media-type": kind})
    return el("manifest:manifest", {"xmlns:manifest": MANIFEST, "manifest:version": "1.3"}, entry("/", MIMETYPE, "1.3"),
              *(entry(name, "text/xml") for name in names))


def odt_package(paper):
    header, footer = ("".join(block(b) for b in blocks) for blocks in (paper.header, paper.footer))
    files = [("content.xml", content_xml(paper)), ("styles.xml", styles_xml(paper, header, footer)), ("meta.xml", meta_xml(paper)),
             ("settings.xml", settings_xml())]
    parts = [(name, part(xml), False) for name, xml in files]
    manifest = ("META-INF/manifest.xml", part(manifest_xml([name for name, _ in files])), False)
    return package([("mimetype", MIMETYPE.encode("ascii"), True), *parts, manifest])
