#!/bin/sh
# What --catalog and the sides of a comparison name: folders, and revisions of a git repository.
. "$(dirname "$0")/frame.sh"
command -v git >/dev/null || {
	echo "skipped: git is not here (package git)"
	[ -z "${JK_BUILD:-}" ] || echo "unit/check-source: git is not here (package git)" >>"$JK_BUILD/skipped"
	exit 77
}

# What the person who runs the tests has set must not matter.
HOME=$frame XDG_CONFIG_HOME=$frame/none
GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=test@example.jp GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=test@example.jp
GIT_AUTHOR_DATE='2026-04-01T00:00:00Z' GIT_COMMITTER_DATE='2026-04-01T00:00:00Z' GIT_CONFIG_NOSYSTEM=1
export HOME XDG_CONFIG_HOME GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_DATE GIT_CONFIG_NOSYSTEM

# git in the repository repo.
in_repo() { git -C repo "$@" >/dev/null 2>&1 || fault "git $*"; }

commit() {
	in_repo add -A
	in_repo commit -q -m "$1" --allow-empty
}

# make_repo: the small clean catalog in repo/office, tagged v1, and with another title as v2.
make_repo() {
	mkdir -p repo/office
	git init -q -b main repo
	cp -r "$top/tests/golden/lint/clauses" repo/office/clauses
	commit first
	in_repo tag v1
	sed -i 's/<catalog \(.*\)version="[0-9.]*"/<catalog \1version="1.9.0"/' repo/office/clauses/catalog.xml
	commit second
	in_repo tag -a v2 -m second
}

# What may change when somebody looks at a repository without due care.
state() { (cd repo && git --no-optional-locks status --porcelain && find . -type f -printf '%p %s %T@ %i\n' | sort) >"$1"; }

test_a_revision_is_read_as_the_folder_it_was() {
	make_repo
	git -C repo show v1:office/clauses/catalog.xml >/dev/null
	cp -r repo/office now
	git -C repo worktree add -q "$PWD/then" v1 2>/dev/null
	run catalog list --catalog now
	mv out wanted-2
	run catalog list --catalog then/office
	mv out wanted-1
	cmp -s wanted-1 wanted-2 && fault "both versions are listed alike"
	for given in repo/office@v1 repo/office/clauses@v1 repo/office/@v1 repo/office@main~1 "repo/office@$(git -C repo rev-parse --short v1)"; do
		run catalog list --catalog "$given"
		expect_status 0
		expect_empty err
		cmp -s out wanted-1 || fault "$given is listed otherwise"
	done
	in_repo branch 監督/令和8年 v2
	for given in repo/office@v2 repo/office@main@{0} repo/office@HEAD repo/office@監督/令和8年 "$PWD/repo/office@v2"; do
		run catalog list --catalog "$given"
		expect_status 0
		cmp -s out wanted-2 || fault "$given is listed otherwise"
	done
	git clone -q --bare repo bare.git
	run catalog list --catalog bare.git@v1
	expect_status 2
	expect_in err "[R055]"
	JOKOU_DATA=repo/office@v1 run catalog list
	expect_status 0
	cmp -s out wanted-1 || fault "JOKOU_DATA is listed otherwise"
}

test_a_repository_that_is_a_catalog() {
	mkdir repo
	git init -q -b main repo
	cp -r "$top/tests/golden/lint/clauses/." repo
	commit first
	run catalog list --catalog repo@HEAD
	expect_status 0
	git clone -q --bare repo bare.git
	run catalog list --catalog bare.git@main
	expect_status 0
	expect_empty err
}

test_work_tree_and_index_are_neither_read_nor_touched() {
	make_repo
	run catalog list --catalog repo/office@v1
	mv out wanted
	echo '<broken' >repo/office/clauses/catalog.xml
	rm -r repo/office/clauses/topic
	echo new >repo/office/clauses/new.xml
	git -C repo add office/clauses/new.xml
	touch -d 2020-01-01 repo/office/clauses/documents/*
	state before
	run catalog list --catalog repo/office@v1
	expect_status 0
	cmp -s out wanted || fault "the revision is listed otherwise"
	run diff repo/office@v1 repo/office@v2
	expect_status 0
	state after
	cmp -s before after || { fault "the repository was touched"; diff before after; }
}

test_faults_are_told_with_the_revision() {
	make_repo
	echo '<broken' >repo/office/clauses/catalog.xml
	commit third
	run catalog list --catalog repo/office@HEAD
	expect_status 2
	expect_in err "repo/office@HEAD/clauses/catalog.xml:"
}

test_variables_of_git_do_not_matter() {
	make_repo
	git init -q other
	GIT_DIR=$PWD/other/.git GIT_WORK_TREE=$PWD/other GIT_INDEX_FILE=$PWD/none GIT_OBJECT_DIRECTORY=$PWD/none GIT_CEILING_DIRECTORIES=$PWD/repo \
		GIT_TRACE=$PWD/trace GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=alias.rev-parse GIT_CONFIG_VALUE_0='!touch ran' run catalog list --catalog repo/office@v1
	expect_status 0
	expect_empty err
	expect_none trace
	expect_none ran
}

test_nothing_that_a_repository_brings_is_run() {
	make_repo
	run catalog list --catalog repo/office@v1
	mv out wanted
	printf '#!/bin/sh\ntouch "%s"\n' "$PWD/ran" >trap.sh
	chmod +x trap.sh
	mkdir -p repo/.git/hooks
	for hook in post-checkout post-index-change pre-commit reference-transaction; do
		cp trap.sh "repo/.git/hooks/$hook"
	done
	for key in core.fsmonitor core.pager core.editor core.sshCommand core.gitProxy filter.x.smudge filter.x.clean diff.x.textconv credential.helper; do
		in_repo config "$key" "$PWD/trap.sh"
	done
	in_repo config alias.ls-tree "!$PWD/trap.sh"
	echo '* filter=x diff=x' >repo/.git/info/attributes
	run catalog list --catalog repo/office@v1
	expect_status 0
	cmp -s out wanted || fault "it is listed otherwise"
	expect_none ran
}

# A repository that was cloned in part says where the rest can be had.
test_what_is_missing_is_not_fetched() {
	make_repo
	blob=$(git -C repo rev-parse v1:office/clauses/catalog.xml)
	rm -f "repo/.git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)"
	in_repo config protocol.ext.allow always
	in_repo config remote.origin.url "ext::sh -c touch% $PWD/ran"
	in_repo config remote.origin.promisor true
	in_repo config extensions.partialClone origin
	in_repo config core.repositoryFormatVersion 1
	run catalog list --catalog repo/office@v1
	expect_status 4
	expect_in err "[R058]"
	expect_none ran
}

test_a_git_that_talks_nonsense() {
	make_repo
	mkdir bin
	for words in 'exit 0' 'echo; echo; exit 0' 'kill -9 $$' 'printf "\n0123\n"; echo 100644 blob x 5' 'yes'; do
		printf '#!/bin/sh\n%s\n' "$words" >bin/git
		chmod +x bin/git
		PATH=$PWD/bin:$PATH run catalog list --catalog repo/office@v1
		[ "$status" = 2 ] || [ "$status" = 4 ] || fault "status $status with: $words"
		expect_in err "[R05"
		expect_empty out
	done
}

test_a_machine_without_git() {
	make_repo
	mkdir bin
	PATH=$PWD/bin run catalog list --catalog repo/office@v1
	expect_status 4
	expect_in err "[R052]"
	PATH=$PWD/bin run catalog list --catalog repo/office
	expect_status 0
}

test_no_repository() {
	cp -r "$top/tests/golden/lint/clauses" clauses
	run catalog list --catalog .@v1
	expect_status 2
	expect_in err "[R053]"
	expect_in err "not a git repository"
}

test_a_revision_that_is_not_there() {
	make_repo
	for revision in v3 --help -h --version '' v1..v2 ^v1 'v1 v2' '$(touch ran)' v1:office 'a*' -- --git-dir=x; do
		run catalog list --catalog "repo/office@$revision"
		expect_status 2
		expect_in err "[R054]"
		expect_empty out
	done
	expect_none ran
}

test_a_revision_without_a_catalog() {
	mkdir repo
	git init -q repo
	echo words >repo/words
	commit first
	mkdir -p repo/office
	cp -r "$top/tests/golden/lint/clauses" repo/office
	for given in repo@HEAD repo/office@HEAD repo/office/clauses@HEAD; do
		run catalog list --catalog "$given"
		expect_status 2
		expect_in err "[R055]"
	done
}

test_links_and_submodules_are_refused() {
	make_repo
	in_repo checkout -q -b link
	ln -s /etc/passwd repo/office/clauses/passwd.xml
	commit link
	in_repo checkout -q -b folder v1
	ln -s ../../.. repo/office/templates
	commit folder
	in_repo checkout -q -b module v1
	in_repo update-index --add --cacheinfo "160000,$(git -C repo rev-parse v1),office/clauses/more"
	in_repo commit -q -m module
	for revision in link folder module; do
		run catalog list --catalog "repo/office@$revision"
		expect_status 2
		expect_in err "[R056]"
	done
}

test_pointers_are_not_taken_for_files() {
	make_repo
	mkdir repo/office/templates
	printf 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n' >repo/office/templates/contract.docx
	commit pointer
	run catalog list --catalog repo/office@HEAD
	expect_status 2
	expect_in err "'templates/contract.docx'"
	expect_in err "[R060]"
}

test_too_much_is_refused() {
	make_repo
	seq 2001 | while read -r number; do echo x >"repo/office/clauses/$number.txt"; done
	commit much
	run catalog list --catalog repo/office@HEAD
	expect_status 2
	expect_in err "[R057]"
	run catalog list --catalog repo/office@v2
	expect_status 0
	# What lies beside the catalog does not count.
	mkdir repo/besides
	mv repo/office/clauses/*.txt repo/besides
	commit besides
	run catalog list --catalog repo/office@HEAD
	expect_status 0
}

test_names_that_exist_come_first() {
	make_repo
	cp -r repo/office repo/office@v1
	echo '<broken' >repo/office@v1/clauses/catalog.xml
	run catalog list --catalog repo/office@v1
	expect_status 2
	expect_in err "repo/office@v1/clauses/catalog.xml:"
	rm -r repo/office@v1
	mv repo r@po
	run catalog list --catalog r@po/office@v1
	expect_status 0
	# The longest name of a folder counts.
	mkdir r
	run catalog list --catalog r@po/office@v1
	expect_status 0
	run catalog list --catalog r@po/offic@v1
	expect_status 2
	expect_in err "[R053]"
}

test_what_is_nothing_is_told() {
	run catalog list --catalog nothing
	expect_status 2
	expect_in err "[R050]"
	run catalog list --catalog nothing@1.0.0
	expect_status 2
	expect_in err "[R050]"
	run diff "$sample" no-such-thing
	expect_status 2
	expect_in err "[R050]"
	run diff "$sample" missing.xml
	expect_status 2
	expect_in err "[F001]"
	JOKOU_DATA=nothing run check "$sample"
	expect_status 2
	expect_in err "[R050]"
}

test_two_revisions_are_compared() {
	make_repo
	sed -i 's/報告/通知/g' repo/office/clauses/topic/*.xml
	commit third
	run diff repo/office@v1 repo/office@HEAD --format json
	expect_status 0
	expect_in out '"name": "repo/office@v1"'
	git -C repo worktree add -q "$PWD/then" v1 2>/dev/null
	run diff then/office repo/office
	sed 's|then/office|A|; s|repo/office|B|' out >wanted
	run diff repo/office@v1 repo/office@HEAD
	sed 's|repo/office@v1|A|; s|repo/office@HEAD|B|' out | cmp -s wanted - || fault "folders and revisions differ otherwise"
	expect_in wanted 通知
	run diff repo/office@v1 "$sample"
	expect_status 2
	expect_in err "[V082]"
}

test_nothing_is_written_to_a_revision() {
	make_repo
	run catalog list --catalog repo/office@v1 -o repo/office@v1/list.txt
	expect_status 4
	expect_in err "[F003]"
	cp -r "$top/tests/golden/mini/clauses" repo/mini
	commit mini
	run generate "$top/tests/golden/mini/profiles/final.xml" --catalog repo/mini@HEAD -o repo/mini@HEAD/papers
	expect_status 4
	expect_in err "[F004]"
	expect_none repo/mini@HEAD
	expect_none repo/office@v1
}

run_tests
