#!/bin/sh
# Which clauses and sentences stand in a paper when the profile says something else: variants/*.txt, one case after the other.
#
#	case NAME KIND SAMPLE     the paper KIND of samples/profiles/SAMPLE.xml, after these changes of the profile:
#	edit SED                  (one that changes nothing is a fault)
#	in CLAUSE                 stands in the paper
#	out CLAUSE                does not, though the kind lists it
#	says WORDS                stand in its text
#	silent WORDS              do not
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
LC_ALL=C.UTF-8
export LC_ALL
name='' kind='' cases=0 questions=0

# read_paper: makes the paper of the case, once all of its edits are known.
read_paper() {
	[ -e "$work/text" ] && return
	for form in json text; do
		"$jokou" clauses "$work/profile.xml" --document "$kind" --format $form >"$work/$form" 2>"$work/said" || {
			fail "$name: clauses"
			head -n 5 "$work/said"
		}
	done
	awk -F '"' '$2 == "id" { id = $4 } $2 == "status" { print $4, id }' "$work/json" >"$work/clauses"
	[ -s "$work/clauses" ] || fail "$name: no clauses"
}

begin() {
	name=$1 kind=$2 cases=$((cases + 1))
	rm -f "$work/text"
	cp "$top/samples/profiles/$3.xml" "$work/profile.xml"
}

edit() {
	sed "$1" "$work/profile.xml" >"$work/edited"
	cmp -s "$work/profile.xml" "$work/edited" && fail "$name: '$1' changes nothing"
	mv "$work/edited" "$work/profile.xml"
}

# ask WHAT VALUE
ask() {
	questions=$((questions + 1))
	read_paper
	case $1 in
	in | out) grep -qx "$1 $2" "$work/clauses" || fail "$name: $2 is not $1" ;;
	says) grep -qF "$2" "$work/text" || fail "$name: does not say '$2'" ;;
	silent) grep -qF "$2" "$work/text" && fail "$name: says '$2'" ;;
	*) fail "$name: '$1 $2'" ;;
	esac
}

for table in "$top"/tests/golden/variants/*.txt; do
	while read -r word rest; do
		case $word in
		'' | '#'*) ;;
		case)
			# shellcheck disable=SC2086 # three words
			begin $rest
			;;
		edit) edit "$rest" ;;
		*) ask "$word" "$rest" ;;
		esac
	done <"$table"
done
echo "$cases cases, $questions questions, $failed faults"
[ $questions -gt 0 ] && [ $failed = 0 ]
