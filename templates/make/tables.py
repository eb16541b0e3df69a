"""Papers that are wide tables over what the catalog and the model tell: who is responsible, what to hand in, what was checked, what is covered."""
from .blocks import Cell, Mark, Para, Paper, Row, Table, each, head_row, label, middle, small, tag, when
from .tags import CITY, ERA, PROVIDER, SERVICE, choice, field, maybe, term, title, value



def opening(annex):
    """The head of a paper: annex, name of the service, title."""
    number = (Para("JkAnnex", "{{string(document/@annex)}}"),) if annex else ()
    return (*number, Para("JkTitleName", SERVICE), Para("JkTitle", title()))


def sections(*blocks):
    """The same blocks under the heading of each section of the paper's sheets; $s is the section."""
    return (tag("#for s in document/section"), Para("JkHeading", "{{$s/@number}}　{{$s/@title}}"), *blocks, tag("/for"))


def cell(name):
    return "{{string($r/cell[@name = '%s'])}}" % name


# --- who is responsible ----------------------------------------------------------------

def sides(*names):
    """Two columns for each side: the mark, and what it does."""
    return [c for name in names for c in (middle(cell(f"{name}-mark")), small(cell(name)))]


def matrix(name, widths, heads, *names):
    row = each("r", "$s/row", middle("{{$r/@number}}"), small("{{$r/text}}"), *sides(*names))
    return Table(name, widths, (head_row("No.", "対象", *(t for h in heads for t in ("区分", h))), row))


def responsibility(header, footer, lists):
    model = maybe("model", "profile/service/model", "サービスの形態")
    administrator = maybe("administrator", "profile/service/administrator", "管理者権限を持つ者")
    return Paper("responsibility-matrix", "sheet", False, (
        *opening(True),
        Para("JkPreamble", f"{SERVICE}の情報セキュリティについて、{CITY}{{{{#if facts/@base = 'yes'}}}}、{PROVIDER}及び基盤事業者{{{{#else}}}}及び{PROVIDER}"
             "{{/if}}の役割を、対象ごとに次のとおり定める。"),
        Para("JkNote", f"サービスの形態：{model}　　管理者権限を持つ者：{administrator}　　基盤事業者："
             "{{#if facts/@base = 'yes'}}あり{{#else}}なし{{/if}}"),
        Para("JkNote", "区分の欄　◎：責任を負い、自ら行う。　○：協力し、又は確認する。　―：役割がない。　"
             "{{#if facts/@base = 'yes'}}基盤事業者の役割についても、%sに対する責任は%sが負う。{{/if}}" % (CITY, PROVIDER)),
        *when("facts/@base = 'yes'", *sections(
            matrix("責任分界表（基盤事業者あり）", (3, 11, 3, 14, 3, 14, 3, 13), (CITY, PROVIDER, "基盤事業者"), "city", "provider", "base"))),
        *when("facts/@base != 'yes'", *sections(
            matrix("責任分界表", (3, 13, 3, 21, 3, 21), (CITY, PROVIDER), "city", "provider"))),
        *lists,
    ), header, footer, landscape=True)


# --- what to hand in -------------------------------------------------------------------

def submissions(header, footer, lists):
    row = each("r", "$s/row", middle("{{$r/@number}}"), small("{{$r/text}}"), small(cell("when")), small(cell("to")), small(cell("form")),
               small(cell("basis")), small(cell("note")))
    table = Table("提出書類一覧", (3, 16, 13, 7, 6, 10, 9),
                  (head_row("No.", "書類", "提出の時期・期限", "提出先", "部数・形式", "根拠", "備考"), row))
    return Paper("submission-list", "sheet", False, (
        *opening(True),
        Para("JkPreamble", f"{PROVIDER}（契約の締結の前においては、参加者）は、次に掲げる書類を、それぞれの時期又は期限までに{CITY}に提出する。"),
        Para("JkNote", "この一覧は、契約書、調達仕様書その他の文書の定めをまとめたものであり、根拠の欄の定めと異なるときは、その定めによる。"),
        *sections(table),
        *lists,
    ), header, footer, landscape=True)


# --- what was checked before the contract ----------------------------------------------

SPECIFICATION = "sibling[@kind = 'specification']/clause"
ASKED = SPECIFICATION + "[@role != '' and @role != 'information']"


def asked():
    """What the specification asks for, to be answered and checked by hand."""
    row = each("c", ASKED, middle("{{$c_index}}"), small("{{$c/@label}}"), small("{{$c/@title}}"), middle("{{label('role', $c/@role)}}"),
               small("{{#if string($c/@basis) != ''}}{{$c/@basis}}{{#else}}実務{{/if}}"), small(""), small("☐書面　☐聴取", "☐実機　☐その他"),
               middle("☐適", "☐否"), small(""))
    heads = head_row("No.", "仕様書の箇所", Mark("要求事項", "requirement"), "区分", "根拠（基準）", "提供者の回答・証拠書類", "確認の方法", Mark("充足", "satisfied"),
                     "確認者・日付")
    return Table("要求事項の充足", (3, 5, 14, 5, 8, 11, 8, 4, 6), (heads, row))


def subject():
    """What is checked, and by which edition of the specification."""
    return Table("確認の対象", (9, 23, 9, 23), (
        Row(label("サービスの名称"), SERVICE, label("提供者の名称"), field("profile/provider/name", "提供者の名称")),
        Row(label("仕様書の版"), "{{#if profile/paper/edition}}第%s版（{{wareki(@date)}}）{{#else}}{{wareki(@date)}}{{/if}}"
            % field("profile/paper/edition", "版"), label("契約の方法"), choice("method", "profile/contract/method", "契約の方法")),
        Row(label("所管する所属"), field("profile/body/department", "所属"), label("確認した期間"), f"{ERA}　　年　　月　　日から　　月　　日まで"),
    ))


def conclusion():
    return Table("結論", (13, 51), (
        Row(label("必須及び参加資格の要求事項", "conclusion"), Cell("☐　全て充足する　　☐　充足しないものがある（No.　　　　　　　　　　　）")),
        Row(label("充足しないものの措置"), Cell("　"), height=16),
        Row(label("加点の要求事項の評価"), Cell("　"), height=10),
        Row(label("契約の締結"), Cell("☐　適当と認める　　☐　条件を付けて適当と認める（条件：　　　　　　　　　　　　　　）　　☐　適当と認めない")),
    ))


def signed():
    blank = Cell(f"{ERA}　　年　　月　　日")
    return Table("確認及び決裁", (13, 19, 19, 13), (
        head_row("区分", "所属・職名", "氏名", "年月日"),
        Row(label("確認した者"), "　", "　", blank, height=9),
        Row(label("確認した者（技術）"), "　", "　", blank, height=9),
        Row(label(term("role.head")), "　", "　", blank, height=9),
    ))


def conformity(header, footer):
    number = "count(%s[@role = '%s'])"
    counts = "　".join("%s %s項目" % (name, value(number % (SPECIFICATION, role)))
                      for name, role in (("必須", "mandatory"), ("参加資格", "qualification"), ("加点", "scored")))
    return Paper("conformity-check", "sheet", False, (
        *opening(False),
        Para("JkPreamble", "契約を結ぶ前に、提供者及びサービスが調達仕様書の要求事項を満たすことを、次のとおり確認する。"),
        Para("JkHeading", "1　確認の対象"),
        subject(),
        Para("JkHeading", "2　要求事項ごとの確認"),
        Para("JkNote", f"対象は、{counts}とする。必須及び参加資格の要求事項に「否」があるときは、契約を結ぶことができない。"
             "提供者の回答は、要件適合表及び提出書類から転記する。"),
        asked(),
        Para("JkHeading", "3　結論"),
        conclusion(),
        Para("JkHeading", "4　確認及び決裁"),
        signed(),
        Para("JkBreak"),
    ), header, footer, landscape=True)


# --- what covers the standard ----------------------------------------------------------

CHAPTERS = (
    ("1", "1　総則"), ("2", "2　利用の区分"), ("3.1", "3.1　選定"), ("3.2", "3.2　調達及び契約"), ("3.3", "3.3　導入及び構築"),
    ("3.4", "3.4　運用及び保守"), ("3.5", "3.5　更改及び廃棄"), ("4.1", "4.1　選定（{important}を取り扱わない場合）"),
    ("4.2", "4.2　対策の実施（{important}を取り扱わない場合）"), ("5.1", "5.1　許可権限者"), ("5.2", "5.2　利用申請及び台帳"), ("6.1", "6.1　会議の利用"),
    ("6.2", "6.2　会議の対策"), ("6.3", "6.3　会議の留意事項"), ("6.4", "6.4　会議の例"), ("R", "参考"),
)
SECTION = small("{{$t/@section}}", "{{$t/@provision}}")
STRENGTHS = (("must", "必須"), ("should", "推奨"), ("note", "留意"), ("example", "例示"))


def counted(name, test):
    """A row of the summary: how many provisions, how many of them apply, are covered, are open."""
    applies = f"{test}[@applies = 'yes']"
    return Row(label(name), *(middle(value(f"count({nodes})")) for nodes in (
        test, applies, f"{applies}[by]", f"{applies}[@gap = 'yes']", f"{applies}[not(by)][@gap = 'no']", f"{test}[@applies = 'no']")))


def summary():
    rows = [counted(name, f"trace[@strength = '{key}']") for key, name in STRENGTHS]
    return Table("対応の集計", (10, 9, 9, 9, 9, 9, 9), (
        head_row("強度", "項目", "適用", "対応あり", "不足", "対応なし（任意）", "適用なし"), *rows, counted("計", "trace")))


def gaps():
    row = each("t", "trace[@gap = 'yes']", SECTION, small("{{$t/text}}"), middle("{{label('strength', $t/@strength)}}"),
               small("{{string($t/@addressee)}}"), middle("{{label('phase', $t/@phase)}}"), small(""))
    table = Table("不足する項目", (7, 22, 4, 7, 6, 18), (head_row("基準の項目", "要約", "強度", "名宛人", "場面", "措置（記入）"), row))
    return (tag("#if trace[@gap = 'yes']"), table, tag("#else"),
            Para("JkPreamble", "適用される必須及び推奨の項目に、不足はない。"), tag("/if"))


def all_of(variable, nodes, shown, between="、"):
    """Every node in a line."""
    return "{{#for %s in %s}}{{#if $%s_index > 1}}%s{{/if}}%s{{/for}}" % (variable, nodes, variable, between, shown)


def clauses_of():
    """A line for each clause: title, version, and where it stands in each paper."""
    places = all_of("p", "$t/by[@id = $b/@id][@kind = 'clause']", "{{$p/@paper}}{{$p/@place}}")
    return ("#for b in $t/by[@kind = 'clause'][not(@id = preceding-sibling::by/@id)]",
            "{{$b/@title}}（{{string($b/@version)}}）　" + places, "/for")


def parts_of(kind, shown):
    """A line for each paper that holds rows or fields."""
    nodes = f"$t/by[@kind = '{kind}']"
    same = all_of("p", nodes + "[@document = $b/@document]", shown)
    return (f"#for b in {nodes}[not(@document = preceding-sibling::by[@kind = '{kind}']/@document)]",
            "{{$b/@paper}}{{#if string($b/@version) != ''}}（{{$b/@version}}）{{/if}}　" + same, "/for")


def others_of():
    return "#for b in $t/by[@kind = 'decision' or @kind = 'explained']", "{{$b/@title}}", "/for"


def by_lines():
    paras = []
    for start, shown, end in (clauses_of(), parts_of("row", "{{$p/@place}}"), parts_of("field", "{{$p/@title}}"), others_of()):
        paras += [Para("JkCellSmall", "{{%s}}" % start), Para("JkCellSmall", shown), Para("JkCellSmall", "{{%s}}" % end)]
    return Cell(*paras)


def covered(prefix):
    nodes = f"trace[substring-before(@provision, '-') = '{prefix}']"
    applies = "{{#if $t/@applies = 'yes'}}適用{{#else}}適用なし{{/if}}{{#if string($t/@why) != ''}}（{{$t/@why}}）{{/if}}"
    row = each("t", nodes, SECTION, small("{{$t/text}}"), middle("{{label('strength', $t/@strength)}}"), small(applies), by_lines(),
               middle("{{#if $t/@gap = 'yes'}}不足{{#elif $t/@applies = 'no'}}―{{#elif $t/by}}なし{{#else}}任意{{/if}}"))
    heads = head_row("基準の項目", "要約", "強度", "適用（理由）", "対応する条項（版）及び箇所", "不足")
    return Table(f"要求事項対応表{prefix}", (6, 15, 3, 12, 25, 3), (heads, row))


# A body may have no number for the edition of its rules.
VERSION = "{{#if string(term[@key = 'doc.standard.ver']) != ''}}（{{term[@key = 'doc.standard.ver']}}）{{/if}}"


def traceability(header, footer):
    chapters = [b for prefix, name in CHAPTERS for b in
                (Para("JkHeading", name.format(important=term("term.important"))), covered(prefix))]
    return Paper("traceability", "sheet", False, (
        *opening(False),
        Para("JkPreamble", f"{term('doc.standard')}{VERSION}の各項目について、適用の有無及び理由並びに対応する文書の箇所を、次のとおり示す。"),
        Para("JkHeading", "集計"),
        Para("JkNote", "不足は、適用される必須又は推奨の項目で、対応する箇所がないものをいう。留意及び例示の項目の対応は、任意とする。"),
        summary(),
        Para("JkHeading", "不足する項目"),
        *gaps(),
        *chapters,
        Para("JkBreak"),
    ), header, footer, landscape=True)


def tables(header, footer, lists):
    return (responsibility(header, footer, lists), submissions(header, footer, lists), conformity(header, footer),
            traceability(header, footer))
