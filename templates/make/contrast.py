"""新旧対照表: a table of old and new for each paper that differs, behind a summary. It reads /comparison, not a paper."""
from .blocks import Cell, Page, Paper, Para, Row, Span, Table, each, head_row, middle, small, tag, when

FOOTER = (Para("Footer", Page(), "／", Page(total=True)),)
SUMMARY = "@summary = 'yes'"
REMARKS = "@remarks = 'yes'"
# Kinds of lines that are paragraphs, with the styles they take; the last one needs no test.
STYLES = {"chapter": "Chapter", "caption": "Caption", "heading": "Heading", "article": "Article", "paragraph": "Paragraph", "item": "Item",
          "subitem1": "Subitem1", "subitem2": "Subitem2", "title": "Title", "note": "Note", "plain": "Plain"}


def chosen(branches):
    """Paragraphs of which one stands: (test, blocks); the last test is None."""
    first, *others = branches
    yield from (tag(f"#if {first[0]}"), *first[1])
    for test, blocks in others:
        yield from (tag(f"#elif {test}" if test else "#else"), *blocks)
    yield tag("/if")


def pieces(style):
    """The words of a line, what changed underlined, by the style of the State some of it twice."""
    return Para("JkContrast" + style, "{{#for p in $l/piece}}{{#if $p/@mark = 'double'}}", Span("{{$p}}", "JkChangedUnit"), "{{#elif $p/@changed = 'yes'}}",
                Span("{{$p}}", "JkChanged"), "{{#else}}{{$p}}{{/if}}{{/for}}")


CELL = "$t/cell[position() = $c_index]"


def any_of(nodes, style, blocks):
    """The blocks, or an empty line of that style: what the engine leaves in a cell without content has none."""
    return tuple(chosen(((nodes, blocks), (None, (Para(style),)))))


def inner(width):
    """A table within a cell: a box around what changed, thick lines around rows that came in or went."""
    def framed_or_not():
        kinds = (("$k/@mark = 'thick'", Para("JkContrastFramed", "{{$k}}")), ("$k/@mark = 'dashed'", Para("JkContrastDashed", "{{$k}}")),
                 ("$k/@mark = 'single'", Para("JkContrastCell", Span("{{$k}}", "JkChanged"))), (None, Para("JkContrastCell", "{{$k}}")))
        return Cell(tag("#for k in " + CELL), *chosen([(test, (para,)) for test, para in kinds]), tag("/for"))


    def row(*cells):
        return Row(*cells, divisible=True)

    return Table("表", (width,), (
        row(Cell("{{#for t in $l/row}}")),
        row(Cell("{{#if $t/@kind = 'omitted'}}")),
        row(Cell(Para("JkContrastCellHead", "{{#merge}}略"))),
        row(Cell("{{#elif $t/@kind = 'framed'}}")),
        row(Cell(Para("JkContrastCell", "{{#columns c in $l/column}}{{#for k in " + CELL + "}}{{$k}}{{/for}}{{/columns}}"), edges="framed")),
        row(Cell("{{#else}}")),
        row(framed_or_not()),
        row(Cell("{{/if}}")),
        row(Cell("{{/for}}")),
    ), style="JkInner")


def side(lines, width, edges):
    """All that stands in one cell."""
    kinds = [(f"$l/@kind = '{kind}'", (pieces(style),)) for kind, style in STYLES.items()]
    kinds[-1] = (None, kinds[-1][1])
    shown = (tag(f"#for l in {lines}"), *chosen((("$l/@kind = 'table'", (inner(width), Para("JkBreak"))), *kinds)), tag("/for"))
    return Cell(*any_of(lines, "JkContrastPlain", shown), edges=edges)


def remarks(edges):
    shown = (tag("#for m in $r/remark"), Para("JkContrastRemark", "{{$m}}"), tag("/for"))
    return Cell(*any_of("$r/remark", "JkContrastRemark", shown), edges=edges)


def table(name, width, rest):
    """Matching 項 and 号 share a row; lines stand between 条 only. The last row is empty, as the custom is."""
    def row(edges):
        cells = [side("$r/left/line", width - 1, edges), side("$r/right/line", width - 1, edges)]
        return Row(*cells, *((remarks(edges),) if rest else ()), divisible=True)

    def only(text):
        return Row(Cell(text), *(Cell("") for _ in range(2 if rest else 1)), divisible=True)

    def head(text):
        return Cell(Para("JkContrastHead", text), edges="first")

    def empty():
        return Cell(Para("JkContrastPlain", "　"), edges="end")
    columns = (width, width, rest) if rest else (width, width)
    return Table(name, columns, (
        Row(head("{{@left}}"), head("{{@right}}"), *((head("備考"),) if rest else ()), title=True),
        only("{{#for r in $q/row}}"), only("{{#if $r/@first = 'yes'}}"), row("first"), only("{{#else}}"), row("more"), only("{{/if}}"), only("{{/for}}"),
        Row(*(empty() for _ in columns), divisible=True),
    ), style="JkContrast")


# --- the summary -----------------------------------------------------------------------

def points():
    lines = Cell(tag("#for m in $p/remark"), Para("JkCellSmall", "{{$m}}"), tag("/for"), style="JkCellSmall")
    effect = Cell(*chosen((("$p/@effect = '緩和'", (Para("JkCellMiddle", Span("{{$p/@effect}}", "JkWeakened")),)),
                           (None, (Para("JkCellMiddle", "{{$p/@effect}}"),)))), style="JkCellMiddle")
    row = Row(middle("{{$p_index}}"), effect, middle("{{$p/@state}}"), small("{{$p/@place}}"), small("{{$p/@title}}"), lines, small("{{$p/@provisions}}"))
    blank = tuple(Cell("") for _ in range(6))
    return Table("変更の概要", (3, 5, 6, 10, 12, 20, 8), (
        head_row("No.", "効果", "区分", "箇所", "条項", "内容", "基準の項目"),
        Row(Cell("{{#for p in point}}"), *blank), row, Row(Cell("{{/for}}"), *blank)))


def wholes():
    row = each("w", "whole", middle("{{$w/@state}}"), small("{{$w/@title}}"), middle("{{$w/@units}}"))
    return when("whole", Para("JkHeading", "全体が加わり、又は削られる文書"), Table("全体が加わり、又は削られる文書", (8, 44, 12), (
        head_row("区分", "文書", "条項の数"), row)))


def rests():
    row = each("o", "rest", small("{{$o/@title}}"), small("{{$o/@places}}"))
    return Table("その他の字句の変更", (12, 52), (head_row("文書", "箇所"), row))


def gaps():
    row = each("g", "gap", small("{{$g/@section}}"), small("{{$g/text}}"), small("{{$g/@place}}"), small("{{$g/@reason}}"))
    return Table("対応する条項がなくなる基準の項目", (8, 26, 12, 18), (head_row("基準の項目", "要約", "対応していた箇所", "対応する条項がない理由"), row))


def summary():
    counts = ("緩和{{counts/@weakened}}　要確認{{counts/@unclear}}　強化{{counts/@strengthened}}　／　変更{{counts/@changed}}　新設{{counts/@added}}　"
              "削る{{counts/@removed}}　移動{{counts/@moved}}　番号変更{{counts/@renumbered}}　／　対応する条項がなくなる基準の項目{{counts/@uncovered}}")
    return when(
        SUMMARY,
        Para("JkHeading", "概要"),
        Para("JkNote", "新：{{@new}}　　旧：{{@old}}"),
        Para("JkNote", counts),
        *when("gap", Para("JkHeading", "対応する条項がなくなる基準の項目"), gaps()),
        *when("point", Para("JkHeading", "変更の概要（重いものから）"), points()),
        *when("rest", Para("JkHeading", "その他の字句の変更"), rests()),
        *when("not(point)", Para("JkPreamble", "緩和、強化、新設又は削除に当たる変更は、ない。")),
    )


def contrast():
    return Paper("comparison-table", "contrast", False, (
        *when("@date != ''", Para("JkRight", "{{和暦(@date)}}")),
        *when("@author != ''", Para("JkRight", "{{@author}}")),
        Para("JkTitle", "{{@title}}"),
        *summary(),
        *wholes(),
        *when("not(paper) and not(whole)", Para("JkPreamble", "文言に違いはない。")),
        tag("#for q in paper"),
        *chosen((("$q_index > 1 or @summary = 'yes'", (Para("JkPageHeading", "{{$q/@title}}"),)), (None, (Para("JkHeading", "{{$q/@title}}"),)))),
        *when("@lead != ''", Para("JkPreamble", "{{@lead}}")),
        *chosen(((REMARKS, (table("新旧対照表（備考付き）", 26, 12),)), (None, (table("新旧対照表", 32, 0),)))),
        *when("@note != ''", Para("JkLegend", "備考　{{@note}}")),
        tag("/for"),
        Para("JkBreak"),
    ), (Para("Header"),), FOOTER, landscape=True, properties=("{{@title}}", "", "{{@author}}"))
