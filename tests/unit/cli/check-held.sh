#!/bin/sh
# Releases as what --catalog and the sides of a comparison name: files, and those that were pulled.
. "$(dirname "$0")/frame.sh"
build=${JK_BUILD:-$top/build/dev}
releases=$build/releases
HOME=$frame XDG_DATA_HOME=$frame/data
export HOME XDG_DATA_HOME
profile=$top/tests/golden/mini/profiles/final.xml

pack() {
	sed -i "s/^\(<catalog .* version=\)\"[0-9.]*\"/\1\"$1\"/" "$frame/mini/clauses/catalog.xml"
	"$releases" pack "$frame/mini/clauses" "$frame/mini/templates" mini "$1" 2026-04-01 "$frame/site/mini-$1.jokou" &&
		"$releases" sign "$frame/a.key" "$frame/site/mini-$1.jokou"
}

entry() {
	printf '<release version="%s" file="mini-%s.jokou" size="%s" sha256="%s" effective="2026-04-01" program="0.1.0" date="2026-11-30"/>\n' \
		"$1" "$1" "$(wc -c <"$frame/site/mini-$1.jokou" | tr -d ' ')" "$(sha256sum "$frame/site/mini-$1.jokou" | cut -d' ' -f1)"
}

# Once for all tests: mini/, its releases 1.0.0 and 1.1.0 in site/, both pulled; a.key is trusted, b.key is not.
prepare() {
	mkdir -p "$frame/mini/templates" "$frame/site"
	cp -r "$top/tests/golden/mini/clauses" "$frame/mini"
	"$build/pkgmake" "$top/tests/golden/mini/templates/contract.docx" "$frame/mini/templates/contract.docx"
	"$releases" key "$frame/a" && "$releases" key "$frame/b" && pack 1.0.0 && pack 1.1.0 || return 1
	{
		echo '<index format="1" program="0.1.0" id="mini" serial="1" date="2026-01-01" expires="9999-12-31">'
		entry 1.0.0
		entry 1.1.0
		echo '</index>'
	} >"$frame/site/index.xml"
	"$releases" sign "$frame/a.key" "$frame/site/index.xml" &&
		"$jokou" catalog pull "$frame/site" --version 1.0.0 --key "$frame/a.pub" >/dev/null &&
		"$jokou" catalog pull "$frame/site" >/dev/null
}

# take VERSION: the release in this folder, without its signature.
take() { cp "$frame/site/mini-$1.jokou" .; }

test_releases_are_read_as_the_folder_was() {
	run catalog list --catalog "$frame/mini"
	mv out wanted
	take 1.1.0
	for given in mini-1.1.0.jokou ./mini-1.1.0.jokou "$PWD/mini-1.1.0.jokou" mini mini@1.1.0; do
		run catalog list --catalog "$given"
		expect_status 0
		cmp -s out wanted || fault "$given is listed otherwise"
		JOKOU_DATA=$given run catalog list
		cmp -s out wanted || fault "JOKOU_DATA=$given is listed otherwise"
	done
	run catalog list --catalog mini@1.0.0
	expect_status 0
	cmp -s out wanted && fault "1.0.0 is listed as 1.1.0"
}

test_its_own_templates_are_used() {
	run generate "$profile" --catalog mini@1.0.0 -o papers --document contract --format docx
	expect_status 0
	expect_file papers/final/contract.docx
	run generate "$profile" --catalog "$frame/mini" -o wanted --document contract --format docx
	run generate "$profile" --catalog mini -o newest --document contract --format docx
	cmp -s wanted/final/contract.docx newest/final/contract.docx || fault "the papers differ"
	cmp -s wanted/final/contract.docx papers/final/contract.docx && fault "both versions make the same paper"
}

test_a_version_that_is_not_held() {
	run catalog list --catalog mini@2.0.0
	expect_status 2
	expect_in err "version 2.0.0 of mini is not held here [R051]"
	expect_in err "Held: 1.0.0, 1.1.0."
	run catalog list --catalog maxi@1.0.0
	expect_status 2
	expect_in err "[R050]"
}

test_an_unsigned_release_is_told() {
	take 1.1.0
	run check "$profile" --catalog mini-1.1.0.jokou
	expect_status 0
	expect_in err "[R059]"
	cp "$frame/site/mini-1.1.0.jokou.minisig" .
	run check "$profile" --catalog mini-1.1.0.jokou
	expect_status 0
	expect_not_in err "[R059]"
	# Without a key there is nothing to hold a signature against.
	echo nonsense >mini-1.1.0.jokou.minisig
	XDG_DATA_HOME=$PWD/empty run check "$profile" --catalog mini-1.1.0.jokou
	expect_status 0
	expect_not_in err "[R0"
	expect_none empty
}

test_signatures_that_do_not_fit() {
	take 1.1.0
	cp "$frame/site/mini-1.0.0.jokou.minisig" mini-1.1.0.jokou.minisig
	run catalog list --catalog mini-1.1.0.jokou
	expect_status 2
	expect_in err "[R006]"
	"$releases" sign "$frame/b.key" mini-1.1.0.jokou
	run catalog list --catalog mini-1.1.0.jokou
	expect_status 2
	expect_in err "[R005]"
	echo nonsense >mini-1.1.0.jokou.minisig
	run catalog list --catalog mini-1.1.0.jokou
	expect_status 2
	expect_in err "[R004]"
	expect_empty out
}

test_damaged_releases() {
	take 1.1.0
	size=$(wc -c <mini-1.1.0.jokou)
	head -c $((size / 2)) mini-1.1.0.jokou >half.jokou
	cp "$profile" profile.xml
	: >nothing.jokou
	for given in half.jokou profile.xml nothing.jokou; do
		run catalog list --catalog "$given"
		expect_status 2
		expect_in err "$given"
		expect_empty out
	done
	mkdir -p own/jokou
	cp -r "$frame/data/jokou/." own/jokou
	held=$(find own -name 1.0.0.jokou)
	printf x | dd of="$held" bs=1 seek=200 conv=notrunc 2>/dev/null
	XDG_DATA_HOME=$PWD/own run catalog list --catalog mini@1.0.0
	expect_status 2
	expect_in err "[R045]"
	XDG_DATA_HOME=$PWD/own run catalog list --catalog mini
	expect_status 0
}

test_a_broken_store_stops_nobody_else() {
	take 1.1.0
	mkdir -p own/jokou
	cp -r "$frame/data/jokou/." own/jokou
	for trusted in $(find own -name trusted.xml); do echo '<broken' >"$trusted"; done
	XDG_DATA_HOME=$PWD/own run catalog list --catalog mini
	expect_status 2
	expect_in err "[R040]"
	XDG_DATA_HOME=$PWD/own run check "$profile" --catalog "$frame/mini"
	expect_status 0
	XDG_DATA_HOME='' HOME='' run catalog list --catalog mini-1.1.0.jokou
	expect_status 0
	XDG_DATA_HOME='' HOME='' run catalog list --catalog mini
	expect_status 2
	expect_in err "[R050]"
}

test_folders_go_before_ids_and_ids_before_revisions() {
	cp -r "$frame/mini" mini
	echo '<broken' >mini/clauses/catalog.xml
	run catalog list --catalog mini
	expect_status 2
	expect_in err "mini/clauses/catalog.xml:"
	run catalog list --catalog mini@1.0.0
	expect_status 0
	run catalog list --catalog ./mini@1.0.0
	[ "$status" = 2 ] || [ "$status" = 4 ] || fault "status $status"
	expect_in err "[R05"
	cp -r "$frame/mini" mini@1.0.0
	echo '<broken' >mini@1.0.0/clauses/catalog.xml
	run catalog list --catalog mini@1.0.0
	expect_status 2
}

test_faults_are_told_with_the_release() {
	cp -r "$frame/mini" own
	echo '<clause id="late"/>' >own/clauses/topic/late.xml
	"$releases" pack own/clauses own/templates mini 1.1.0 2026-04-01 own.jokou
	run check "$profile" --catalog own.jokou
	expect_status 2
	expect_in err "own.jokou/clauses/topic/late.xml:1:"
}

test_a_release_without_templates_takes_the_usual_ones() {
	mkdir empty
	"$releases" pack "$frame/mini/clauses" empty mini 1.1.0 2026-04-01 bare.jokou || return 0
	JOKOU_DATA=$frame/mini run generate "$profile" --catalog bare.jokou -o papers --document contract --format docx
	expect_status 0
	expect_file papers/final/contract.docx
}

test_releases_are_compared() {
	take 1.0.0
	take 1.1.0
	run diff mini-1.0.0.jokou mini-1.1.0.jokou --format json --catalog mini-1.1.0.jokou
	expect_status 0
	expect_in out '"version": "1.0.0"'
	expect_in out '"version": "1.1.0"'
	run diff mini-1.0.0.jokou mini-1.0.0.jokou
	expect_status 0
	run diff mini@1.0.0 mini --impact "$top/tests/golden/mini/profiles"
	expect_status 0
	run catalog log mini@1.0.0 mini-1.1.0.jokou
	expect_status 0
	expect_in out "mini 1.1.0"
	run diff mini-1.0.0.jokou "$profile"
	expect_status 2
	expect_in err "[V082]"
	run diff mini@1.0.0 mini@7.0.0
	expect_status 2
	expect_in err "[R051]"
}

[ -x "$releases" ] || { echo "the tools are not built ($releases)"; exit 77; }
prepare || exit 1
run_tests
