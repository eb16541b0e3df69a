"""The application for leave to use an external service: a form, one for each group of functions."""
from .blocks import Cell, Para, Paper, Row, Tab, Table, each, head_row, label, repeated
from .tags import ERA, SERVICE, choice, day, field, term

PERSON = "profile/use/applicant"
APPROVER = "{{term(group/@approver)}}"


def line(name, *values, height=0):
    """A row of the form: what is asked, and the answer."""
    return Row(label(name), Cell(*values), height=height)


def only(test, name, shown):
    """A row that stands only when the test holds."""
    return Row(label("{{#if %s}}%s" % (test, name)), Cell(shown + "{{/if}}"))


def form(name, *rows):
    return Table(name, (9, 31), rows)


def applicant():
    return (
        Para("JkRight", f"{ERA}　　年　　月　　日"),
        Para("Standard", f"（宛先）{APPROVER}"),
        Para("JkSignature", "申請者", Tab(), "所　属", Tab(), field(f"{PERSON}/department", "申請者の所属")),
        Para("JkSignature", Tab(), "職　名", Tab(), field(f"{PERSON}/title", "申請者の職名")),
        Para("JkSignature", Tab(), "氏　名", Tab(), field(f"{PERSON}/name", "申請者の氏名")),
        Para("Standard"),
        Para("JkPreamble", f"次のとおり{term('term.service')}を利用したいので、申請します。"),
    )


def service():
    functions = Row(label("{{#for f in group/function}}利用する機能"),
                    Cell("{{$f/name}}{{#if string($f/description) != ''}}（{{$f/description}}）{{/if}}{{/for}}"))
    negotiable = ("{{#if facts/@negotiable = 'yes'}}（提供条件の交渉ができる。）{{#elif facts/@negotiable = 'no'}}"
                  "（提供条件の交渉ができない。）{{#else}}（提供条件の交渉の可否は、確認中）{{/if}}")
    manager = "profile/use/manager"
    return form(
        "申請の内容",
        only("profile/service/change/@kind", "申請の区分", "{{label('change', profile/service/change/@kind)}}"),
        line("サービスの名称", SERVICE),
        functions,
        line("提供者", field("profile/provider/name", "提供者の名称"), "所在地　" + field("profile/provider/address", "提供者の所在地")),
        line("利用の目的", field("profile/service/purpose", "利用の目的")),
        line("対象の業務", field("profile/service/business", "対象の業務")),
        line("契約の形態", choice("form", "profile/contract/form", "契約の形態") + negotiable),
        line("利用期間", day("profile/use/from", "利用開始日") + "から" + day("profile/use/to", "利用終了日") + "まで"),
        line("利用者の範囲", field("profile/use/users", "利用者の範囲")
             + "{{#if string(profile/use/user-count[not(@undecided = 'yes')]) != ''}}（{{profile/use/user-count}}人）{{/if}}"),
        line(term("role.svcadmin"), field(f"{manager}/department", "管理者の所属"), field(f"{manager}/title", "管理者の職名")),
        only("profile/use/drafter", "起案者", field("profile/use/drafter/department", "起案者の所属") + "　"
             + field("profile/use/drafter/name", "起案者の氏名")),
    )


def information():
    row = each("i", "group/function/information", "{{$i/../name}}", field("$i/name", "情報の内容"),
               choice("confidentiality", "$i/confidentiality", "機密性"), choice("integrity", "$i/integrity", "完全性"),
               choice("availability", "$i/availability", "可用性"), choice("personal-data", "$i/personal-data", "個人情報"))
    return Table("取り扱う情報", (5, 11, 6, 6, 6, 6), (head_row("機能", "情報の内容", "機密性", "完全性", "可用性", "個人情報"), row))


def places():
    row = each("p", "profile/places/place", "{{label('place-use', $p/@use)}}", choice("country", "$p/@country", "国名"),
               "{{#if string($p/region) != ''}}{{$p/region}}{{/if}}")
    return Table("情報の取扱場所", (9, 10, 21), (head_row("取扱いの区分", "国名", "地域"), row))


def nothing(test, words, *others):
    return repeated((f"#if {test}", "/if"), words, *others)


def certificates():
    row = each("c", "profile/certificates/certificate", "{{label('scheme', $c/@scheme)}}",
               "{{label('subject', $c/@subject)}}", choice("status", "$c/status", "取得の状態"), field("$c/scope", "適用範囲"),
               day("$c/expires", "有効期限"))
    none = nothing("not(profile/certificates/certificate)", "なし", "", "", "", "")
    return Table("認証等", (9, 6, 5, 12, 8), (head_row("認証等の種類", "対象", "状態", "適用範囲", "有効期限"), row, none))


def judgement():
    reasons = Row(label("{{#for r in reason}}判断の理由"),
                  Cell("{{$r}}{{#if string($r/@section) != ''}}（基準{{$r/@section}}）{{/if}}{{/for}}"))
    important = f"{{{{#if group/@important = 'yes'}}}}{term('term.important')}を取り扱う。{{{{#else}}}}{term('term.important')}を取り扱わない。{{{{/if}}}}"
    return form(
        "基準に照らした判断",
        line("取り扱う情報", important),
        line("適用する章", term("doc.standard") + "　第{{group/@chapter}}章"),
        line("許可権限者", APPROVER),
        reasons,
    )


def decision():
    return form(
        "決定欄",
        line("決定", "□　承認　　　　□　不承認"),
        line("決定年月日", f"{ERA}　　年　　月　　日"),
        line("決定した者", f"{APPROVER}　　　　　　　　　　　　（氏名）"),
        line("承認の条件又は不承認の理由", "", height=18),
        line("指名する" + term("role.svcadmin"), "（所属・職名）"),
        line("台帳番号", ""),
    )


def numbered(*sections):
    for number, (heading, table) in enumerate(sections, 1):
        yield Para("JkHeading", f"{number}　{heading}")
        yield table


def application(footer):
    return Paper("application", "form", False, (
        Para("JkTitle", term("term.service") + "{{document/@title}}"),
        *applicant(),
        *numbered(("申請の内容", service()), ("取り扱う情報", information()), ("情報の取扱場所", places()), ("認証等", certificates()),
                  ("基準に照らした判断", judgement()), ("決定欄", decision())),
        Para("JkBreak"),
    ), (Para("Header", "{{string(@draft-label)}}"),), footer)
