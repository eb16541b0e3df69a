"""The papers of risks and checks: one table of risks for each group, and what is checked at building, in operation and at the end."""
from .blocks import Cell, Para, Paper, Row, Table, each, head_row, label, middle, small, tag, when
from .tags import DRAFT, ERA, SERVICE, choice, day, field, term

BLANK_DATE = f"{ERA}　　年　　月　　日"
MANAGER = "profile/use/manager"
NUMBER = "profile/service/change/@register-number"
MODEL = "{{#if facts/@model = 'unknown'}}（未決）{{#else}}{{label('model', facts/@model)}}{{/if}}"


def heading(number, words):
    return Para("JkHeading", f"{number}　{words}")


def facts_table(name, *rows):
    """The head of a paper: two questions and their answers in each row."""
    def cells(first, answer, second, other):
        return Row(label(first), small(answer), label(second), small(other))
    return Table(name, (9, 23, 9, 23), tuple(cells(*r) for r in rows))


def service_rows():
    return (
        ("サービスの名称", SERVICE, "提供者", field("profile/provider/name", "提供者の名称")),
        ("提供の形", MODEL, "契約の形態", choice("form", "profile/contract/form", "契約の形態")),
        ("利用期間", day("profile/use/from", "利用開始日") + "から" + day("profile/use/to", "利用終了日") + "まで", "台帳番号",
         "{{string(%s)}}" % NUMBER),
        (term("role.svcadmin"), field(f"{MANAGER}/department", "管理者の所属") + "　" + field(f"{MANAGER}/title", "管理者の職名"),
         "確認責任者", term("role.head") + "　（氏名）"),
    )


def box(test, words):
    return "{{check(%s)}}%s" % (test, words)


def result():
    """Where a row does not apply, that is already marked, and its reason said."""
    return middle("□適", "□否", box("$r/@applicable = 'no'", "該当なし"))


def method():
    return small("{{string($r/cell[@name = 'method'])}}",
                 "{{#if $r/cell[@name = 'contract']}}〔{{join($r/cell[@name = 'contract'], '、')}}〕{{/if}}")


def strength(frequency):
    words = "{{label('strength', $r/@strength)}}"
    return middle(words, "{{string($r/cell[@name = 'frequency'])}}") if frequency else middle(words)


def items(frequency):
    """The rows of one section: conventions of the checklists' columns."""
    head = head_row("No.", "根拠", "確認事項", "主体", ("強度", "頻度") if frequency else "強度", "確認方法・証跡", "適否", "理由", "日付", "確認者")
    widths = (3, 5, 16, 6, 5, 11, 5, 6, 3, 4) if frequency else (3, 5, 16, 6, 3, 12, 5, 7, 3, 4)
    row = each("r", "$s/row", middle("{{$r/@number}}"), middle("{{string($r/@basis)}}"), small("{{$r/text}}"), middle("{{string($r/@actor)}}"),
               strength(frequency), method(), result(), small("{{string($r/@reason)}}"), small(""), small(""))
    return Table("確認事項", widths, (head, row))


def sections(frequency=False):
    return (tag("#for s in document/section"), heading("{{$s/@number}}", "{{$s/@title}}"), items(frequency), tag("/for"))


def empty_rows(count, columns, height=8):
    return tuple(Row(*(small("") for _ in range(columns)), height=height) for _ in range(count))


def corrections():
    head = head_row("No.", "適合しない内容", "是正の内容", "期限", "担当者", "完了日", "確認者")
    return (Para("JkHeading", "是正の記録"),
            Table("是正の記録", (4, 20, 20, 5, 5, 5, 5), (head, *empty_rows(4, 7))))


MONTHLY = "document/section/row[cell[@name = 'frequency' and starts-with(., '毎月')]]"


def monthly():
    """Rows that fall due each month are checked oftener than the paper is filled in."""
    months = tuple(Row(middle(f"{month}月"), *(small("") for _ in range(5)), height=7) for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3))
    head = head_row("月", "点検日", "適合しない項目のNo.及び内容", "講じた措置", "点検者", "確認者")
    return (Para("JkPageHeading", "毎月の点検の記録"),
            Para("JkNote", "頻度を「毎月」とする確認事項（No.{{join(%s/@number)}}）について、点検の都度書き込む。適合しない項目がないときは「なし」と書く。" % MONTHLY),
            Table("毎月の点検の記録", (4, 6, 22, 20, 6, 6), (head, *months)))


def conclusion(question, *answers):
    return (
        Para("JkHeading", "確認の結果"),
        Table("確認の結果", (12, 30, 11, 11), (
            head_row("確認の結果", "所見", term("role.svcadmin"), term("role.head")),
            Row(small(*answers), small(""), Cell("（日付）", "（氏名）", style="JkCellSmall"), Cell("（日付）", "（氏名）", style="JkCellSmall"), height=20),
        )),
        Para("JkLegend", question),
    )


LEGEND = ("適＝証跡により、確認事項のとおりと認められるもの　否＝認められないもの（是正の記録に書く。）　該当なし＝提供の形その他の理由により"
          "当たらないもの（理由を書く。）　証跡の欄の〔　〕＝根拠となる定め")


def checklist(kind, rows, end, footer, frequency=False, note=(), before_corrections=()):
    return Paper(kind, "sheet", False, (
        Para("JkTitle", "{{document/@title}}"),
        facts_table("対象", *service_rows(), *rows),
        Para("JkLegend", LEGEND),
        *note,
        *sections(frequency),
        *end,
        *before_corrections,
        *corrections(),
        Para("JkBreak"),
    ), (Para("Header", DRAFT + SERVICE),), footer, landscape=True)


def build(footer):
    return checklist("build-checklist", (("構築の期間", f"{BLANK_DATE}から　　年　　月　　日まで", "確認の時期", BLANK_DATE),), conclusion(
        "利用の開始までに全ての項目を確かめ、「否」の項目の是正を終えること。", "□利用を開始してよい", "□是正の後に改めて確かめる"), footer)


def operation(footer):
    every_month = when(MONTHLY, *monthly())
    return checklist("operation-checklist", (("点検の種類", "□定期　　□臨時（理由：　　　　　　　　　　）", "対象の期間",
                                              f"{BLANK_DATE}から　　年　　月　　日まで"),),
                     conclusion("前回の点検で「否」とした項目は、是正の完了をこの点検で確かめること。",
                                "□利用を継続してよい", "□是正の後に改めて確かめる", "□利用を停止する"),
                     footer, frequency=True, before_corrections=every_month)


def termination(footer):
    light = when("group/@chapter = 4", Para("JkLegend", "このサービスは、" + term("term.important") + "を取り扱わないため、"
                                            + term("doc.standard") + "3.5の定めを準用して確かめる。"))
    return checklist("termination-checklist", (("終了の理由", "□更改（移行先：　　　　　　　　）　□廃止　□その他", "終了の日", BLANK_DATE),),
                     conclusion("この表及び証跡は、文書の保存に関する定めに従って保存すること。",
                                "□終了を確認した", "□是正の後に改めて確かめる"), footer, note=light)


# --- risks ------------------------------------------------------------------------------

ANSWER = "profile/risks/risk[@ref = $r/@id and (not(@function) or @function = /paper/group/function/@id)]"


def risk_rows():
    head = head_row("No.", "根拠", "リスク", "想定される影響", "低減の措置", "対応", "判断の理由", ("残る", "リスク"), ("判断者", "日付"))
    measures = Cell("{{#for m in $r/cell[@name = 'measure']}}", "・{{$m}}", "{{/for}}", style="JkCellPoint")
    answers = middle(*(box(f"{ANSWER}/@response = '{key}'", words) for key, words in
                       (("accept", "受容"), ("reduce", "低減"), ("avoid", "回避"))),
                     "{{#if $r/@applicable = 'no'}}該当なし{{/if}}")
    reason = "{{#if $r/@applicable = 'no'}}{{string($r/@reason)}}{{#else}}{{string(%s/note)}}{{/if}}" % ANSWER
    row = each("r", "$s/row", middle("{{$r/@number}}"), middle("{{string($r/@basis)}}"), small("{{$r/text}}"),
               small("{{string($r/cell[@name = 'impact'])}}"), measures, answers, small(reason), small("{{string(%s/residual)}}" % ANSWER), small(""))
    return Table("リスク", (3, 5, 10, 8, 16, 5, 7, 5, 5), (head, row))


def risk_head():
    confidentiality = ("{{#if group/@confidentiality = 'unknown'}}（未決）{{#else}}{{label('confidentiality', group/@confidentiality)}}{{/if}}"
                       "（個人情報：{{label('personal-data', group/@personal-data)}}）")
    return facts_table(
        "対象", service_rows()[0], service_rows()[1],
        ("利用する機能", "{{join(group/function/name)}}", "対象の業務", field("profile/service/business", "対象の業務")),
        ("取り扱う情報の最も高い格付", confidentiality, "適用する章", term("doc.standard") + "　第{{group/@chapter}}章"),
        ("情報を取り扱う国", "{{#if profile/places/place}}{{#for p in profile/places/place[not(@country = preceding-sibling::place/@country)]}}"
         "{{#if $p_index > 1}}、{{/if}}" + choice("country", "$p/@country", "国名") + "{{/for}}{{#else}}（未確認）{{/if}}",
         "検討した日及び者", BLANK_DATE + "　（氏名）"),
    )


def judgement():
    """The questions that end the table, what is then allowed, and who decides."""
    questions = each("r", "document/section[@id = 'conclusion']/row", middle("{{$r/@number}}"), middle("{{string($r/@basis)}}"),
                     small("{{$r/text}}"), middle("{{string($r/@actor)}}"), middle("□はい　□いいえ"), small(""))
    allowed = Table("許可する業務の範囲", (12, 52), (
        Row(label("許可する業務の範囲"), small("（申請の内容）" + field("profile/service/business", "対象の業務"), "（許可する範囲）"), height=15),
        Row(label("取り扱ってはならない情報"), small("{{#if group/@important = 'no'}}" + term("term.important") + "{{/if}}"), height=9),
        Row(label("条件及び再び検討する時期"), small("提供の条件、取り扱う情報又は提供者が変わるとき及び　　　　年　　月まで"), height=9),
        Row(label("総合判断"), small("□利用してよい　　□条件を付けて利用してよい　　□利用しない"), height=9),
    ))
    decision = Table("決裁欄", (16, 16, 16, 16), (
        head_row("許可権限者（{{term(group/@approver)}}）", "申請者（{{term(group/@applicant)}}）", "起案者", "決裁の日"),
        Row(*(small("") for _ in range(4)), height=14)))
    return (
        Para("JkPageHeading", "{{document/section[@id = 'conclusion']/@number}}　総合判断"),
        Table("総合判断", (3, 5, 28, 6, 9, 13), (head_row("No.", "根拠", "確認事項", "主体", "判断", "理由"), questions)),
        Para("JkBreak"),
        allowed, Para("JkHeading", "決裁欄"), decision,
    )


def risk_assessment(footer):
    return Paper("risk-assessment", "sheet", False, (
        Para("JkTitle", "{{document/@title}}"),
        risk_head(),
        Para("JkLegend", "受容＝そのまま受け入れる　低減＝措置を講じて許容することができる程度にする　回避＝その業務又は機能には用いない　"
             "いずれか一つを選び、理由を書く。低減の措置の括弧は、根拠となる定めである。"),
        tag("#for s in document/section[@id != 'conclusion']"),
        heading("{{$s/@number}}", "{{$s/@title}}"), risk_rows(), tag("/for"),
        *judgement(),
        Para("JkBreak"),
    ), (Para("Header", DRAFT + SERVICE),), footer, landscape=True)


def checklists(footer):
    return (risk_assessment(footer), build(footer), operation(footer), termination(footer))
