"""Two annexes of the contract, the procedure for web conferences and the plan for the end of use: what stands around their clauses.

`framed` makes a paper of blocks: it adds the running heads and the lists for whoever drafts.
"""
from .blocks import Cell, Contents, PageBreak, Para, Row, Table, head_row, label, repeated, tag
from .tags import ERA, PROVIDER, SERVICE, field, term, title

CLAUSES = tag("clauses")
HEAD, MANAGER, STAFF = term("role.head"), term("role.svcadmin"), term("role.staff")
DAY = f"{ERA}　　年　　月　　日"
SHORT_DAY = f"{ERA}　年　月　日"
RESULT = "□適　□否　□該当なし"

HOST = "not(profile/web-conference/role = 'participant')"
GUEST = "not(profile/web-conference/role = 'host')"
IMPORTANT = "facts/@important = 'yes'"


def annex_head():
    return Para("JkAnnex", "{{string(document/@annex)}}"), Para("JkTitleName", SERVICE), Para("JkTitle", title())


def security_annex(framed, revisions):
    return framed("security-annex", "section", *annex_head(),
                  Para("JkPreamble", f"{PROVIDER}は、{SERVICE}の提供に当たり、契約書に添付するこの特記事項を守らなければならない。"),
                  *revisions, CLAUSES)


def personal_data_annex(framed, revisions):
    return framed("personal-data-annex", "item", *annex_head(), *revisions, CLAUSES)


# --- the procedure for web conferences ----------------------------------------------------

def check(when, what, test=""):
    cells = (when, what, Cell(RESULT), Cell(""))
    if not test:
        return Row(*cells)
    return repeated((f"#if {test}", "/if"), when, what, RESULT, "")


def conference_sheet():
    """One for each conference: what it is, what was checked, who allowed an exception."""
    about = Table("会議の概要", (9, 31), (
        Row(label("会議の名称"), ""),
        Row(label("日時"), f"{DAY}　　時　　分から　　時　　分まで"),
        Row(label("主催者"), "所属　　　　　　　　　　　　　　氏名"),
        Row(label("参加者"), "庁内　　　人　　庁外　　　人（所属及び氏名の一覧は別に添付）"),
        Row(label("用いるサービス"), SERVICE),
        Row(label("会議の区分"), "□　重要な会議　　□　重要な会議に当たらない"),
        Row(label("判断の理由"), "", height=12),
        Row(label("判断した者"), f"職名　　　　　　氏名　　　　　　　　{DAY}"),
    ))
    checks = Table("会議ごとの確認", (4, 21, 11, 4), (
        head_row("時期", "確かめること", "結果", "備考"),
        check("開始前", "支給された端末又は所属が導入した端末を用いる。"),
        check("開始前", "ソフトウェアが最新の版である。"),
        check("開始前", "音声が周囲に漏れない機器及び場所を用意した。"),
        check("開始前", "記録が残ることを前提として、取り扱う情報を確かめた。"),
        check("開始前", "クラウドかオンプレミスか及びデータが置かれる国を確かめた。", HOST),
        check("開始前", "会議ごとにパスワードを設定した。", HOST),
        check("開始前", "パスワードを、参加する者以外の者に知られない方法により伝えた。", HOST),
        check("開始前", "待機の機能を有効とした。", HOST),
        check("開始前", "資料を安全な方法により事前に配布した。", f"{IMPORTANT} and {HOST}"),
        check("開始前", "案内の送り主が正しいことを確かめた。", GUEST),
        check("開始時", "端末間の暗号化が有効であることを画面により確かめた。", IMPORTANT),
        check("開始時", "録画、議事録の自動作成、翻訳及び字幕の機能が停止している。", IMPORTANT),
        check("開始時", "入室した者を一覧と突き合わせ、不審な者がいない。", HOST),
        check("開始時", "庁外の参加者について、声及び顔により本人であることを確かめた。", f"{IMPORTANT} and {HOST}"),
        check("開始時", "録画又は録音が行われるかどうかを主催者に確かめた。", GUEST),
        check("終了後", "全ての参加者を退室させ、会議室を閉じた。", HOST),
        check("終了後", "残ったチャット、資料その他の記録を確かめ、必要のないものを消去した。"),
    ))
    allowed = Table("例外の承認", (9, 31), (
        Row(label("行うことができない対策及び理由"), "", height=14),
        Row(label("代わりに行う対策"), "", height=14),
        Row(label(f"承認（{HEAD}）"), f"氏名　　　　　　　　　　　　{DAY}"),
    ))
    return (Para("JkPageHeading", "ウェブ会議確認票"),
            Para("JkNote", f"{STAFF}は、会議ごとにこの票を作成し、所属において保存すること。"), about,
            Para("JkHeading", "会議ごとの確認"), checks, Para("JkHeading", "例外の承認"), allowed, Para("JkBreak"))


def web_conference_procedure(framed, revisions, cover):
    return framed("web-conference-procedure", "chapter", *cover, *revisions, Contents("目次"), PageBreak(), CLAUSES, *conference_sheet(),
                  cover=True)


# --- the plan for the end of use ----------------------------------------------------------

def approval():
    def line(what, who):
        return Row(Cell(what, style="JkCellLabel"), who, Cell(""), Cell(DAY), height=10)
    return (
        Para("JkHeading", "計画の承認"),
        Table("計画の承認", (5, 12, 11, 12), (
            head_row("区分", "職", "氏名", "年月日"),
            line("作成", field("profile/use/drafter/department", "起案者の所属")),
            line("確認", MANAGER),
            line("承認", HEAD),
        )),
    )


def records():
    blank = tuple(Row(*(Cell("") for _ in range(5)), height=9) for _ in range(10))
    done = Table("実施記録", (7, 12, 9, 6, 6), (head_row("年月日", "行ったこと", "結果及び資料", "行った者", "確かめた者"), *blank))
    closing = Table("終了の確認", (14, 26), (
        Row(label("情報の返却、消去及び証明"), f"□完了　□残る事項あり（完了した日：{SHORT_DAY}）"),
        Row(label("アカウント、鍵及び設定の廃棄"), f"□完了　□残る事項あり（完了した日：{SHORT_DAY}）"),
        Row(label("利用者への通知"), f"□完了（通知した日：{SHORT_DAY}）"),
        Row(label("残る事項、その期限及び担当"), "", height=16),
        Row(label("台帳の修正"), DAY),
        Row(label("記録の保存の場所及び期間"), ""),
        Row(label(f"確かめた者（{MANAGER}）"), f"氏名　　　　　　　　　　{DAY}"),
        Row(label(f"終了を確認した者（{HEAD}）"), f"氏名　　　　　　　　　　{DAY}"),
    ))
    return (Para("JkPageHeading", "実施記録"), done, Para("JkHeading", "終了の確認"), closing, Para("JkBreak"))


def termination_plan(framed, revisions):
    return framed("termination-plan", "section", Para("JkTitleName", SERVICE), Para("JkTitle", title()), *approval(), *revisions,
                  CLAUSES, *records())


def annexes(framed, revisions, cover):
    return (security_annex(framed, revisions), personal_data_annex(framed, revisions),
            web_conference_procedure(framed, revisions, cover), termination_plan(framed, revisions))
