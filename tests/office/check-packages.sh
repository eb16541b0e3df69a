#!/bin/sh
# Every paper and template is a sound package: each part inflates to its CRC (libzip, Info-ZIP and Python agree), what looks like XML is
# well-formed, and an ODT begins with its mimetype, stored.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_papers docx
need unzip unzip
need python3 python3
make_work
count=0
for file in $(documents docx) $(documents odt); do
	count=$((count + 1))
	"$pkgdump" "$file" >"$work/dump" || fail "$file"
	unzip -tqq "$file" >"$work/said" 2>&1 || fail "$file, unzip: $(head -n 1 "$work/said")"
	python3 -m zipfile -t "$file" >"$work/said" 2>&1 && [ "$(cat "$work/said")" = 'Done testing' ] || fail "$file, Python: $(tail -n 1 "$work/said")"
	case $file in
	*.odt) first='stored   mimetype' ;;
	*) first='deflated [Content_Types].xml' ;;
	esac
	[ "$(sed -n 1p "$work/dump")" = "$first" ] || fail "$file begins with $(sed -n 1p "$work/dump")"
done
echo "$count packages, $failed faults"
[ $count -gt 0 ] && [ $failed = 0 ]
