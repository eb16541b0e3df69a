#!/bin/sh
# jokou catalog pull, against servers and media that are out of date, damaged or hostile: each is refused with its own words, and what is held stays as it
# was and still makes the same paper.
. "$(dirname "$0")/frame.sh"
build=${JK_BUILD:-$top/build/dev}
releases=$build/releases
for tool in python3 openssl; do
	command -v $tool >/dev/null || { echo "skipped: $tool is not here"; echo "cli/check-pull: $tool is not here" >>"$build/skipped"; exit 77; }
done
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$frame"' EXIT
www=$frame/www

# --- keys, certificates, releases ---


make_certificates() {
	cat >"$frame/tls" <<-'TXT'
		[req]
		distinguished_name = name
		prompt = no
		[name]
		CN = test
		[ca]
		basicConstraints = critical, CA:TRUE
		[server]
		subjectAltName = DNS:localhost
	TXT
	for name in ca server; do
		openssl ecparam -name prime256v1 -genkey -noout -out "$frame/$name.pem"
	done
	openssl req -x509 -new -key "$frame/ca.pem" -days 30 -config "$frame/tls" -extensions ca -out "$frame/ca.crt"
	openssl req -new -key "$frame/server.pem" -config "$frame/tls" -out "$frame/server.csr"
	openssl x509 -req -in "$frame/server.csr" -CA "$frame/ca.crt" -CAkey "$frame/ca.pem" -CAcreateserial -days 30 \
		-extfile "$frame/tls" -extensions server -out "$frame/server.crt"
}

make_catalog() {
	cp -r "$top/tests/golden/mini/clauses" "$frame/clauses"
	mkdir "$frame/templates" "$frame/files"
	for template in contract.docx; do
		"$build/pkgmake" "$top/tests/golden/mini/templates/$template" "$frame/templates/$template"
	done
	for version in 1.0.0 1.1.0 1.2.0; do
		pack $version "$frame/files/mini-$version.jokou"
	done
	pack 1.1.0 "$frame/files/other-mini.jokou" 2027-09-09
}

# pack VERSION FILE [EFFECTIVE]: a release, signed.
pack() {
	sed -i "s/^\(<catalog .* version=\)\"[0-9.]*\"/\1\"$1\"/" "$frame/clauses/catalog.xml"
	"$releases" pack "$frame/clauses" "$frame/templates" mini "$1" "${3:-2027-04-01}" "$2" && "$releases" sign "$frame/a.key" "$2"
}

# entry VERSION FILE [PROGRAM]: a line of an index, of a file here.
entry() {
	printf '<release version="%s" file="%s" size="%s" sha256="%s" effective="2027-04-01" program="%s" date="2026-11-30"/>\n' \
		"$1" "$2" "$(wc -c <"$2" | tr -d ' ')" "$(sha256sum "$2" | cut -d' ' -f1)" "${3:-0.1.0}"
}

# index SERIAL EXPIRES [ID [KEY]] <ENTRIES: index.xml with its signature, here.
index() {
	{
		printf '<index format="1" program="0.1.0" id="%s" serial="%s" date="2026-01-01" expires="%s">\n' "${3:-mini}" "$1" "$2"
		cat
		echo '</index>'
	} >index.xml
	"$releases" sign "$frame/${4:-a}.key" index.xml
}

# site NAME SERIAL EXPIRES VERSION...: a folder as a central office publishes it.
site() {
	mkdir "$www/$1"
	(
		cd "$www/$1" || exit 1
		serial=$2 expires=$3
		shift 3
		for version; do
			cp "$frame/files/mini-$version.jokou" "$frame/files/mini-$version.jokou.minisig" .
			entry "$version" "mini-$version.jokou"
		done >entries
		index "$serial" "$expires" <entries
	)
}

start_server() {
	python3 "$top/tests/tool/https.py" "$www" "$frame/server.crt" "$frame/server.pem" "$frame/port" 2>"$frame/server.err" &
	server=$!
	for _ in $(seq 100); do
		[ -s "$frame/port" ] && return 0
		sleep 0.1
	done
	cat "$frame/server.err"
	return 1
}

prepare() {
	mkdir "$www"
	"$releases" key "$frame/a" && "$releases" key "$frame/b" && make_certificates 2>"$frame/log" && make_catalog && site old 3 2099-01-01 1.0.0 &&
		site good 5 2099-01-01 1.0.0 1.1.0 && site new 6 2099-01-01 1.0.0 1.1.0 1.2.0 && start_server
}

prepare || { cat "$frame/log"; echo "what the tests need cannot be made"; exit 1; }
https=https://localhost:$(cat "$frame/port")
key=$frame/a.pub
unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY

# --- what is held ---

# pull ARGUMENT...
pull() { run catalog pull --ca "$frame/ca.crt" "$@"; }

# own_store: a store of the test's own, in which 1.1.0 is held, from an index of number 5.
own_store() {
	XDG_DATA_HOME=$PWD/data
	export XDG_DATA_HOME
	store=$PWD/data/jokou/catalogs/mini
	rm -rf data
	if [ -d "$frame/seed" ]; then
		cp -r "$frame/seed" data
	else
		pull "$www/good" --key "$key"
		expect_status 0
		cp -r data "$frame/seed"
	fi
	snapshot >before
	paper >paper-before
}

empty_store() {
	XDG_DATA_HOME=$PWD/data
	export XDG_DATA_HOME
	store=$PWD/data/jokou/catalogs/mini
}

snapshot() { (cd data && find . -type f ! -name '*.part' ! -name lock -exec sha256sum {} + | sort -k 2); }

# The digest of a paper made with what is held; nothing when none can be made.
paper() {
	rm -rf made
	"$jokou" generate "$top/tests/golden/mini/profiles/final.xml" --document contract --format docx --catalog mini@1.1.0 -o made >said 2>&1 &&
		(cd made && find . -type f -exec sha256sum {} +)
}

unharmed() {
	snapshot >after
	cmp -s before after || { fault "the store has changed"; diff before after; }
	paper >paper-after
	cmp -s paper-before paper-after || fault "the paper is another one"
	[ -s paper-after ] || { fault "no paper"; cat said; }
}

# refused STATUS ID: what the last run said, and that nothing happened.
refused() {
	expect_status "$1"
	expect_in err "[$2]"
	expect_empty out
	unharmed
}

# mirror NAME: a copy of the good site to be spoilt, in the current folder "site".
mirror() {
	rm -rf site
	cp -r "$www/$1" site
}

# publish NAME: the folder "site" on the server, under a name of this test.
publish() { cp -r site "$www/$1"; }

# flip FILE BYTE: other bits at a place.
flip() {
	python3 - "$1" "$2" <<-'PY'
		import sys
		data = bytearray(open(sys.argv[1], "rb").read())
		data[int(sys.argv[2])] ^= 1
		open(sys.argv[1], "wb").write(data)
	PY
}

# --- what works ---

test_first_pull_over_https() {
	empty_store
	pull "$https/plain/good" --key "$key"
	expect_status 0
	expect_in out "is trusted for mini"
	expect_in out "mini 1.1.0 is held now; it is meant from 2027-04-01."
	expect_in out "--catalog mini@1.1.0"
	expect_empty err
	cmp -s "$store/1.1.0.jokou" "$www/good/mini-1.1.0.jokou" || fault "the file is another one"
	cmp -s "$store/1.1.0.jokou.minisig" "$www/good/mini-1.1.0.jokou.minisig" || fault "the signature is another one"
	if command -v minisign >/dev/null; then
		minisign -V -q -p "$key" -m "$store/1.1.0.jokou" >said 2>&1 || fault "minisign says: $(cat said)"
	fi
	pull "$https/plain/good/index.xml" --format json
	expect_status 0
	python3 -c 'import json; d = json.load(open("out")); assert d["already"] and not d["pinned"] and (d["id"], d["version"]) == ("mini", "1.1.0") and d["expires"] == "2099-01-01"' ||
		fault "the JSON says something else"
	paper >papers
	expect_file papers
}

test_several_side_by_side() {
	own_store
	pull "$https/moved/new"
	expect_status 0
	expect_not_in out "is trusted"
	pull "$https/plain/new" --version 1.0.0
	expect_status 0
	ls "$store" >list
	for version in 1.0.0 1.1.0 1.2.0; do
		expect_in list "$version.jokou.minisig"
	done
	run catalog list
	expect_in out "Releases held (3)"
	expect_in out "mini@1.2.0  of 2026-11-30, meant from 2027-04-01"
	run catalog list --format json
	python3 -c 'import json; assert [r["version"] for r in json.load(open("out"))["releases"]] == ["1.0.0", "1.1.0", "1.2.0"]' || fault "the JSON says something else"
	paper >paper-after
	cmp -s paper-before paper-after || fault "the paper is another one"
}

test_carried_here() {
	empty_store
	mirror good
	pull site/mini-1.0.0.jokou --key "$(tail -n 1 "$key")"
	expect_status 0
	expect_in out "mini 1.0.0 is held now"
	(cd site && "$jokou" catalog pull . >../out 2>../err) || fault "the folder one stands in"
	expect_in out "mini 1.1.0 is held now"
	(cd site && "$jokou" catalog pull index.xml >../out 2>../err) || fault "the index in the folder one stands in"
	expect_in out "mini 1.1.0 was held already"
}

test_what_is_not_there() {
	own_store
	pull nowhere
	refused 2 F001
	expect_in err "cannot read 'nowhere'"
	mkdir site
	pull site
	refused 2 F001
	expect_in err "cannot read 'site/index.xml'"
}

test_damaged_on_this_machine() {
	own_store
	flip "$store/1.1.0.jokou" 400
	pull "$https/plain/good"
	expect_status 0
	expect_in out "is held now"
	snapshot >after
	grep -v trusted.xml before >files-before
	grep -v trusted.xml after >files-after
	cmp -s files-before files-after || fault "it was not put right"
}

test_verify_what_is_held() {
	own_store
	pull "$www/new"
	run catalog verify
	expect_status 0
	expect_in out "1.1.0.jokou: good"
	expect_in out "1.2.0.jokou: good"
	run catalog verify mini@1.1.0 --format json
	expect_status 0
	python3 -c 'import json; assert [r["version"] for r in json.load(open("out"))["releases"]] == ["1.1.0"]' || fault "the JSON says something else"
	for release in mini@9.0.0 min mini@ nowhere; do
		run catalog verify "$release"
		expect_status 2
		expect_in err "[R049]"
	done
	flip "$store/1.2.0.jokou" 400
	run catalog verify mini
	expect_status 2
	expect_in err "[R045]"
	expect_empty out
	run catalog verify mini@1.1.0
	expect_status 0
	run catalog verify --key "$key"
	expect_status 3
}

# --- keys ---

test_no_key() {
	empty_store
	pull "$https/plain/good"
	expect_status 2
	expect_in err "[R020]"
	expect_in err "--key FILE"
	expect_none "$store/trusted.xml"
}

test_wrong_key() {
	own_store
	mirror good
	(cd site && index 7 2099-01-01 mini b <entries)
	pull site
	refused 2 R005
	pull site --key "$frame/b.pub"
	refused 2 R034
	expect_in err "--replace-key"
	pull "$www/good" --key "$frame/b.pub"
	refused 2 R005
}

test_another_key_on_purpose() {
	own_store
	mirror good
	(cd site && "$releases" sign "$frame/b.key" mini-1.1.0.jokou && "$releases" sign "$frame/b.key" mini-1.0.0.jokou && index 1 2099-01-01 mini b <entries)
	pull site --key "$frame/b.pub" --replace-key
	expect_status 0
	expect_in out "is trusted for mini"
	pull site
	expect_status 0
	pull "$www/good"
	expect_status 2
	expect_in err "[R005]"
	run catalog pull site --replace-key
	expect_status 3
	expect_in err "[U007]"
}

# Which of the trusted keys an index is signed with decides whose it may be.
test_two_catalogs() {
	own_store
	mkdir stray
	cp -r "$frame/clauses" "$frame/templates" .
	sed -i 's/^<catalog id="mini"\(.*\) version="[0-9.]*"/<catalog id="stray"\1 version="2.0.0"/' clauses/catalog.xml
	"$releases" pack clauses templates stray 2.0.0 2027-04-01 stray/stray-2.0.0.jokou
	(cd stray && "$releases" sign "$frame/b.key" stray-2.0.0.jokou && entry 2.0.0 stray-2.0.0.jokou | index 1 2099-01-01 stray b)
	pull stray
	refused 2 R005
	pull stray --key "$frame/b.pub"
	expect_status 0
	expect_in out "stray 2.0.0 is held now"
	pull stray
	expect_status 0
	expect_in out "stray 2.0.0 was held already"
	pull "$www/new"
	expect_status 0
	expect_in out "mini 1.2.0 is held now"
	(cd stray && entry 2.0.0 stray-2.0.0.jokou | sed 's/stray/mini/' >entries && cp stray-2.0.0.jokou mini-2.0.0.jokou && index 9 2099-01-01 mini b <entries)
	pull stray
	expect_status 2
	expect_in err "[R034]"
}

# The key of the index does not make a release of somebody else's ours.
test_release_signed_by_another() {
	own_store
	mirror new
	(cd site && "$releases" sign "$frame/b.key" mini-1.2.0.jokou)
	pull site
	refused 2 R005
	flip site/mini-1.2.0.jokou.minisig 80
	pull site
	expect_status 2
	unharmed
	rm site/mini-1.2.0.jokou.minisig
	pull site
	refused 2 F001
}

# --- attacks on the index ---

test_rollback() {
	own_store
	pull "$https/plain/old"
	refused 2 R021
	expect_in err "number 3, while number 5 has been seen"
}

test_freeze() {
	own_store
	mirror new
	(cd site && index 6 2026-01-31 <entries)
	pull site
	refused 2 R022
	expect_in err "valid until 2026-01-31; today is "
}

test_two_indexes_of_one_number() {
	own_store
	mirror new
	(cd site && index 5 2099-01-01 <entries)
	pull site
	refused 2 R041
}

test_index_without_its_signature() {
	own_store
	mirror new
	cp "$www/good/index.xml.minisig" site/
	pull site
	refused 2 R006
	sed -i 's/serial="6"/serial="9"/' site/index.xml
	pull site
	refused 2 R006
	echo nonsense >site/index.xml.minisig
	pull site
	refused 2 R004
	rm site/index.xml.minisig
	pull site
	refused 2 F001
}

test_another_catalog() {
	own_store
	mirror good
	(
		cd site || exit
		mv mini-1.1.0.jokou stray-1.1.0.jokou
		mv mini-1.1.0.jokou.minisig stray-1.1.0.jokou.minisig
		entry 1.1.0 stray-1.1.0.jokou | index 9 2099-01-01 stray
	)
	pull site --id mini
	refused 2 R038
	pull site
	refused 2 R025
}

test_names_that_lead_elsewhere() {
	own_store
	mirror good
	for file in ../evil.jokou /tmp/evil.jokou .hidden a%2fb.jokou 'a b.jokou'; do
		(cd site && sed "s|file=\"mini-1.1.0.jokou\"|file=\"$file\"|" entries | index 9 2099-01-01)
		pull site
		refused 2 R016
	done
}

# --- attacks on the release ---

test_other_bytes() {
	own_store
	mirror new
	flip site/mini-1.2.0.jokou 500
	pull site
	refused 2 R023
	publish bytes
	pull "$https/plain/bytes"
	refused 2 R023
	ls "$store" >list
	expect_not_in list .part
}

test_cut_short_on_a_medium() {
	own_store
	mirror new
	head -c 1000 "$www/new/mini-1.2.0.jokou" >site/mini-1.2.0.jokou
	pull site
	refused 2 R046
	expect_in err "has 1000 bytes"
}

test_below_what_is_held() {
	own_store
	site_below=$PWD/site
	mkdir site
	(cd site && cp "$www"/good/mini-1.0.0.* . && entry 1.0.0 mini-1.0.0.jokou | index 9 2099-01-01)
	pull "$site_below"
	refused 2 R024
	expect_in err "--version 1.0.0"
	pull site --version 1.0.0
	expect_status 0
	expect_file "$store/1.0.0.jokou"
	expect_file "$store/1.1.0.jokou"
}

# A release under the number of another one, rightly signed.
test_mixed() {
	own_store
	mirror new
	(
		cd site || exit
		cp mini-1.0.0.jokou mini-1.2.0.jokou
		cp mini-1.0.0.jokou.minisig mini-1.2.0.jokou.minisig
		{ entry 1.1.0 mini-1.1.0.jokou; entry 1.2.0 mini-1.2.0.jokou; } | index 9 2099-01-01
	)
	pull site
	refused 2 R025
	expect_in err "is mini 1.0.0 (2027-04-01), while the index says mini 1.2.0 (2027-04-01)"
}

test_a_version_that_changed() {
	own_store
	mirror good
	(
		cd site || exit
		cp "$frame/files/other-mini.jokou" mini-1.1.0.jokou
		cp "$frame/files/other-mini.jokou.minisig" mini-1.1.0.jokou.minisig
		entry 1.1.0 mini-1.1.0.jokou | index 9 2099-01-01
	)
	pull site
	refused 2 R044
}

test_versions_that_cannot_be_had() {
	own_store
	pull "$www/good" --version 7.0.0
	refused 2 R039
	expect_in err "It lists: 1.0.0, 1.1.0."
	mirror new
	(cd site && { entry 1.1.0 mini-1.1.0.jokou; entry 1.2.0 mini-1.2.0.jokou 99.0.0; } | index 9 2099-01-01)
	pull site --version 1.2.0
	refused 2 R047
	pull site
	expect_status 0
	expect_in err "[R043]"
	expect_in out "mini 1.1.0 was held already"
}

# Rightly signed, and yet no release.
test_zip_tricks() {
	own_store
	mkdir site
	cat >tricks.py <<-'PY'
		import sys, warnings, zipfile
		warnings.simplefilter("ignore")
		source, name, out = sys.argv[1:]
		old = zipfile.ZipFile(source)
		with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
		    for item in old.infolist():
		        data = old.read(item)
		        new.writestr(item, data)
		        if name == "twice" and item.filename == "clauses/catalog.xml":
		            new.writestr(item, data + b"<!-- -->")
		    if name == "climbs":
		        new.writestr("../../evil.xml", "<x/>")
		    if name == "absolute":
		        new.writestr("/tmp/evil.xml", "<x/>")
		    if name == "besides":
		        new.writestr("clauses/evil.xml", "<x/>")
		    if name == "bomb":
		        new.writestr("clauses/evil.xml", bytes(300_000_000))
		    if name == "many":
		        for i in range(5000):
		            new.writestr(f"clauses/{i}.xml", "<x/>")
		    if name == "link":
		        link = zipfile.ZipInfo("clauses/evil.xml")
		        link.external_attr = 0o120777 << 16
		        new.writestr(link, "/etc/passwd")
		if name == "prefix":
		    data = open(out, "rb").read()
		    open(out, "wb").write(b"#!/bin/sh\n" + data)
	PY
	for trick in twice climbs absolute besides bomb many link; do
		python3 tricks.py "$www/new/mini-1.2.0.jokou" $trick site/mini-1.2.0.jokou
		(cd site && "$releases" sign "$frame/a.key" mini-1.2.0.jokou && entry 1.2.0 mini-1.2.0.jokou | index 9 2099-01-01)
		pull site
		expect_status 2
		expect_empty out
		unharmed
		[ "$failed" = 0 ] || { fault "$trick"; return; }
	done
}

# --- servers ---

test_an_interrupted_download_is_taken_up_again() {
	own_store
	: >"$www/log"
	for mode in cut vanish; do
		rm -rf data
		cp -r "$frame/seed" data
		pull "$https/$mode/new"
		refused 4 R026
		half=$(cat "$store"/*.part | wc -c | tr -d ' ')
		[ "$half" -gt 100 ] || fault "$half bytes were kept"
		pull "$https/$mode/new"
		expect_status 0
		expect_in "$www/log" "$mode new/mini-1.2.0.jokou bytes=$half-"
		cmp -s "$store/1.2.0.jokou" "$www/new/mini-1.2.0.jokou" || fault "$mode: the file is another one"
		ls "$store" >list
		expect_not_in list .part
	done
}

# What was left is not the beginning of the file, or the server does not go on from there: then all of it is asked for.
test_a_part_that_is_of_no_use() {
	own_store
	part=$(sha256sum "$www/new/mini-1.2.0.jokou" | cut -d' ' -f1).part
	for mode in plain norange garbled beyond; do
		rm -rf data
		cp -r "$frame/seed" data
		head -c 900 /dev/zero >"$store/$part"
		echo stray >"$store/0000.part"
		pull "$https/$mode/new"
		expect_status 0
		expect_empty err
		cmp -s "$store/1.2.0.jokou" "$www/new/mini-1.2.0.jokou" || fault "$mode: the file is another one"
		ls "$store" >list
		expect_not_in list .part
	done
}

test_killed() {
	own_store
	"$jokou" catalog pull --ca "$frame/ca.crt" "$https/drip/new" >out 2>err &
	pulling=$!
	for _ in $(seq 100); do
		cat "$store"/*.part >part 2>/dev/null && [ -s part ] && break
		sleep 0.1
	done
	run catalog pull "$www/good"
	refused 4 R033
	kill -9 "$pulling"
	wait "$pulling" 2>/dev/null
	unharmed
	pull "$https/plain/new"
	expect_status 0
	cmp -s "$store/1.2.0.jokou" "$www/new/mini-1.2.0.jokou" || fault "the file is another one"
}

test_slow_servers() {
	own_store
	for mode in drip silent; do
		pull "$https/$mode/new" --timeout 2
		refused 4 R027
	done
	pull "$https/headers/new" --timeout 2
	expect_status 4
	unharmed
	run catalog pull "$https/plain/new" --timeout 0
	expect_status 3
}

test_endless_servers() {
	own_store
	pull "$https/endless/new"
	refused 2 R035
	mirror new
	cat "$www/new/mini-1.1.0.jokou" >>site/mini-1.2.0.jokou
	publish longer
	pull "$https/plain/longer"
	refused 2 R035
	ls "$store" >list
}

test_packed_answers_are_not_unpacked() {
	own_store
	pull "$https/packed/new"
	expect_status 2
	unharmed
}

test_addresses() {
	own_store
	for address in "file://$www/new" "http://localhost/new" "ftp://localhost/new" "$https/plain/new?x=1" "HTTP://x/"; do
		pull "$address"
		refused 2 R028
	done
	for mode in to-file to-http to-ftp; do
		pull "$https/$mode/new"
		refused 2 R028
	done
	pull "$https/around/new"
	refused 2 R037
	pull "https://clerk:hunter2@localhost/new"
	refused 2 R036
	expect_not_in err hunter2
}

test_connections() {
	own_store
	pull https://localhost:1/new
	refused 4 R029
	pull "$https/plain/nowhere"
	refused 4 R031
	pull "$https/broken/new"
	refused 4 R031
	run catalog pull "$https/plain/new"
	refused 4 R032
	pull "https://127.0.0.1:$(cat "$frame/port")/plain/new"
	refused 4 R032
	run catalog pull "$https/plain/new" --ca "$frame/a.pub"
	refused 4 R032
	https_proxy=http://localhost:1 pull "$https/plain/new"
	refused 4 R029
}

test_without_libcurl() {
	own_store
	mkdir lib
	echo none >lib/libcurl.so.4
	echo none >lib/libcurl-gnutls.so.4
	LD_LIBRARY_PATH=$PWD/lib pull "$https/plain/new"
	refused 4 R030
	LD_LIBRARY_PATH=$PWD/lib pull "$www/new"
	expect_status 0
}

# --- this machine ---

test_full_disk() {
	own_store
	mkdir small
	if mount -t tmpfs -o size=200k none small 2>/dev/null; then
		mkdir -p small/jokou && cp -r data/jokou/. small/jokou/
		rm -rf data && ln -s small data
		head -c 300000 /dev/zero >small/filler 2>/dev/null
		snapshot >before
		for from in "$https/plain/new" "$www/new"; do
			pull "$from"
			refused 4 F003
		done
		find small -name '*.part' -o -name '*.jokou.??????' | grep -q . && fault "halves are left"
		rm small/filler
		pull "$https/plain/new"
		expect_status 0
		umount small
	else
		echo "no file system of its own here: the full disk is not tried"
	fi
}

test_limit_of_file_size() {
	own_store
	for from in "$https/plain/new" "$www/new"; do
		(
			trap '' XFSZ
			ulimit -f 2
			"$jokou" catalog pull --ca "$frame/ca.crt" "$from" >out 2>err
			echo $? >status
		)
		status=$(cat status)
		refused 4 F003
	done
}

test_a_damaged_store() {
	own_store
	echo '<trusted/>' >"$store/trusted.xml"
	pull "$www/new"
	expect_status 2
	expect_in err "[R040]"
	sed 's/id="mini"/id="maxi"/' "$frame/seed/jokou/catalogs/mini/trusted.xml" >"$store/trusted.xml"
	pull "$www/new"
	expect_status 2
	expect_in err "[R040]"
}

test_no_place() {
	empty_store
	(
		unset XDG_DATA_HOME HOME
		pull "$www/new" --key "$key"
		expect_status 4
		expect_in err "[R048]"
		run catalog list
		expect_status 0
		echo $failed >failed
	)
	failed=$(cat failed)
}

test_nobody_else_pays() {
	command -v strace >/dev/null || return 0
	strace -f -e trace=openat,open -o calls "$jokou" check "$sample" >out 2>err
	expect_not_in calls libcurl
	expect_not_in calls libssl
}

run_tests
