"""What the papers say around the clauses. Words of one body come from the vocabulary, never from here."""
from .annexes import annexes
from .application import application
from .blocks import Cell, Contents, Page, PageBreak, Para, Paper, Row, Tab, Table, each, head_row, tag, when
from .checklists import checklists
from .register import register_entry
from .tables import tables
from .tags import CITY, DRAFT, ENTITY, ERA, PROVIDER, SERVICE, date, field, title, value

CLAUSES = tag("clauses")

EDITION = "{{#if profile/paper/edition}}第%s版{{/if}}" % field("profile/paper/edition", "版")
HEADER = (Para("Header", DRAFT + "{{#if profile/paper/edition}}第%s版（%s）{{/if}}"
               % (field("profile/paper/edition", "版"), value("wareki(@date)"))),)
FOOTER = (Para("Footer", Page(), "／", Page(total=True)),)


def revisions():
    """The history of editions, when the profile tells one."""
    row = each("r", "profile/paper/revision", date("$r/@date"), "第{{$r/@edition}}版", "{{$r}}")
    table = Table("改訂履歴", (10, 6, 24), (head_row("施行年月日", "版", "理由"), row))
    return when("profile/paper/revision", Para("JkHeading", "改訂履歴"), table)


def undecided(widths=(4, 6, 7, 13, 5, 5), nodes="undecided"):
    row = each("u", nodes, "{{$u/@id}}", "{{string($u/@place)}}", "{{$u/@label}}",
               "{{#if string($u/@proposal) != ''}}既定案：{{$u/@proposal}}　{{/if}}{{string($u/@options)}}",
               "{{string($u/@decider)}}", "{{#if string($u/@due) != ''}}{{wareki($u/@due)}}{{/if}}")
    table = Table("未決事項一覧", widths,
                  (head_row("番号", "箇所", "内容", "既定案・選択肢", "決定者", "期限"), row))
    return when(nodes, Para("JkHeading", "未決事項一覧"), table)


def defaults(widths=(13, 9, 10, 8)):
    row = each("d", "default", "{{$d/@label}}", "{{$d/@value}}", "{{string($d/@place)}}", "{{string($d/@basis)}}")
    table = Table("既定値一覧", widths, (head_row("項目", "既定値", "箇所", "根拠"), row))
    return when("default", Para("JkHeading", "既定値一覧"), table)


def lists():
    """What is still open; on a page of its own and never in a final paper."""
    return open_items("undecided", undecided(), defaults())


def wide_lists():
    """The same for landscape pages. Tables of rows do not tell what stands in other papers only."""
    nodes = "undecided[@place != '']"
    return open_items(nodes, undecided((5, 9, 13, 21, 8, 8), nodes), defaults((20, 15, 16, 13)))


def open_items(nodes, *tables_of):
    return when(f"@final = 'no' and ({nodes} or default)", Para("JkPageHeading", "起案用の一覧"),
                Para("JkNote", "この一覧は、起案の際の確認に用いるものであり、確定版には付けない。"), *(b for t in tables_of for b in t),
                Para("JkBreak"))


def cover():
    return (
        Para("JkCoverName", SERVICE),
        Para("JkCoverTitle", title()),
        Para("JkCoverLine", EDITION),
        Para("JkCoverFoot", value("concat(substring-before(wareki(@date), '月'), '月')")),
        Para("JkCoverLine", ENTITY),
        Para("JkCoverLine", field("profile/body/department", "所属")),
        PageBreak(),
    )


def specification():
    return Paper("specification", "chapter", True, (
        *cover(),
        *revisions(),
        Contents("目次"),
        PageBreak(),
        CLAUSES,
        *lists(),
    ), HEADER, FOOTER)


def stamp():
    """The box for the revenue stamp: paper contracts for work only."""
    return when("profile/paper/signature = 'paper' and profile/contract/work-nature = 'contract-for-work'",
                Table("収入印紙", (6,), (Row(Cell(Para("JkCellHead", "収入印紙")), height=26),)))


def party(name, address, entity, representative, seal):
    """One party of the signature block."""
    return (
        Para("JkSignatureHead", name, Tab(), "所在地", Tab(), address),
        Para("JkSignature", Tab(), "名　称", Tab(), entity),
        Para("JkSignature", Tab(), "代表者", Tab(), representative, *((Tab(), seal) if seal else ())),
    )


def signatures(seal):
    return (
        Para("JkDate", f"{ERA}　　年　　月　　日"),
        *party(CITY, "", ENTITY, "", seal),
        *party(PROVIDER, field("profile/provider/address", "提供者の所在地"), field("profile/provider/name", "提供者の名称"),
               field("profile/provider/representative", "提供者の代表者"), seal),
    )


def closing():
    """Two ways to make the contract binding: on paper with seals, or as an electromagnetic record with signatures."""
    return (
        tag("#if profile/paper/signature = 'electronic'"),
        Para("JkClosing", f"本契約の締結を証するため、本契約書の内容を記録した電磁的記録を作成し、{CITY}及び{PROVIDER}が"
             "電子署名を行った上、それぞれこれを保存する。"),
        *signatures(""),
        tag("#else"),
        Para("JkClosing", f"本契約の締結を証するため、本契約書2通を作成し、{CITY}及び{PROVIDER}が記名押印の上、各自その1通を保有する。"),
        *signatures("印"),
        tag("/if"),
    )


def contract():
    return Paper("contract", "article", False, (
        *stamp(),
        Para("JkTitleName", SERVICE),
        Para("JkTitle", title()),
        Para("JkPreamble", f"{ENTITY}（以下「{CITY}」という。）と{field('profile/provider/name', '提供者の名称')}"
             f"（以下「{PROVIDER}」という。）とは、{SERVICE}の提供及び利用について、次の条項により契約を締結する。"),
        CLAUSES,
        *closing(),
        *lists(),
    ), HEADER, FOOTER)


def sla():
    return Paper("sla", "section", False, (
        Para("JkAnnex", "{{string(document/@annex)}}"),
        Para("JkTitleName", SERVICE),
        Para("JkTitle", title()),
        Para("JkPreamble", f"{CITY}と{PROVIDER}とは、{SERVICE}の提供に係るサービスの水準について、次のとおり合意する。"),
        *revisions(),
        CLAUSES,
        *lists(),
    ), HEADER, FOOTER)


def framed(kind, layout, *blocks, cover=False):
    return Paper(kind, layout, cover, (*blocks, *lists()), HEADER, FOOTER)


PAPERS = (specification(), contract(), sla(), *annexes(framed, revisions(), cover()), application(FOOTER), register_entry(FOOTER),
          *checklists(FOOTER), *tables(HEADER, FOOTER, wide_lists()))
