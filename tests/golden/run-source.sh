#!/bin/sh
# The same catalog makes the same papers, byte for byte, wherever it is read from: its folder, a release file, the store, a revision of git. What a
# document remembers of its catalog is part of that.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
need git git
releases=$build/releases
[ -x "$releases" ] || skip "the tools are not built ($releases)"
make_work
[ -w /dev/shm ] && TMPDIR=${TMPDIR:-/dev/shm} && export TMPDIR
LC_ALL=C HOME=$work XDG_DATA_HOME=$work/data GIT_CONFIG_NOSYSTEM=1
JOKOU_DATA=$top
export LC_ALL HOME XDG_DATA_HOME GIT_CONFIG_NOSYSTEM JOKOU_DATA
unset LANGUAGE SOURCE_DATE_EPOCH
profiles="$top/samples/profiles/resident-application.xml $top/samples/profiles/web-conference.xml"
id=external-service

git_in() { git -C "$work/repo" -c user.name=Test -c user.email=test@example.jp "$@" >>"$work/log" 2>&1 || fail "git $*"; }

# change VERSION WORDS NEW: another version of the catalog in the folder repo.
change() {
	sed -i "s/\(<catalog [^>]*version=\)\"[0-9.]*\"/\1\"$1\"/" "$work/repo/clauses/catalog.xml"
	file=$(grep -rl "$2" "$work/repo/clauses" --include='*.xml' | LC_ALL=C sort | head -n 1)
	[ -n "$file" ] && sed -i "s/$2/$3/" "$file"
}

# release VERSION: site/ID-VERSION.jokou, signed.
release() {
	"$releases" pack "$work/repo/clauses" "$work/repo/templates" $id "$1" 2026-04-01 "$work/site/$id-$1.jokou" || fail "pack $1"
	"$releases" sign "$work/a.key" "$work/site/$id-$1.jokou" || fail "sign $1"
}

entry() {
	file=$id-$1.jokou
	printf '<release version="%s" file="%s" size="%s" sha256="%s" effective="2026-04-01" program="0.1.0" date="2026-11-30"/>\n' \
		"$1" "$file" "$(wc -c <"$work/site/$file" | tr -d ' ')" "$(sha256sum "$work/site/$file" | cut -d' ' -f1)"
}

# papers NAME CATALOG
papers() {
	mkdir "$work/$1"
	# shellcheck disable=SC2086 # one word for each profile
	(cd "$work" && "$jokou" generate $profiles --catalog "$2" -o "$work/$1" --jobs 2 >"$work/said" 2>&1) || {
		fail "generate --catalog $2"
		head -n 5 "$work/said"
	}
}

# same NAME NAME WHAT
same() {
	[ "$(find "$work/$1" -type f | wc -l)" -gt 20 ] || fail "$3: too few papers"
	diff -r "$work/$1" "$work/$2" || fail "$3: the papers differ"
}

mkdir "$work/repo" "$work/site"
cp -r "$top/clauses" "$top/templates" "$work/repo"
rm -rf "$work/repo/templates/make"
git -c init.defaultBranch=main init -q "$work/repo"
"$releases" key "$work/a" || fail "key"
first=$(sed -n 's/.*<catalog [^>]*version="\([0-9.]*\)".*/\1/p' "$work/repo/clauses/catalog.xml")
release "$first"
git_in add -A
git_in commit -m first
git_in tag v1
cp -r "$work/repo" "$work/then"
change 99.0.0 報告 通知
release 99.0.0
git_in commit -a -m second
git_in tag v2
{
	printf '<index format="1" program="0.1.0" id="%s" serial="1" date="2026-01-01" expires="9999-12-31">\n' $id
	entry "$first"
	entry 99.0.0
	echo '</index>'
} >"$work/site/index.xml"
"$releases" sign "$work/a.key" "$work/site/index.xml" || fail "sign the index"

# The work tree is neither of the two, and stays as it is.
change 99.9.9 契約 約束
git_in status --porcelain
before=$(cd "$work/repo" && find . -type f -printf '%p %s %T@ %i\n' | LC_ALL=C sort | sha256sum)

papers folder then
papers revision repo@v1
same folder revision "a revision of git"
papers clauses repo/clauses@v1
same folder clauses "clauses of a revision"
papers file "site/$id-$first.jokou"
same folder file "a release file"
for version in "$first" 99.0.0; do
	"$jokou" catalog pull "$work/site" --version "$version" --key "$work/a.pub" >"$work/said" 2>&1 || {
		fail "pull $version"
		head -n 5 "$work/said"
	}
done
papers held "$id@$first"
same folder held "a held release"
papers newest $id
papers second repo@v2
same newest second "the newest held release"
diff -rq "$work/folder" "$work/newest" >/dev/null && fail "both versions make the same papers"
after=$(cd "$work/repo" && find . -type f -printf '%p %s %T@ %i\n' | LC_ALL=C sort | sha256sum)
[ "$before" = "$after" ] || fail "the work tree or the repository was touched"

# Sides of a comparison: what they are called is all that differs.
cd "$work" || exit 1
for pair in "repo@v1 repo@v2" "site/$id-$first.jokou site/$id-99.0.0.jokou" "$id@$first $id" "then $id@99.0.0"; do
	# shellcheck disable=SC2086 # two words
	set -- $pair
	"$jokou" diff "$1" "$2" --format json >"$work/json" 2>"$work/said" || fail "diff $pair: $(cat "$work/said")"
	sed 's|"name": ".*"|"name": ""|' "$work/json" >"$work/this"
	[ -e "$work/wanted" ] || cp "$work/this" "$work/wanted"
	cmp -s "$work/wanted" "$work/this" || fail "diff $pair says something else"
done
grep -q 通知 "$work/wanted" || fail "diff does not tell the change"
echo "$failed faults"
[ $failed = 0 ]
