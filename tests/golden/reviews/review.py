"""review.py CHECK.json EXPLAIN.json: one text for a reviewer, from what `jokou check` and `jokou explain` report."""
import json
import sys

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
    for section in paper.get("sections", []):
        rows = [row for row in section["rows"] if row.get("applicable") in (False, "no")]
        if rows:
            put("", "## %s: 該当しない行" % paper["title"])
            put(*("- %s %s" % (row["id"], row.get("reason") or "") for row in rows))


def main(check, explained):
    put("# %s" % check["service"], "profile %s　用語集 %s　%s　区分: %s" % (check["profile"], check["vocabulary"], check["date"], REGIMES[check["regime"]]))
    for group in check["groups"]:
        put_group(group, check["regime"] in ("direct", "mutatis-mutandis"))
    put_papers(explained)
    for group in explained["groups"]:
        for paper in group["documents"]:
            put_in(paper)
            put_out(paper)
            put_rows(paper)
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
    main(*files)
