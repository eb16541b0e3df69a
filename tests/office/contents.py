"""contents.py FILE: writes a flat ODT with a table of contents, numbered headings in loops and conditions, and references; LibreOffice makes
the templates of it."""
import sys

SPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in
                  [("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible")])
LEVELS = "".join(f'<text:table-of-content-entry-template text:outline-level="{n}" text:style-name="Contents_20_{n}"><text:index-entry-link-start/><text:index-entry-chapter/>'
                 '<text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
                 "</text:table-of-content-entry-template>" for n in (1, 2, 3))
TABLE = (f'<text:table-of-content text:name="目次"><text:table-of-content-source text:outline-level="3">{LEVELS}</text:table-of-content-source><text:index-body>'
         '<text:index-title text:name="題"><text:p>目次</text:p></text:index-title></text:index-body></text:table-of-content>')
OUTLINE = ('<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="第" style:num-suffix="章"/>'
           '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>')
LIST = ('<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="第" style:num-suffix="条"/>'
        '<text:list-level-style-number text:level="2" style:num-format="ア, イ, ウ, ..." style:num-prefix="(" style:num-suffix=")"/></text:list-style>')


def p(text):
    return f"<text:p>{text}</text:p>"


def h(level, text):
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def mark(name, text):
    return f'<text:bookmark-start text:name="{name}"/>{text}<text:bookmark-end text:name="{name}"/>'


def refer(name, *formats):
    return "、".join(f'<text:bookmark-ref text:reference-format="{f}" text:ref-name="{name}">？</text:bookmark-ref>' for f in formats)


def items(*texts):
    return "".join(f"<text:list-item>{t}</text:list-item>" for t in texts)


ALL = ("number", "number-no-superior", "number-all-superior", "text")
BODY = (
    TABLE + h(1, mark("c1", "総則")) + p("本文" + refer("c1", *ALL) + refer("last", *ALL))
    + p("{{#if no = 1}}") + h(1, "消える章") + h(2, "消える節") + p("{{/if}}")
    + p("{{#for g in g}}") + h(1, mark("each", "{{$g/@n}}の章")) + p(refer("each", *ALL)) + p("{{#for i in $g/i}}") + h(2, "節{{$i}}") + p("本文") + p("{{/for}}") + p("{{/for}}")
    + h(1, "雑則") + h(2, mark("last", "その他の{{title}}")) + h(3, "深い見出し")
    + f'<text:list text:style-name="L1">{items(p("{{#if no = 1}}"), p("消える条"), p("{{/if}}"), p("一つ"), p(mark("two", "二つ{{title}}")) + "<text:list>" + items(p("子"), p(mark("sub", "孫") + refer("sub", *ALL))) + "</text:list>")}</text:list>'
    + p(refer("two", *ALL))
)

with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write(f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
              f"<office:styles>{OUTLINE}</office:styles><office:automatic-styles>{LIST}</office:automatic-styles><office:body><office:text>{BODY}</office:text></office:body></office:document>")
