#!/bin/sh
# check-rooms.sh [TOP]: the rules of rooms.txt over generator/ and include/, and the sizes of files and functions.
# Prints each fault as file:line: what, and a summary; status 1 when there is any.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=${1:-$here/../..}
cd "$top"

find generator include -name '*.[ch]' | LC_ALL=C sort | LC_ALL=C awk -v rules="$here/rooms.txt" '
function fault(line, text) { printf "%s:%d: %s\n", file, line, text; faults++ }

# Whether the path (below generator/) fits one of the patterns, in which * stands for anything.
function fits(path, patterns,   n, i, list, p) {
	n = split(patterns, list, " ")
	for (i = 1; i <= n; i++) {
		p = list[i]
		gsub(/[.]/, "[.]", p)
		gsub(/[*]/, ".*", p)
		if (path ~ "^" p "$") return 1
	}
	return 0
}
function has_word(list, word) { return index(" " list " ", " " word " ") > 0 }

function read_rules(   line, n, f, key, rest) {
	while ((getline line < rules) > 0) {
		if (line ~ /^#/ || line ~ /^[ \t]*$/) continue
		n = split(line, f, /[ \t]+/)
		rest = line
		sub(/^[^ \t]+[ \t]+[^ \t]+[ \t]*/, "", rest)
		gsub(/[ \t]+/, " ", rest)
		key = f[2]
		if (f[1] == "room") { rooms[key] = rest; known[key] = 1 }
		else if (f[1] == "library") library[key] = rest
		else if (f[1] == "private") private[key] = rest
		else if (f[1] == "call") call[key] = rest
		else if (f[1] == "allow" && n > 3) allow[key " " f[3]] = 1
		else { print "rooms.txt: not understood: " line; faults++ }
	}
}

# Code without comments and the insides of strings; in_comment lives on from line to line.
function bare(s,   at, out) {
	if (in_comment) {
		at = index(s, "*/")
		if (!at) return ""
		s = substr(s, at + 2)
		in_comment = 0
	}
	gsub(/\\./, "", s)
	gsub(/\047[^\047]*\047/, "0", s)
	if (s !~ /^[ \t]*#[ \t]*include/) gsub(/"[^"]*"/, "\"\"", s)
	while ((at = index(s, "/*")) > 0) {
		out = substr(s, 1, at - 1)
		s = substr(s, at + 2)
		at = index(s, "*/")
		if (!at) { in_comment = 1; return out }
		s = out " " substr(s, at + 2)
	}
	sub(/\/\/.*/, "", s)
	return s
}

function check_library(header, line,   l) {
	for (l in library)
		if (index(header, l) == 1 && !fits(path, library[l]))
			fault(line, "<" header "> belongs to " library[l] " only")
}

# The room of a public header: its name when there is such a room, else base.
function owner(header,   name) {
	name = header
	sub(/^jokou\//, "", name)
	sub(/[.].*/, "", name)
	return name in known ? name : "base"
}

function check_own(header, line,   at) {
	if (header !~ /\//) { fault(line, "\"" header "\" must be written with its room"); return }
	if (header in private && !fits(path, private[header]))
		fault(line, "\"" header "\" is private to " private[header])
	if (header ~ /^jokou\//) {
		if (room == "include" || has_word(rooms[room], "public")) return
		at = owner(header)
	} else {
		if (room == "include") { fault(line, "a public header includes \"" header "\""); return }
		at = header
		sub(/\/.*/, "", at)
	}
	if (at != room && at != "base" && !has_word(rooms[room], at))
		fault(line, room " may not include " at " (\"" header "\")")
}

function check_calls(code, line,   c) {
	for (c in call)
		if (index(code, c) && code ~ "(^|[^A-Za-z0-9_.>])" c "($|[^A-Za-z0-9_])" && !has_word(call[c], room) && !((path " " c) in allow))
			fault(line, room " may not use " c)
}

function end_function(line,   length_) {
	length_ = line - begun + 1
	lengths[++functions] = length_
	if (length_ > 80) fault(begun, "function of " length_ " lines (80 at most)")
	begun = 0
}

function check_file(   line, text, code, header) {
	path = file
	sub(/^generator\//, "", path)
	room = path
	sub(/\/.*/, "", room)
	in_comment = begun = line = 0
	if (room != "include" && !(room in known)) fault(1, "room " room " has no line in rooms.txt")
	while ((getline text < file) > 0) {
		line++
		code = bare(text)
		if (code ~ /^[ \t]*#[ \t]*include/) {
			header = code
			sub(/^[^<"]*[<"]/, "", header)
			sub(/[>"].*/, "", header)
			if (code ~ /</) check_library(header, line)
			else if (header !~ /[.]def$/) check_own(header, line)
			continue
		}
		if (room != "include") check_calls(code, line)
		if (text ~ /^{/) begun = line
		else if (text ~ /^}/ && begun) end_function(line)
		else if (!begun && text ~ /^[a-z].*\) *{.*}$/) lengths[++functions] = 1
	}
	close(file)
	if (line > 800) fault(line, "file of " line " lines (800 at most)")
	if (line > longest) longest = line
	files++
}

# Value below which `share` of the lengths lie; the lengths are few, so counting will do.
function quantile(share,   i, n, sum) {
	for (i = 1; i <= functions; i++) count[lengths[i]]++
	for (n = 1; n < 10000; n++) {
		sum += count[n]
		if (sum >= share * functions) break
	}
	for (i = 1; i <= functions; i++) delete count[lengths[i]]
	return n
}

BEGIN { read_rules() }
{ file = $0; check_file() }
END {
	if (!files) { print "no files"; exit 1 }
	median = quantile(0.5)
	ninth = quantile(0.9)
	if (functions >= 10 && ninth > 40) { print "nine in ten functions should have at most 40 lines; here it is " ninth; faults++ }
	printf "%d files, the longest %d lines; %d functions, median %d lines, nine in ten at most %d; %d faults\n", files, longest, functions, median, ninth, faults
	exit faults > 0
}'
