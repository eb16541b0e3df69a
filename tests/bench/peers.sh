#!/bin/sh
# jokou beside the floors of the rivals' benchmark, in the same interleaved run.
#   sh tests/bench/peers.sh WORKDIR [--json] [--rounds R] [--batchrounds B] [--n N] [--memory]
# WORKDIR is what the benchmark's setup.sh made. The benchmark itself is looked for in $JOKOU_PEERS, then beside the project.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${1:?usage: peers.sh WORKDIR [--json] [--rounds R] [--batchrounds B] [--n N] [--memory]}
shift
peers=${JOKOU_PEERS:-$root/../shared/bench/peers}
if [ ! -f "$peers/make_template.py" ] || [ ! -x "$work/floor" ]; then
	echo "skipped: the rivals' benchmark is not here (JOKOU_PEERS, and WORKDIR from its setup.sh)" >&2
	exit 77
fi
cd "$root"
[ -f build/release/CMakeCache.txt ] || cmake --preset release >&2
cmake --build --preset release >&2
python3 "$here/peers_input.py" "$peers" "$work"
exec python3 "$here/peers.py" "$root/build/release/jokou" "$peers" "$work" "$@"
