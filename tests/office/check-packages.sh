#!/bin/sh
# Every paper and template is a sound package: each part inflates to its CRC, what looks like XML is well-formed, and an ODT
# begins with its mimetype, stored.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_papers docx
make_work
count=0
for file in $(documents docx) $(documents odt); do
	count=$((count + 1))
	"$pkgdump" "$file" >"$work/dump" || fail "$file"
	case $file in
	*.odt) first='stored   mimetype' ;;
	*) first='deflated [Content_Types].xml' ;;
	esac
	[ "$(sed -n 1p "$work/dump")" = "$first" ] || fail "$file begins with $(sed -n 1p "$work/dump")"
done
echo "$count packages, $failed faults"
[ $count -gt 0 ] && [ $failed = 0 ]
