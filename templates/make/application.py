"""The application for leave to use an external service: a form, one for each group of functions.

The label of each field carries the bookmark of the field (clauses/documents/application.xml), so that a filled-in form can be read back.
A bookmark must not repeat: fields of lists have theirs in the head row, above the rows that repeat.
"""
from .blocks import Cell, Mark, Para, Paper, Row, Table, each, head_row, label, repeated, when
from .tags import ERA, SERVICE, choice, day, duration, field, maybe, number, term, value

APPROVER = "{{term(group/@approver)}}"
CHECK = "□　"


def line(name, *values, at="", height=0):
    """A row of the form: what is asked, and the answer."""
    return Row(label(name, at), Cell(*values), height=height)


def form(name, *rows):
    return Table(name, (9, 31), rows)


def pair(*asked):
    """A row with two fields: (label, field, answer) twice."""
    cells = []
    for name, at, answer in asked:
        cells += [label(name, at), Cell(answer)]
    return Row(*cells)


def pairs(name, *rows):
    return Table(name, (9, 11, 9, 11), tuple(pair(*r) for r in rows))


def address():
    return (
        Para("JkRight", f"{ERA}　　年　　月　　日"),
        Para("Standard", f"（宛先）{APPROVER}"),
        Para("JkPreamble", f"次のとおり{term('term.service')}を利用したいので、申請します。"),
    )


def person(name, kind, words, before="", after=""):
    """Department, post and name of one person; `before` and `after` are the tags of a row that may be missing."""
    path = f"profile/use/{kind}"
    shown = [field(f"{path}/{part}", f"{words}の{title}") for part, title in
             (("department", "所属"), ("title", "職名"), ("name", "氏名"))]
    return Row(Cell(before + name, style="JkCellLabel"), label("所属", f"{kind}-department"), shown[0],
               label("職名", f"{kind}-title"), shown[1], label("氏名", f"{kind}-name"), shown[2] + after)


def persons():
    return Table("申請者等", (7, 3, 11, 3, 7, 3, 6), (
        person("申請者", "applicant", "申請者"),
        person("起案者", "drafter", "起案者", "{{#if profile/use/drafter}}", "{{/if}}"),
        person(term("role.svcadmin"), "manager", "管理者"),
    ))


def service():
    return form(
        "申請の内容",
        line("サービスの名称", SERVICE, at="service-name"),
        line("提供者の名称", field("profile/provider/name", "提供者の名称"), at="provider-name"),
        line("提供者の所在地", field("profile/provider/address", "提供者の所在地"), at="provider-address"),
        line("利用の目的", field("profile/service/purpose", "利用の目的"), at="service-purpose"),
        line("対象の業務", field("profile/service/business", "対象の業務"), at="service-business"),
        line("利用者の範囲", field("profile/use/users", "利用者の範囲"), at="use-users"),
    )


def conditions():
    connections = ("{{#for c in profile/network/connection}}{{#if $c_index > 1}}、{{/if}}%s{{/for}}{{#if not(profile/network/connection)}}未確認{{/if}}"
                   % choice("connection", "$c", "接続する回線"))
    return pairs(
        "利用の条件",
        (("申請の区分", "change-kind", choice("change", "profile/service/change/@kind", "申請の区分")),
         ("既存の台帳番号", "change-register-number", value("string(profile/service/change/@register-number)"))),
        (("利用開始日", "use-from", day("profile/use/from", "利用開始日")), ("利用終了日", "use-to", day("profile/use/to", "利用終了日"))),
        (("利用する職員の数（人）", "use-user-count", number("profile/use/user-count", "利用する職員の数")),
         ("利用する住民等の数（人）", "use-resident-count", number("profile/use/resident-count", "利用する住民等の数"))),
        (("契約の形態", "contract-form", choice("form", "profile/contract/form", "契約の形態")),
         ("提供条件の交渉ができるか", "contract-negotiable", choice("answer", "profile/contract/negotiable", "提供条件の交渉の可否"))),
        (("サービスの形態", "service-model", choice("model", "profile/service/model", "サービスの形態")),
         ("管理者権限を持つ者", "service-administrator", maybe("administrator", "profile/service/administrator", "管理者権限を持つ者"))),
        (("設定又は構築を行うか", "service-build", maybe("answer", "profile/service/build", "設定又は構築の有無")),
         ("接続する回線", "network-connection", connections)),
        (("庁外からのログインを認めるか", "network-outside-login", maybe("answer", "profile/network/outside-login", "庁外からのログインの可否")),
         ("約款が定める裁判所の国", "contract-provider-terms-court",
          maybe("country", "profile/contract/provider-terms-court", "約款が定める裁判所の国"))),
    )


def question(words, at, before=""):
    """A question or statement to be answered beside; longer than a label, so not centred."""
    return Cell((before, Mark(words, at)))


def questions():
    """Whether it is an external service at all: the definitions of the standard, as questions."""
    return Table("該当の確認", (31, 9), (
        Row(question("自らの組織の外の者が提供するか", "scope-provider-external"), choice("answer", "profile/scope/provider-external", "提供者の別")),
        Row(question("不特定の者又は加入者一般に、情報システムの機能を提供するものか", "scope-public-offering"),
            choice("answer", "profile/scope/public-offering", "一般への提供の有無")),
        Row(question("団体の業務そのものを契約により行わせるか（業務委託に当たるか）", "scope-city-work"),
            maybe("answer", "profile/scope/city-work", "業務委託の有無")),
        Row(question(f"サービスを利用する者（{term('doc.policy')}の適用範囲）", "scope-users"), choice("users", "profile/scope/users", "利用する者")),
    ))


def functions():
    measures = [choice(k, f"$f/measures/{k}", words) for k, words in (
        ("authentication", "認証"), ("encryption", "暗号化"), ("location", "取扱場所"), ("subcontracting", "再委託"),
        ("terms", "提供条件"), ("logs", "ログ"))]
    row = each("f", "group/function", "{{$f/name}}", "{{string($f/description)}}", *measures)
    return Table("機能及び対策", (6, 9, 5, 4, 4, 4, 4, 4), (head_row(
        Mark("機能", "function-name"), Mark("説明", "function-description"), Mark("認証", "measures-authentication"), Mark("暗号化", "measures-encryption"),
        Mark("取扱場所", "measures-location"), Mark("再委託", "measures-subcontracting"), Mark("提供条件", "measures-terms"), Mark("ログ", "measures-logs")), row))


def information():
    row = each("i", "group/function/information", "{{$i/../name}}", "{{label('source', $i/@source)}}", field("$i/name", "情報の内容"),
               choice("confidentiality", "$i/confidentiality", "機密性"), choice("integrity", "$i/integrity", "完全性"),
               choice("availability", "$i/availability", "可用性"), choice("personal-data", "$i/personal-data", "個人情報"))
    return Table("取り扱う情報", (5, 6, 9, 5, 5, 5, 5), (head_row(
        Mark("機能", "information-function"), Mark("区分", "information-source"), Mark("情報の内容", "information-name"),
        Mark("機密性", "information-confidentiality"), Mark("完全性", "information-integrity"), Mark("可用性", "information-availability"),
        Mark("個人情報", "information-personal-data")), row))


def places():
    row = each("p", "profile/places/place", "{{label('place-use', $p/@use)}}", choice("country", "$p/@country", "国名"),
               "{{#if string($p/region) != ''}}{{$p/region}}{{/if}}")
    return Table("情報の取扱場所", (9, 10, 21), (head_row(Mark("取扱いの区分", "place-use"), Mark("国名", "place-country"), Mark("地域", "place-region")), row))


def custody():
    """How the provider keeps the information, to be known before anything is entrusted to it."""
    foreign = "国外での取扱い　{{label('yes-no', facts/@foreign)}}"
    return pairs(
        "情報の管理及び保管",
        (("バックアップの周期", "backup-cycle", maybe("cycle", "profile/backup/cycle", "バックアップの周期")),
         ("保存する世代の数", "backup-generations", number("profile/backup/generations", "世代の数"))),
        (("ログの保存期間", "logs-retention", duration("profile/logs/retention", "ログの保存期間")),
         ("ログの取出しができるか", "logs-export", maybe("answer", "profile/logs/export", "ログの取出しの可否"))),
        (("消去の方法", "erasure-method", maybe("erasure-method", "profile/erasure/method", "消去の方法")),
         ("終了から消去までの期間", "erasure-within", duration("profile/erasure/within", "消去までの期間"))),
        (("準拠法の国", "contract-governing-law",
          maybe("country", "profile/contract/governing-law", "準拠法の国")),
         ("外国の法令等の影響の評価", "foreign-law", foreign)),
    )


def nothing(test, words, *others):
    return repeated((f"#if {test}", "/if"), words, *others)


def subcontractors():
    row = each("s", "profile/subcontractors/subcontractor", "{{label('subcontractor-role', $s/@role)}}", field("$s/name", "再委託先の名称"),
               choice("country", "$s/@country", "国名"), field("$s/work", "業務の範囲"))
    none = nothing("not(profile/subcontractors/subcontractor)", "なし", "", "", "")
    return Table("再委託先", (6, 12, 5, 17), (head_row(
        Mark("区分", "subcontractor-role"), Mark("名称", "subcontractor-name"), Mark("国名", "subcontractor-country"), Mark("業務の範囲", "subcontractor-work")),
        row, none))


def certificates():
    row = each("c", "profile/certificates/certificate", "{{label('scheme', $c/@scheme)}}",
               "{{label('subject', $c/@subject)}}", choice("status", "$c/status", "取得の状態"), field("$c/scope", "適用範囲"),
               day("$c/expires", "有効期限"))
    none = nothing("not(profile/certificates/certificate)", "なし", "", "", "", "")
    return Table("認証等", (9, 6, 5, 12, 8), (head_row(
        Mark("認証等の種類", "certificate-scheme"), Mark("対象", "certificate-subject"), Mark("状態", "certificate-status"), Mark("適用範囲", "certificate-scope"),
        Mark("有効期限", "certificate-expires")), row, none))


def conference():
    path = "profile/web-conference"
    where = ("{{#if facts/@model = 'saas' or facts/@model = 'paas' or facts/@model = 'iaas'}}クラウドサービス"
             "{{#else}}□クラウドサービス　□オンプレミス{{/if}}")
    return pairs(
        "ウェブ会議",
        (("利用の立場", "conference-role", maybe("conference-role", f"{path}/role", "利用の立場")),
         ("参加者", "conference-audience", maybe("audience", f"{path}/audience", "参加者"))),
        (("データを置く設備", "conference-place", where),
         ("端末間の暗号化ができるか", "conference-end-to-end", maybe("answer", f"{path}/end-to-end", "端末間の暗号化の可否"))),
        (("録画機能を使うか", "conference-recording", maybe("answer", f"{path}/recording", "録画機能の利用")),
         ("議事録の作成又は自動翻訳の機能を使うか", "conference-minutes", maybe("answer", f"{path}/minutes", "議事録等の機能の利用"))),
        (("録画等を復元できない形で消せるか", "conference-secure-delete", maybe("answer", f"{path}/secure-delete", "録画等の消去の可否")),
         ("会議で取り扱う情報", "conference-important",
          f"{{{{#if group/@important = 'yes'}}}}{term('term.important')}を取り扱う。{{{{#else}}}}{term('term.important')}を取り扱わない。{{{{/if}}}}")),
    )


def judgement():
    reasons = Row(label("判断の理由", before="{{#for r in reason}}"),
                  Cell("{{$r}}{{#if string($r/@section) != ''}}（基準{{$r/@section}}）{{/if}}{{/for}}"))
    important = f"{{{{#if group/@important = 'yes'}}}}{term('term.important')}を取り扱う。{{{{#else}}}}{term('term.important')}を取り扱わない。{{{{/if}}}}"
    return form(
        "基準に照らした判断",
        line("適用の区分", "{{label('regime', facts/@regime)}}", at="regime"),
        line("取り扱う情報", important, at="group-important"),
        line("適用する章", term("doc.standard") + "　第{{group/@chapter}}章", at="group-chapter"),
        line("申請者の区分", "{{term(group/@applicant)}}", at="group-applicant"),
        line("許可権限者", APPROVER, at="group-approver"),
        reasons,
    )


def confirmations():
    """What the applicant has made sure of; ticked by hand."""
    light = "group/@chapter = 4"
    return Table("申請前の確認", (31, 9), (
        Row(question("サービス及び提供者を、適用する章の選定条件に照らして確認した。", "confirm-selection"), CHECK + "確認済み"),
        Row(question("契約を結ぶ前に、サービス及び提供者が仕様を満たすことを確認する。", "confirm-conformity",
                  "{{#if facts/@chapter = 3 and facts/@contract-form != 'terms' and facts/@contract-form != 'free'}}"), CHECK + "確認済み" + "{{/if}}"),
        Row(question("約款その他の提供条件を読み、リスクを受け入れることができると確認した。", "confirm-terms", "{{#if %s}}" % light), CHECK + "確認済み" + "{{/if}}"),
        Row(question("リスクを検討し、利用する業務を、この申請書に記載した業務に限る。", "confirm-business", "{{#if %s}}" % light), CHECK + "確認済み" + "{{/if}}"),
        Row(question(f"{term('term.important')}を取り扱わないこと及び安全に利用する手順を、利用者に知らせる。", "confirm-notice", "{{#if %s}}" % light),
            CHECK + "確認済み" + "{{/if}}"),
        Row(question("外国の法令等が適用されるリスクを、リスク検討表により評価した。", "confirm-foreign-law", "{{#if group/@chapter = 3}}"),
            CHECK + "確認済み" + "{{/if}}"),
    ))


def decision():
    return form(
        "決定欄",
        line("決定", CHECK + "承認　　　　" + CHECK + "不承認", at="decision", height=8),
        line("決定年月日", f"{ERA}　　年　　月　　日", height=8),
        line("決定した者", f"{APPROVER}　　　　　　　　　　　　（氏名）", height=8),
        line("承認の条件又は不承認の理由", "", height=18),
        line(term("role.svcadmin"), "{{#if group/@chapter = 4}}承認した者が就く。{{/if}}（所属・職名）", at="decision-manager", height=8),
        line("台帳番号", "", at="decision-register-number", height=8),
    )


def section(heading, *blocks):
    """A heading that counts by itself: sections may be left out."""
    return (Para("JkHeading", "{{counter('section')}}　" + heading), *blocks)


def application(footer):
    return Paper("application", "form", False, (
        Para("JkTitle", term("term.service") + "{{document/@title}}"),
        *address(),
        *section("申請者及び管理者", persons()),
        *section("申請の内容", service()),
        *section("利用の条件", conditions()),
        *section("該当の確認", questions()),
        *section("機能及び対策", functions()),
        *section("取り扱う情報", information()),
        *section("情報の取扱場所", places()),
        *when("group/@chapter = 3", *section("情報の管理及び保管", custody())),
        *section("再委託先", subcontractors()),
        *section("認証等", certificates()),
        *when("facts/@web-conference = 'yes'", *section("ウェブ会議", conference())),
        *section("基準に照らした判断", judgement()),
        *section("申請前の確認", confirmations()),
        *section("決定欄", decision()),
        Para("JkBreak"),
    ), (Para("Header", "{{string(@draft-label)}}"),), footer)
