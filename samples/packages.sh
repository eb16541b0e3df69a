# Sourced by samples/demo.sh and tests/run.sh, from the top folder: installs what is missing, and says what and why.
# shellcheck shell=sh

# package, then what it is for; one a line
build_packages='gcc the C compiler
libc6-dev headers of the C library
cmake configures the build
ninja-build runs the build
pkg-config finds the libraries
libxml2-dev reads XML and answers XPath
libzip-dev opens DOCX and ODT packages
libdeflate-dev deflates and inflates their parts
libpcre2-dev matches patterns
libsodium-dev computes hashes
libicu-dev finds the words of a Japanese text
libcurl4-openssl-dev fetches releases over https; brings libcurl4, which is loaded only then
gettext compiles the Japanese messages'

test_packages='check runs the unit tests
libxml2-utils xmllint, a second opinion on the schemas
python3 makes hostile packages and servers and reads JSON and ZIP, for a second opinion
openssl makes the certificates of those servers
minisign signs releases, for a second opinion
git keeps the catalogs whose revisions are read'

office_packages='libreoffice-writer-nogui opens and lays out the papers
fonts-noto-cjk Japanese letters for the laid out pages
python3-uno edits papers in LibreOffice
poppler-utils reads the laid out pages
unzip takes the papers apart
pandoc reads the papers, for a second opinion
jing validates ODT with RELAX NG'

story_packages='python3 edits drafts as people do
libreoffice-writer-nogui the word processor of the story
python3-uno tells it what to do'

is_installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# apt ARGUMENT...: as root, without questions; waits for another apt to end.
apt() {
	$become env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=900 "$@"
}

# install_missing LIST: the packages of LIST that are not there yet.
install_missing() {
	if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
		echo 'This machine has no apt. If the build fails, install what these Debian packages hold:'
		printf '%s\n' "$1" | sed 's/^/  /'
		return 0
	fi
	missing=
	reasons=
	while read -r package reason; do
		is_installed "$package" && continue
		missing="$missing $package"
		reasons="$reasons  $package: $reason
"
	done <<-LIST
		$1
	LIST
	[ -n "$missing" ] || return 0
	printf 'Installing with apt:\n%s' "$reasons"
	become=
	if [ "$(id -u)" != 0 ]; then
		become=sudo
		command -v sudo >/dev/null || {
			echo 'That needs root, and sudo is not here. Run as root, then start again:' >&2
			echo "  apt-get update && apt-get install --no-install-recommends$missing" >&2
			return 1
		}
	fi
	apt update
	# shellcheck disable=SC2086 # one word for each package
	apt install -y --no-install-recommends $missing
}
