"""The entry in the register of services: one form for each group of functions, for both registers."""
from .blocks import Mark, Para, Paper, Row, Table, each, head_row, label, repeated
from .application import line, pairs, section
from .tags import ERA, SERVICE, choice, day, field, maybe, term, value

DATE = f"{ERA}　　年　　月　　日"
USE = "profile/use/"


def filing():
    register = "{{#if group/@important = 'yes'}}%sを取り扱う%sの台帳{{#else}}%sを取り扱わない%sの台帳{{/if}}" % (
        term("term.important"), term("term.service"), term("term.important"), term("term.service"))
    kind = "{{#if facts/@regime = 'mutatis-mutandis'}}準用{{#else}}適用{{/if}}"
    return pairs(
        "登録の区分",
        (("台帳番号", "register-number", value("string(profile/service/change/@register-number)")), ("台帳の区分", "register", register)),
        (("登録の区分", "change-kind", maybe_change()), ("適用の区分", "regime", kind)),
        (("適用する章", "chapter", "第{{group/@chapter}}章"), ("状態", "state", "☐利用中 ☐停止 ☐終了")),
        (("許可年月日", "approval-date", DATE), ("許可した者", "approver", "{{term(group/@approver)}}")),
        (("次回の点検日", "next-check", DATE), ("関連する台帳番号", "related-register", "")),
    )


def maybe_change():
    path = "profile/service/change/@kind"
    return "{{#if %s}}{{label('change', %s)}}{{#else}}未確認{{/if}}" % (path, path)


def items():
    """What the standard wants in the register, in its order."""
    functions = "{{#if group/function}}（機能：{{#for f in group/function}}{{#if $f_index > 1}}、{{/if}}{{$f/name}}{{/for}}）{{/if}}"
    applicant, manager = USE + "applicant", USE + "manager"
    return Table("登録事項", (12, 28), (
        line("サービスの名称", SERVICE + functions, at="service-name"),
        line("提供者の名称", field("profile/provider/name", "提供者の名称"), at="provider-name"),
        line("利用の目的", field("profile/service/purpose", "利用の目的"), at="service-purpose"),
        line("業務の内容", field("profile/service/business", "対象の業務"), at="service-business"),
        line("取り扱う情報の格付", "{{label('confidentiality', group/@confidentiality)}}（最も高いもの。内訳は次の表のとおり）", at="information-level"),
        line("利用期間の初日", day(USE + "from", "利用開始日"), at="use-from"),
        line("利用期間の末日", day(USE + "to", "利用終了日"), at="use-to"),
        line("申請者の所属", field(applicant + "/department", "申請者の所属"), at="applicant-department"),
        line("申請者の氏名", field(applicant + "/name", "申請者の氏名"), at="applicant-name"),
        line("利用者の範囲", field(USE + "users", "利用者の範囲"), at="use-users"),
        line(term("role.svcadmin") + "の所属", field(manager + "/department", "管理者の所属"), at="manager-department"),
        line(term("role.svcadmin") + "の補職名", field(manager + "/title", "管理者の職名"), at="manager-title"),
    ))


def levels():
    row = each("i", "group/function/information", "{{$i/../name}}", field("$i/name", "情報の内容"),
               choice("confidentiality", "$i/confidentiality", "機密性"), choice("integrity", "$i/integrity", "完全性"),
               choice("availability", "$i/availability", "可用性"))
    return Table("格付の内訳", (7, 15, 6, 6, 6), (head_row(
        "機能", Mark("情報の内容", "information-name"), Mark("機密性", "information-confidentiality"), Mark("完全性", "information-integrity"),
        Mark("可用性", "information-availability")), row))


def extra():
    terms = "{{#if facts/@contract-form = 'individual'}}個別契約{{#else}}%s{{/if}}" % maybe("form", "profile/contract/form", "契約の形態")
    return pairs(
        "契約及び点検",
        (("契約の形態", "contract-form", terms), ("約款の版", "terms-edition", "")),
        (("約款の確認日", "terms-checked", DATE), ("サービスの形態", "service-model", maybe("model", "profile/service/model", "サービスの形態"))),
    )


def places():
    row = each("p", "profile/places/place", "{{label('place-use', $p/@use)}}", choice("country", "$p/@country", "国名"), "{{string($p/region)}}")
    return Table("リージョン", (9, 10, 21), (head_row(Mark("取扱いの区分", "place-use"), Mark("国名", "place-country"), Mark("リージョン・地域", "place-region")), row))


def certificates():
    row = each("c", "profile/certificates/certificate", "{{label('scheme', $c/@scheme)}}", "{{label('subject', $c/@subject)}}",
               choice("status", "$c/status", "取得の状態"), day("$c/expires", "有効期限"), "　")
    none = repeated(("#if not(profile/certificates/certificate)", "/if"), "なし", "", "", "", "")
    return Table("認証の有効期限", (11, 9, 6, 8, 6), (head_row(
        Mark("認証等の種類", "certificate-scheme"), "対象", "状態", Mark("有効期限", "certificate-expires"), "確認日"), row, none))


def ending():
    return pairs(
        "利用の終了",
        (("終了した日", "end-date", DATE), ("終了時の確認をした日", "end-check", DATE)),
        (("消去の証明書の日付", "erasure-date", DATE), ("記録の保管場所", "end-record", "")),
    )


def history():
    """Every change is written down when it happens; the first line is the entry itself."""
    first = Row("{{wareki(@date)}}", maybe_change() + "（登録票の作成）", "　", "　")
    blank = [Row("　", "　", "　", "　", height=8) for _ in range(5)]
    return Table("変更の履歴", (9, 19, 6, 6), (head_row(Mark("年月日", "history"), "変更の内容及び理由", "記入者", "確認者"), first, *blank))


def register_entry(footer):
    return Paper("register-entry", "form", False, (
        Para("JkTitle", term("term.service") + "{{document/@title}}"),
        *section("登録の区分", filing()),
        *section("登録事項", items()),
        *section("取り扱う情報の格付の内訳", levels()),
        *section("契約の形態及び約款の確認", extra()),
        *section("情報を取り扱う場所", places()),
        *section("認証等の有効期限", certificates()),
        *section("変更の履歴", Para("JkNote", "内容に変更があったときは、その都度記入し、上の欄を最新の内容に改める。格付、提供者、国又は機能を変更するときは、改めて申請する。"),
                 history()),
        *section("利用の終了", ending()),
        Para("JkBreak"),
    ), (Para("Header", "{{string(@draft-label)}}"),), footer)
