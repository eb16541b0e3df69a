#!/bin/sh
# run-minisign.sh: keys and signatures go both ways between jokou and the public tool minisign, and both refuse the same changes.
set -u
top=$(cd "${JK_SOURCE:-$(dirname "$0")/../..}" && pwd) || exit 1
jokou=${JK_PROGRAM:-$top/build/dev/jokou}
command -v minisign >/dev/null || {
	echo 'minisign is not installed'
	exit 77
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset LANGUAGE SOURCE_DATE_EPOCH
cd "$work" || exit 1
failed=0
fail() {
	echo "FAIL $*"
	failed=1
}
# ours WORDS STATUS ARGUMENT...: jokou gives that status and says these words.
ours() {
	words=$1 wanted=$2
	shift 2
	"$jokou" "$@" >out 2>&1
	status=$?
	[ "$status" = "$wanted" ] && grep -qF -e "$words" out || { fail "jokou $*: status $status"; sed 's/^/    /' out; }
}
theirs() { minisign "$@" >out 2>&1 </dev/null || { fail "minisign $*"; sed 's/^/    /' out; }; }
theirs_not() { ! minisign "$@" >out 2>&1 </dev/null || fail "minisign took it: $*"; }
release() { ours 'meant from' 0 catalog release --catalog "$top/tests/golden/releases/town" --key "$1" -o "$2"; }

: >empty
ours 'not locked' 0 catalog key -o ours --password-file empty
theirs -G -W -p theirs.pub -s theirs.key
file=town-1.0.0.jokou

# Signed here with a key made here, and with one made there: verified there.
for key in ours theirs; do
	release "$key.key" "by-$key"
	for name in "$file" index.xml; do
		theirs -V -p "$key.pub" -m "by-$key/$name"
		grep -q "Trusted comment: file:$name id:town" out || fail 'another trusted comment'
	done
	ours "$file: good" 0 catalog verify "by-$key" --key "$key.pub"
done

# Signed there, in both forms, with a key of each: verified here.
for key in ours theirs; do
	for form in '' -l; do
		cp "by-$key/$file" "$file"
		# shellcheck disable=SC2086 # an option or none
		theirs -S $form -s "$key.key" -m "$file" -t 'from the tool'
		ours 'from the tool' 0 catalog verify "$file" --key "$key.pub"
		ours 'from the tool' 0 catalog verify "$file" --key "$(sed -n 2p "$key.pub")"
		# lines as Windows ends them, and no end at all
		sed -i 's/$/\r/' "$file.minisig"
		ours 'from the tool' 0 catalog verify "$file" --key "$key.pub"
		tr -d '\r' <"$file.minisig" | head -c -1 >stripped
		cp stripped "$file.minisig"
		ours 'from the tool' 0 catalog verify "$file" --key "$key.pub"
	done
done

# A wrong key, a changed byte, a changed trusted comment: refused by both.
cp "by-ours/$file" "by-ours/$file.minisig" .
ours '[R005]' 2 catalog verify "$file" --key theirs.pub
theirs_not -V -p theirs.pub -m "$file"
printf x >>"$file"
ours '[R006]' 2 catalog verify "$file" --key ours.pub
theirs_not -V -p ours.pub -m "$file"
cp "by-ours/$file" .
sed -i 's/version:1.0.0/version:9.0.0/' "$file.minisig"
ours '[R006]' 2 catalog verify "$file" --key ours.pub
theirs_not -V -p ours.pub -m "$file"
sed 's/^untrusted comment: .*/untrusted comment: anything/' "by-ours/$file.minisig" >"$file.minisig"
ours 'good' 0 catalog verify "$file" --key ours.pub
theirs -V -p ours.pub -m "$file"

# A key with a password: each opens what the other locked. Its scrypt takes a gibibyte and seconds.
echo 'open sesame' >password
ours 'locked with the password' 0 catalog key -o locked --password-file password
cp "by-ours/$file" .
printf 'open sesame\n' | minisign -S -s locked.key -m "$file" -t 'unlocked there' >out 2>&1 || fail 'minisign does not open our key'
ours 'unlocked there' 0 catalog verify "$file" --key locked.pub
printf 'open sesame\nopen sesame\n' | minisign -G -p foreign.pub -s foreign.key >out 2>&1 || fail 'minisign makes no key'
ours 'meant from' 0 catalog release --catalog "$top/tests/golden/releases/town" --key foreign.key --password-file password -o by-foreign
theirs -V -p foreign.pub -m by-foreign/index.xml
ours '[R003]' 2 catalog release --catalog "$top/tests/golden/releases/town" --key foreign.key --password-file empty -o nothing

[ "$failed" = 0 ] && echo 'keys and signatures go both ways'
exit "$failed"
