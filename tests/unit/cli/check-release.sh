#!/bin/sh
# catalog key, release and verify: what they take, what they refuse and why, that nothing is written then, and the same bytes for the same input.
. "$(dirname "$0")/frame.sh"

town=$top/tests/golden/releases/town

# Keys and a copy of the town's catalog.
world() {
	: >empty
	"$jokou" catalog key -o city --password-file empty >/dev/null
	cp -r "$town" work
}
release() { run catalog release --catalog work --key city.key -o public "$@"; }
# raise VERSION [FILE]: the version of the catalog, or of a clause, with a revision that tells of it.
raise() {
	python3 - "work/clauses/${2:-catalog.xml}" "$1" <<-'PYTHON'
		import re, sys
		path, version = sys.argv[1:]
		text = open(path, encoding="utf-8").read()
		text = re.sub(r' version="\d+\.\d+\.\d+"', f' version="{version}"', text, count=1)
		row = f'  <revision version="{version}" date="2026-12-01" kind="substantive">改めた。</revision>\n'
		end = text.rindex("</")
		open(path, "w", encoding="utf-8").write(text[:end] + row + text[end:])
	PYTHON
}
# The clause says something else, and tells of it.
change_clause() {
	sed -i 's/に報告しなければならない/に書面で報告しなければならない/' work/clauses/topic/report.xml
	raise "$1" topic/report.xml
}
expect_release_refused() {
	expect_status 2
	expect_in err "[$1]"
	expect_in err '[R019]'
	expect_none "public/town-${2:-1.0.0}.jokou"
}

test_a_release_is_made_and_verified() {
	world
	release
	expect_status 0
	expect_empty err
	for file in town-1.0.0.jokou town-1.0.0.jokou.minisig index.xml index.xml.minisig; do expect_file "public/$file"; done
	[ "$(ls public | wc -l)" = 4 ] || fault "other files: $(ls -a public)"
	run catalog verify public --key city.pub
	expect_status 0
	expect_in out 'index 1 of 2026-11-23, for use until 2027-12-28'
	expect_in out 'catalog town, version 1.0.0 of 2026-11-23'
	run catalog verify public/town-1.0.0.jokou --key "$(sed -n 2p city.pub)" --format json
	expect_status 0
	expect_in out '"id": "town"'
	# The digest is what sha256sum says of the files.
	(cd work && find clauses -name '*.xml' | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1) >digest
	expect_in out "\"digest\": \"$(cat digest)\""
}

test_the_same_input_gives_the_same_bytes() {
	world
	release --date 2026-12-24 --effective 2027-04-01 --expires 2027-06-30
	mv public first
	touch work/clauses/catalog.xml~ work/clauses/.hidden.swp work/notes.txt
	TZ=Asia/Tokyo LC_ALL=C.UTF-8 release --date 2026-12-24 --effective 2027-04-01 --expires 2027-06-30
	expect_status 0
	diff -r first public || fault 'other bytes'
	expect_in public/index.xml 'expires="2027-06-30"'
	expect_in public/index.xml 'effective="2027-04-01"'
	rm -rf public
	SOURCE_DATE_EPOCH=1798070400 release --effective 2027-04-01 --expires 2027-06-30
	diff -r first public || fault 'other bytes with SOURCE_DATE_EPOCH'
}

test_json() {
	world
	release --format json
	expect_in out '"serial": 1'
	expect_in out '"file": "public/town-1.0.0.jokou"'
	python3 -c 'import json, sys; json.load(open("out"))' || fault 'no JSON'
}

test_wrong_use() {
	world
	run catalog release --catalog work
	expect_status 3
	expect_in err '-o FOLDER'
	expect_in err '--key FILE.key'
	run catalog verify work
	expect_status 3
	run catalog key
	expect_status 3
	release --expires 2026-01-01
	expect_status 3
	expect_none public
	release --date yesterday
	expect_status 3
}

test_an_error_of_lint_refuses() {
	world
	sed -i 's|<Sentence>{party.provider}は、|<Sentence>次に掲げる事項を報告する。</Sentence><Sentence>前条のとおり、{party.provider}は、|' work/clauses/topic/report.xml
	release
	expect_release_refused L012
}

test_an_uncovered_provision_refuses() {
	world
	sed -i 's|</provisions>|<provision id="1-2" section="1(2)" addressee="provider" strength="must" phase="operation">記録を残す。</provision></provisions>|' \
		work/clauses/provisions.xml
	release
	expect_release_refused L040
}

test_golden_papers_that_changed_refuse() {
	world
	sed -i 's/以内に/の間に/' work/clauses/topic/report.xml
	release
	expect_release_refused R008
	expect_in err 'what changed: report'
	run catalog release --catalog work --accept
	expect_status 0
	expect_in out 'work/golden/booking.clauses.xml'
	expect_none public
	release
	expect_status 0
}

test_no_golden_papers_refuse() {
	world
	rm -r work/golden
	release
	expect_release_refused R007
	mkdir work/golden
	cp "$town/golden/booking.xml" work/golden
	release
	expect_release_refused R007
	expect_in err 'booking.clauses.xml'
}

test_golden_papers_elsewhere() {
	world
	mv work/golden reviewed
	release --golden reviewed
	expect_status 0
}

test_all_faults_are_told_at_once() {
	world
	rm work/golden/booking.clauses.xml
	sed -i 's|</provisions>|<provision id="1-2" section="1(2)" addressee="provider" strength="must" phase="operation">記録を残す。</provision></provisions>|' \
		work/clauses/provisions.xml
	release
	expect_release_refused L040
	expect_release_refused R007
	expect_in err 'faults to be mended: 2'
}

test_a_version_that_does_not_rise_is_refused() {
	world
	release
	release
	expect_status 2
	expect_in err '[R017]'
	cp -r public before
	raise 0.9.0
	release
	expect_release_refused R017 0.9.0
	diff -r before public || fault 'something was written'
}

test_a_step_that_is_too_small_is_refused() {
	world
	release
	raise 1.0.1
	change_clause 1.1.0
	"$jokou" catalog release --catalog work --accept >/dev/null
	release
	expect_release_refused R009 1.0.1
	expect_in err 'too small a step from 1.0.0'
}

test_a_change_without_trace_is_refused() {
	world
	release
	raise 1.1.0
	sed -i 's/に報告しなければならない/に書面で報告しなければならない/' work/clauses/topic/report.xml
	"$jokou" catalog release --catalog work --accept >/dev/null
	release
	expect_release_refused L060 1.1.0
}

test_the_next_release_extends_the_index() {
	world
	release
	first=$(sha256sum public/town-1.0.0.jokou)
	raise 1.1.0
	change_clause 1.1.0
	"$jokou" catalog release --catalog work --accept >/dev/null
	release --date 2026-12-01
	expect_status 0
	expect_in public/index.xml 'serial="2"'
	expect_in public/index.xml 'town-1.0.0.jokou'
	expect_in public/index.xml 'town-1.1.0.jokou'
	[ "$(sha256sum public/town-1.0.0.jokou)" = "$first" ] || fault 'an old release was touched'
	run catalog verify public --key city.pub
	expect_status 0
	# Somewhere else it follows on from a release or a folder that is named.
	run catalog release --catalog work --key city.key -o other --after public/town-1.0.0.jokou
	expect_status 0
	rm -rf other
	run catalog release --catalog work --key city.key -o other --after "$town"
	expect_status 0
	rm -rf other
	run catalog release --catalog work --key city.key -o other --after public/town-1.1.0.jokou
	expect_status 2
	expect_in err '[R017]'
	# No index goes back in time.
	raise 1.2.0
	release --date 2026-11-30
	expect_status 2
	expect_in err '[R016]'
	expect_none public/town-1.2.0.jokou
}

test_an_index_of_another_key_is_not_extended() {
	world
	release
	"$jokou" catalog key -o other --password-file empty >/dev/null
	raise 1.1.0
	run catalog release --catalog work --key other.key -o public
	expect_status 2
	expect_in err '[R005]'
	expect_none public/town-1.1.0.jokou
}

test_a_damaged_index_is_not_extended() {
	world
	release
	sed -i 's/2027-12-28/2037-12-28/' public/index.xml
	raise 1.1.0
	release
	expect_release_refused R006 1.1.0
}

test_a_release_in_the_way_stays() {
	world
	mkdir public
	echo mine >public/town-1.0.0.jokou
	release
	expect_status 2
	expect_in err '[F008]'
	[ "$(cat public/town-1.0.0.jokou)" = mine ] || fault 'it was overwritten'
	expect_none public/index.xml
}

test_a_folder_that_cannot_be_written() {
	world
	echo file >public
	release
	expect_status 4
	[ "$(cat public)" = file ] || fault 'it was overwritten'
}

test_a_locked_key_needs_its_password() {
	world
	echo secret >password
	run catalog key -o locked --password-file password
	expect_status 0
	expect_in out 'locked with the password'
	expect_in locked.key 'RWRTY0Iy'
	run catalog release --catalog work --key locked.key -o public --password-file password
	expect_status 0
	run catalog verify public --key locked.pub
	expect_status 0
	echo Secret >wrong
	run catalog release --catalog work --key locked.key -o more --password-file wrong
	expect_status 2
	expect_in err '[R003]'
	expect_none more
	setsid "$jokou" catalog release --catalog work --key locked.key -o more </dev/null >out 2>err
	status=$?
	expect_status 2
	expect_in err 'no terminal'
}

# A person at a terminal: what is typed is not shown.
test_a_person_types_the_password() {
	python3 - "$jokou" >typed <<-'PYTHON'
		import os, pty, sys, time
		pid, fd = pty.fork()
		if pid == 0:
		    os.execv(sys.argv[1], [sys.argv[1], "catalog", "key", "-o", "typed"])
		seen = b""
		def wait(words):
		    global seen
		    until = time.time() + 30
		    while words not in seen and time.time() < until:
		        seen += os.read(fd, 1024)
		wait(b"Password of the key")
		time.sleep(0.2)
		os.write(fd, b"\n")
		try:
		    while True:
		        block = os.read(fd, 1024)
		        if not block:
		            break
		        seen += block
		except OSError:
		    pass
		print(os.waitpid(pid, 0)[1], seen.decode())
	PYTHON
	expect_in typed '0 Password of the key'
	expect_in typed 'not locked'
	expect_file typed.key
	python3 - "$jokou" >typed <<-'PYTHON'
		import os, pty, sys, time
		pid, fd = pty.fork()
		if pid == 0:
		    os.execv(sys.argv[1], [sys.argv[1], "catalog", "key", "-o", "differ"])
		seen = b""
		def wait(words):
		    global seen
		    until = time.time() + 30
		    while words not in seen and time.time() < until:
		        seen += os.read(fd, 1024)
		wait(b"Password of the key")
		time.sleep(0.2)
		os.write(fd, b"open sesame\n")
		wait(b"once more")
		time.sleep(0.2)
		os.write(fd, b"open barley\n")
		try:
		    while True:
		        block = os.read(fd, 1024)
		        if not block:
		            break
		        seen += block
		except OSError:
		    pass
		print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen.decode())
	PYTHON
	expect_in typed 'the two passwords differ'
	expect_not_in typed 'sesame'
	expect_none differ.key
}

test_keys_are_never_overwritten() {
	world
	cp city.key before
	run catalog key -o city --password-file empty
	expect_status 2
	expect_in err '[R018]'
	cmp before city.key || fault 'it was'
}

test_what_does_not_verify() {
	world
	release
	"$jokou" catalog key -o other --password-file empty >/dev/null
	run catalog verify public --key other.pub
	expect_status 2
	expect_in err '[R005]'
	run catalog verify public --key city.key
	expect_status 2
	expect_in err '[R002]'
	cp public/town-1.0.0.jokou whole
	head -c 1000 whole >public/town-1.0.0.jokou
	run catalog verify public --key city.pub
	expect_status 2
	expect_in err '[R006]'
	expect_empty out
	# A sound release in the place of another: its own signature fits, but the index does not.
	raise 1.0.1
	run catalog release --catalog work --key city.key -o next
	cp next/town-1.0.1.jokou public/town-1.0.0.jokou
	cp next/town-1.0.1.jokou.minisig public/town-1.0.0.jokou.minisig
	run catalog verify public --key city.pub
	expect_status 2
	expect_in err '[R014]'
	rm public/town-1.0.0.jokou
	run catalog verify public --key city.pub
	expect_status 2
	expect_in err '[F001]'
	echo text >file
	cp public/town-1.0.0.jokou.minisig file.minisig
	run catalog verify file --key city.pub --format json
	expect_status 2
	expect_in out '"id": "R006"'
}

run_tests
