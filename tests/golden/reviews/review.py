"""review.py CHECK.json EXPLAIN.json PROVISIONS.xml: one text for a reviewer, from what `jokou check` and `jokou explain` report."""
import json
import sys
import xml.etree.ElementTree as tree

REGIMES = {"direct": "適用", "mutatis-mutandis": "準用", "outsourcing": "業務委託", "out-of-scope": "対象外"}


def put(*lines):
    for line in lines:
        print(line)


def put_group(group, governed):
    """Chapter and approver belong to the standard: a service that it does not govern has neither."""
    head = "　第%s章　%s　%s → %s" % (group["chapter"], "重要" if group["important"] else "重要でない", group["applicant"], group["approver"])
    put("", "## 群 %s%s" % (group["id"], head if governed else ""), "機能: " + "、".join(group["functions"]))
    for reason in group["reasons"]:
        put("- %s [%s]" % (reason["text"], reason["provision"]))


def put_papers(explained):
    put("", "## 文書")
    for group in explained["groups"]:
        for paper in group["documents"]:
            put("- %s %s（%s）%s%s" % (group["id"], paper["title"], paper["kind"], paper["reason"],
                                     " [%s]" % paper["provision"] if paper["provision"] else ""))


def put_in(paper):
    chosen = [clause for clause in paper["clauses"] if clause["status"] == "in"]
    if not chosen:
        return
    put("", "## %s: 入る条項（%d）" % (paper["title"], len(chosen)))
    for clause in chosen:
        basis = ", ".join(clause["provisions"]) or "慣行"
        variant = "／%s" % clause["variant"] if clause["variant"] else ""
        put("- %s %s（%s%s）[%s]" % (clause["label"] or "", clause["title"], clause["id"], variant, basis))


def put_out(paper):
    left = [clause for clause in paper["clauses"] if clause["status"] == "out"]
    if not left:
        return
    put("", "## %s: 外れる条項（%d）" % (paper["title"], len(left)))
    reasons = {}
    for clause in left:
        reasons.setdefault(clause["reason"], []).append("%s（%s）" % (clause["title"], clause["id"]))
    for reason, titles in reasons.items():
        put("- %s" % reason)
        put(*("  - " + title for title in titles))


def put_rows(paper):
    rows = paper.get("rows", [])
    left = [row for row in rows if not row["applicable"]]
    if rows:
        put("", "## %s: 行（%d、うち該当なし%d）" % (paper["title"], len(rows), len(left)))
        put(*("- %s %s　%s" % (row["number"], row["id"], row["reason"]) for row in left))


def put_gaps(explained, provisions, chapter):
    """What the standard demands of a service of that chapter, and no clause of its papers is about."""
    clauses = [clause for group in explained["groups"] for paper in group["documents"] for clause in paper["clauses"]]
    covered = {provision for clause in clauses if clause["status"] == "in" for provision in clause["provisions"]}
    if not clauses:
        return
    gaps = [p for p in provisions if p.get("strength") == "must" and p.get("id").startswith(("3.1", "3.2") if chapter == 3 else ("4.1",)) and
            p.get("id") not in covered]
    put("", "## 第%d章の必須の項目のうち、条項のないもの（%d）" % (chapter, len(gaps)))
    put(*("- %s %s %s" % (p.get("id"), p.get("section"), p.text) for p in gaps))


def main(check, explained, provisions):
    put("# %s" % check["service"], "profile %s　用語集 %s　%s　区分: %s" % (check["profile"], check["vocabulary"], check["date"], REGIMES[check["regime"]]))
    for group in check["groups"]:
        put_group(group, check["regime"] in ("direct", "mutatis-mutandis"))
    put_papers(explained)
    for group in explained["groups"]:
        for paper in group["documents"]:
            put_in(paper)
            put_out(paper)
            put_rows(paper)
    if check["regime"] in ("direct", "mutatis-mutandis"):
        put_gaps(explained, provisions, 3 if any(group["important"] for group in check["groups"]) else 4)
    put("", "## 警告（%d）" % len(check["warnings"]))
    for warning in check["warnings"]:
        put("- %s %s [%s]" % (warning["id"], warning["message"], warning["provision"]))
    put("", "## 未決（%d）" % len(check["undecided"]))
    for item in check["undecided"]:
        put("- %s %s%s" % (item["id"], item.get("label") or item["parameter"], "（%s）" % "、".join(item["documents"]) if item["documents"] else ""))


if __name__ == "__main__":
    files = []
    for path in sys.argv[1:3]:
        with open(path, encoding="utf-8") as text:
            files.append(json.load(text))
    main(*files, tree.parse(sys.argv[3]).getroot().findall("provision"))
