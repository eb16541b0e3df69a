#!/bin/sh
# The matrix of responsibilities, for each form of service, administrator, build and base: every subject stands once, somebody bears it,
# and the base bears nothing where there is none.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
make_work
sample=$top/samples/profiles/resident-application.xml
forms=0

# profile MODEL ADMINISTRATOR BUILD BASE: the sample with these answers.
profile() {
	sed -e "s|<model>.*</model>|<model>$1</model>|" -e "s|<administrator>.*</administrator>|<administrator>$2</administrator>|" \
		-e "s|<build>.*</build>|<build>$3</build>|" -e 's| subject="[a-z]*"| subject="provider"|' "$sample" |
		if [ "$4" = no ]; then sed '/<subcontractor role="base"/,/<\/subcontractor>/d'; else cat; fi
}

rows() { sed -n 's/^No\.[0-9]*　//p' "$work/said"; }

check() {
	forms=$((forms + 1))
	profile "$@" >"$work/profile.xml"
	"$jokou" clauses "$work/profile.xml" --document responsibility-matrix --format text >"$work/said" 2>"$work/err" || {
		fail "$*: $(head -n 1 "$work/err")"
		return
	}
	[ "$(rows | wc -l)" -ge 35 ] || fail "$*: only $(rows | wc -l) rows"
	twice=$(rows | sed 's/ ｜ .*//' | sort | uniq -d)
	[ -z "$twice" ] || fail "$*: twice: $twice"
	rows | grep -v '◎' && fail "$*: nobody bears it"
	[ "$4" = no ] && rows | grep '基盤事業者' && fail "$*: there is no base"
}

for model in saas paas iaas other; do
	for administrator in city provider both; do
		for made in yes no; do
			for base in yes no; do
				check $model $administrator $made $base
			done
		done
	done
done
echo "$forms forms, $failed faults"
[ $forms = 48 ] && [ $failed = 0 ]
