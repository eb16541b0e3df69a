#!/usr/bin/env python3
"""check.py FILE: the JSON of `jokou update` of the story says of each clause what docs/update.md says."""
import json
import sys

report = json.load(open(sys.argv[1], encoding="utf-8"))
assert (report["kind"], report["was"], report["is"], report["written"], report["changed"]) == ("contract", "1.0.0", "1.1.0", True, True), report
done = {}
for line in report["clauses"]:
    assert set(line) >= {"id", "title", "label", "was", "is", "done", "weight", "conflict", "text"}, line
    assert ("base" in line) == (line["done"] == "conflict"), line
    assert line["conflict"] == (line["done"] in ("conflict", "left-out", "told")), line
    done.setdefault(line["id"], line["done"])
wanted = {
    "general-purpose": "merged", "service-provision": "kept", "budget-cut": "conflict", "invoice-copy": "inserted", "contract-deposit": "left-out",
    "assignment-ban": "removed", "subcontract-flowdown": "changed", "data-location": "changed", "purpose-limitation": "nothing",
    "confidentiality": "changed", "incident-procedure": "conflict", "disclosure": "changed", "force-majeure": "told", "damages": "changed",
    "jurisdiction": "merged", "consultation": "merged", "definitions": "nothing",
}
wrong = {k: (v, done.get(k)) for k, v in wanted.items() if done.get(k) != v}
assert not wrong, wrong
assert report["conflicts"] == sum(line["conflict"] for line in report["clauses"])
assert [item.split()[1] for item in report["undecided"]] == ["写しの部数"], report["undecided"]
assert all(line["weight"] == "substantive" for line in report["clauses"] if line["was"] and line["is"] and line["done"] in ("changed", "merged") and line["was"] != line["is"])
