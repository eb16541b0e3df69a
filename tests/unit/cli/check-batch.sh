#!/bin/sh
# generate over many profiles: where they come from, order, what is said at the end, stops, what is left behind.
. "$(dirname "$0")/frame.sh"

ls "$top/templates/application.docx" >/dev/null 2>&1 || { echo "no templates"; exit 77; }
small="--document application --format docx"

# profiles N [FOLDER]: p01.xml and so on.
profiles() {
	mkdir -p "${2:-in}"
	i=0
	while [ $i -lt "$1" ]; do
		i=$((i + 1))
		cp "$sample" "${2:-in}/p$(printf %02d $i).xml"
	done
}
papers() { find "$1" -name '*.docx' | LC_ALL=C sort; }
expect_papers() { [ "$(papers "$1" | wc -l)" = "$2" ] || fault "$(papers "$1" | wc -l) papers in $1, not $2"; }
expect_no_scratch() { [ -z "$(find "$1" -name '.jokou-*')" ] || fault "left behind: $(find "$1" -name '.jokou-*')"; }
# The number behind the label in the table.
expect_row() { grep -qE "^ *$1 +$2\$" out || { fault "no row '$1 $2'"; sed -n '/^$/,$p' out | sed 's/^/    /'; }; }

test_folders_and_lists() {
	profiles 3
	mkdir in/below in/not.xml
	cp "$sample" in/.hidden.xml
	cp "$sample" in/below/deep.xml
	cp "$sample" in/note.txt
	cp "$sample" other.xml
	printf '\357\273\277other.xml\r\n\n./in/p02.xml\n' >list
	# shellcheck disable=SC2086 # words
	run generate in -o papers $small
	expect_status 0
	expect_row profiles 3
	[ "$(grep docx out)" = "$(papers papers)" ] || fault "not in the order of the names"
	# shellcheck disable=SC2086
	run generate @list -o listed $small
	expect_status 0
	[ "$(grep docx out | tr '\n' ' ')" = "listed/other/application.docx listed/p02/application.docx " ] || fault "list: $(cat out)"
	# shellcheck disable=SC2086
	find in -name 'p*.xml' -print0 | "$jokou" generate @- -o piped $small >out 2>err
	status=$?
	expect_status 0
	expect_papers piped 3
	cp "$sample" @odd.xml
	# shellcheck disable=SC2086
	run generate ./@odd.xml -o papers $small
	expect_file papers/@odd/application.docx
}

test_operands_that_name_nothing() {
	mkdir empty
	: >list
	# shellcheck disable=SC2086
	run generate empty @list @nothing "$sample" -o papers $small
	expect_status 2
	expect_in err "'empty' names no profile [G007]"
	expect_in err "'list' names no profile [G007]"
	expect_in err "cannot read 'nothing'"
	expect_file papers/resident-application/application.docx
}

test_a_file_named_twice_is_taken_once() {
	profiles 2
	ln -s in again
	# shellcheck disable=SC2086
	run generate in in/p01.xml again/p02.xml -o papers $small
	expect_status 0
	expect_row profiles 2
	profiles 1 other
	# shellcheck disable=SC2086
	run generate in other -o papers $small --report report.json
	expect_status 2
	expect_in err "other/p01.xml: error: two profiles are named 'p01'"
	expect_row failed 1
	expect_in report.json '"id": "G005"'
}

test_the_table_and_the_report() {
	profiles 5
	echo '<service-profile' >in/p03.xml
	for jobs in 1 2 auto; do
		# shellcheck disable=SC2086
		run generate in -o papers $small --jobs $jobs --report report.$jobs
		expect_status 2
		expect_row profiles 5
		expect_row written 4
		expect_row failed 1
		expect_row 'files written' 4
		expect_in out "failed profiles and their first fault:"
		expect_in out "  in/p03.xml:2:1: error: "
		expect_in out "[X001]"
		cmp -s report.1 report.$jobs || fault "another report with $jobs jobs"
	done
	if command -v python3 >/dev/null; then
		python3 - <<-'PY' || fault "the report is not as documented"
			import json
			r = json.load(open("report.1"))
			p = r["profiles"]
			assert [x["profile"] for x in p] == ["in/p%02d.xml" % i for i in range(1, 6)]
			assert [x["status"] for x in p] == ["written", "written", "failed", "written", "written"]
			assert p[0]["papers"] == ["papers/p01/application.docx"] and p[2]["papers"] == []
			assert p[0]["undecided"] > 0 and p[0]["faults"] == [] and p[2]["faults"][0]["id"] == "X001"
			t = r["totals"]
			assert (t["profiles"], t["written"], t["failed"], t["papers"], t["status"]) == (5, 4, 1, 4, 2)
			assert t["undecided"] == sum(x["undecided"] for x in p) and t["warnings"] == sum(x["warnings"] for x in p)
		PY
	fi
	# shellcheck disable=SC2086
	run generate in -o papers $small --report nowhere/report
	expect_status 4
	expect_in err "cannot write 'nowhere/report'"
}

test_quiet() {
	profiles 2
	# shellcheck disable=SC2086
	run generate in -o papers $small --quiet
	expect_status 0
	expect_not_in out papers/
	expect_row profiles 2
	# shellcheck disable=SC2086
	run generate "$sample" -o papers $small -q
	expect_empty out
}

test_order_and_words_do_not_depend_on_jobs() {
	profiles 40
	echo nothing >in/p07.xml
	# shellcheck disable=SC2086
	run generate in -o papers $small
	mv out out.1
	mv err err.1
	for jobs in 2 7 64; do
		# shellcheck disable=SC2086
		run generate in -o papers $small -j $jobs
		cmp -s out out.1 || fault "other words with $jobs jobs"
		cmp -s err err.1 || fault "other diagnostics with $jobs jobs"
	done
	expect_no_scratch papers
}

test_skip_existing() {
	profiles 3
	# shellcheck disable=SC2086
	run generate in/p01.xml in/p03.xml -o papers $small
	: >papers/p03/application.docx
	echo edited >papers/p01/application.docx
	# shellcheck disable=SC2086
	run generate in -o papers $small --skip-existing --report report.json --force
	expect_status 0
	expect_row skipped 1
	expect_row written 2
	expect_in out "p01: skipped, all its papers exist"
	expect_in papers/p01/application.docx edited
	expect_file papers/p03/application.docx
	expect_in report.json '"status": "skipped"'
	run generate in/p01.xml -o papers --skip-existing --document application
	expect_status 2
	expect_none papers/p01/application.odt
}

test_faults_of_a_template_are_told_once() {
	profiles 3
	mkdir -p data/templates
	cp -r "$top/clauses" data/clauses
	echo text >data/templates/application.docx
	for jobs in 1 2; do
		# shellcheck disable=SC2086
		JOKOU_DATA=$PWD/data run generate in -o papers $small -j $jobs --report report.json
		expect_status 2
		[ "$(grep -c 'application.docx' err)" = 1 ] || fault "told $(grep -c 'application.docx' err) times"
		[ "$(grep -c '"id": "[TD]0' report.json)" = 3 ] || fault "not in the report of each"
		expect_row failed 3
		expect_none papers
	done
}

test_what_a_killed_run_left_is_swept() {
	profiles 2
	mkdir -p papers/.jokou-AAAAAA papers/.jokou-BBBBBB papers/.jokou-mine papers/p01
	: >papers/.jokou-AAAAAA/lock
	echo half >papers/.jokou-AAAAAA/abcdef
	echo mine >papers/.jokou-mine/note
	# shellcheck disable=SC2086
	run generate in -o papers $small
	expect_status 0
	expect_none papers/.jokou-AAAAAA
	expect_none papers/.jokou-BBBBBB
	expect_file papers/.jokou-mine/note
}

test_what_another_run_needs_stays() {
	command -v flock >/dev/null || return 0
	mkdir -p papers/.jokou-AAAAAA
	: >papers/.jokou-AAAAAA/lock
	echo half >papers/.jokou-AAAAAA/abcdef
	# shellcheck disable=SC2086
	flock papers/.jokou-AAAAAA/lock "$jokou" generate "$sample" -o papers $small >out 2>err
	status=$?
	expect_status 0
	expect_file papers/.jokou-AAAAAA/abcdef
}

test_a_folder_on_another_file_system() {
	other=$(mktemp -d -p /tmp) || return 0
	mkdir papers
	ln -s "$other" papers/resident-application
	# shellcheck disable=SC2086
	run generate "$sample" -o papers $small
	expect_status 0
	expect_file "$other/application.docx"
	[ "$(find "$other" -type f | wc -l)" = 1 ] || fault "more than the paper: $(ls "$other")"
	rm -r "$other"
	expect_no_scratch papers
}

# Profiles that are pipes hold a worker up until somebody writes.
# begin ARGUMENT...: generate in the background; its process in $process.
begin() {
	"$jokou" generate "$@" >out 2>err &
	process=$!
}
# await COMMAND...: until it is true; ten seconds at most.
await() {
	n=0
	until "$@"; do
		n=$((n + 1))
		[ $n -lt 200 ] || return 1
		sleep 0.05
	done
}
workers() { pgrep -P "$process"; }
# Whether a worker of $process waits for the pipe $1.
waits() {
	for worker in $(workers); do
		case $(cat "/proc/$worker/wchan" 2>/dev/null) in *fifo* | wait_for_partner) return 0 ;; esac
	done
	return 1
}
# The same within a time; else the process is ended, so that nobody waits for it.
expect_waiting() { await waits || { fault "no worker waits"; kill -9 "$process"; }; }
# Some kernels do not tell what a process waits for.
can_see_waiting() {
	command -v pgrep >/dev/null && command -v mkfifo >/dev/null || return 1
	mkfifo probe
	sh -c 'cat probe; :' &
	process=$!
	seen=1
	n=0
	until waits; do
		n=$((n + 1))
		[ $n -lt 40 ] || { seen=0; break; }
		sleep 0.05
	done
	: >probe
	wait "$process"
	rm probe
	[ $seen = 1 ]
}

test_a_profile_that_ends_its_worker_is_lost_alone() {
	can_see_waiting || return 0
	profiles 12
	rm in/p05.xml
	mkfifo in/p05.xml
	# shellcheck disable=SC2086
	begin in -o papers $small
	for turn in 1 2; do
		expect_waiting
		kill -9 "$(workers | head -n 1)"
		sleep 0.2
	done
	# Another turn is due when the stretch was longer than the profile alone.
	waits && kill -9 "$(workers | head -n 1)"
	wait "$process"
	status=$?
	expect_status 4
	expect_in err "in/p05.xml: error: the worker for this profile stopped early [G006]"
	expect_row failed 1
	expect_papers papers 11
	expect_no_scratch papers
}

test_a_slow_profile_holds_up_no_other() {
	can_see_waiting || return 0
	profiles 20
	rm in/p01.xml
	mkfifo in/p01.xml
	# shellcheck disable=SC2086
	begin in -o papers $small --jobs 2
	all_but_few() { [ "$(papers papers 2>/dev/null | wc -l)" -ge 17 ]; }
	await all_but_few || fault "$(papers papers | wc -l) papers while one is slow"
	cat "$sample" >in/p01.xml
	wait "$process"
	status=$?
	expect_status 0
	expect_papers papers 20
	[ "$(grep docx out)" = "$(papers papers)" ] || fault "not in order"
}

test_a_signal_ends_the_batch_in_order() {
	can_see_waiting || return 0
	profiles 12
	rm in/p09.xml
	mkfifo in/p09.xml
	for signal in TERM HUP; do
		rm -rf papers
		# shellcheck disable=SC2086
		begin in -o papers $small --report report.json
		expect_waiting
		kill -$signal "$process"
		wait "$process"
		status=$?
		expect_status 4
		expect_in err "stopped by SIG$signal: "
		expect_in err " of 12 profiles are finished [G008]"
		expect_in report.json '"status": "not-reached"'
		[ "$(grep -c '"status": "written"' report.json)" = "$(papers papers | wc -l)" ] || fault "report and papers differ"
		expect_no_scratch papers
	done
	rm in/p09.xml
	cp "$sample" in/p09.xml
	done=$(papers papers | wc -l)
	# shellcheck disable=SC2086
	run generate in -o papers $small --skip-existing
	expect_status 0
	expect_row skipped "$done"
	expect_papers papers 12
}

test_the_end_of_the_parent_ends_the_workers() {
	can_see_waiting || return 0
	profiles 12
	rm in/p03.xml
	mkfifo in/p03.xml
	# shellcheck disable=SC2086
	begin in -o papers $small
	expect_waiting
	worker=$(workers | head -n 1)
	kill -9 "$process"
	wait "$process" 2>/dev/null
	timeout 5 cat "$sample" >in/p03.xml
	gone() { ! kill -0 "$worker" 2>/dev/null; }
	await gone || { fault "the worker lives on"; kill -9 "$worker"; }
	rm in/p03.xml
	cp "$sample" in/p03.xml
	# shellcheck disable=SC2086
	run generate in -o papers $small --skip-existing
	expect_status 0
	expect_no_scratch papers
	expect_papers papers 12
}

test_a_file_that_may_not_grow() {
	profiles 2
	(ulimit -f 1 && exec "$jokou" generate in -o papers $small) >out 2>err
	status=$?
	case $(cat err) in *Sanitizer*) return 0 ;; esac
	expect_status 4
	expect_in err "[F003]"
	expect_none papers/p01
	expect_row failed 2
}

test_few_open_files() {
	profiles 30
	# shellcheck disable=SC2086
	(ulimit -n 24 && exec "$jokou" generate in -o papers $small -j 20) >out 2>err
	status=$?
	case $(cat err) in *Sanitizer* | *"shared libraries"*) return 0 ;; esac
	expect_status 0
	expect_papers papers 30
}

test_timings() {
	profiles 2
	# shellcheck disable=SC2086
	run generate in -o papers $small --timings
	expect_status 0
	for stage in profile assemble pack; do
		grep -qE "\"$stage\": 0\\.[0-9]*[1-9]" err || fault "no time for $stage"
	done
	expect_in err '"papers": 2'
}

# A terminal of its own for standard error; what comes there is judged by the script of Python.
test_progress_on_a_terminal() {
	command -v python3 >/dev/null || return 0
	profiles 40
	echo broken >in/p02.xml
	python3 - "$jokou" <<-'PY' || fault "progress"
		import fcntl, os, pty, re, struct, subprocess, sys, termios
		jokou, small = sys.argv[1], ["--document", "application", "--format", "docx"]

		def on_terminal(columns, *more, **environment):
		    ours, theirs = pty.openpty()
		    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
		    child = subprocess.Popen([jokou, "generate", "in", "-o", "papers", *small, *more], stdout=subprocess.DEVNULL, stderr=theirs,
		                             env={**os.environ, "TERM": "xterm", **environment})
		    os.close(theirs)
		    seen = b""
		    while True:
		        try:
		            block = os.read(ours, 65536)
		        except OSError:
		            break
		        if not block:
		            break
		        seen += block
		    os.close(ours)
		    assert child.wait() == 2, child.returncode
		    return seen.decode()

		# Only carriage return and "erase to the end of the line" draw; after them each message begins at the left.
		def screen(seen):
		    lines, column = [""], 0
		    for piece in re.findall(r"\r\n|\r|\x1b\[K|[^\r\n\x1b]+", seen):
		        if piece == "\r\n":
		            lines.append("")
		            column = 0
		        elif piece == "\r":
		            column = 0
		        elif piece == "\x1b[K":
		            lines[-1] = lines[-1][:column]
		        else:
		            lines[-1] = lines[-1][:column] + piece + lines[-1][column + len(piece):]
		            column += len(piece)
		    return lines

		seen = on_terminal(80)
		bars = re.findall(r"\r(\[[#-]+\] \d+/40[^\x1b]*)\x1b\[K", seen)
		assert bars, repr(seen)
		assert all(len(bar) <= 79 for bar in bars), bars
		counts = [int(re.search(r"(\d+)/40", bar).group(1)) for bar in bars]
		assert counts == sorted(counts), counts
		shown = screen(seen)
		assert not any("/40" in line for line in shown), shown
		assert any(line.startswith("in/p02.xml:") and line.endswith("[X001]") for line in shown), shown
		narrow = on_terminal(12, "--jobs", "2")
		assert all(len(line) <= 11 for line in re.findall(r"\r([^\x1b\r\n]*)\x1b\[K", narrow)), repr(narrow)
		for seen in (on_terminal(80, "--quiet"), on_terminal(80, TERM="dumb"), on_terminal(80, TERM="")):
		    assert "/40" not in seen and "\x1b" not in seen, repr(seen)
	PY
	# shellcheck disable=SC2086
	run generate in -o papers $small
	! grep -q '/40' err || fault "progress in a file"
}

run_tests
