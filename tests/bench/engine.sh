# Sourced: the engine compiled for benchmarks, natively and as WebAssembly. Only what has changed is compiled.
#   engine_native NAME SOURCE OBJECT…      links build/bench/NAME        (words that begin with - go to the linker)
#   engine_wasm NAME.js SOURCE FLAG…       links build/bench/NAME.js
engine_sources=(src/base/calendar.cpp src/base/date.cpp src/base/order.cpp src/json/value.cpp src/plan/plan.cpp src/schedule/*.cpp)
engine_flags=(-std=c++20 -O2 -DNDEBUG -fno-exceptions -fno-rtti -Isrc -Itests/bench)
engine_headers=$(ls -t src/base/*.h src/json/*.h src/plan/*.h src/pathway/*.h src/schedule/*.h | head -1)
engine_bench_headers=$(ls -t tests/bench/*.h tests/bench/solver_peers/*.h | head -1)

# Compiles what is older than its source or any header, as many at a time as there are processors; prints the objects.
engine_objects() { # FOLDER COMPILER SOURCE…
    local folder=$1 compiler=$2 source object
    shift 2
    mkdir -p "$folder"
    for source in "$@"; do
        object=$folder/${source//\//_}.o
        if [ "$source" -nt "$object" ] || [ "$engine_headers" -nt "$object" ] ||
            { [[ "$source" == tests/* ]] && [ "$engine_bench_headers" -nt "$object" ]; }; then printf '%s\0%s\0' "$source" "$object"; fi
    done | xargs -0 -r -n 2 -P "${JOBS:-$(nproc)}" sh -c "$compiler ${engine_flags[*]} -c \"\$0\" -o \"\$1\"" >&2 || return 1
    for source in "$@"; do echo "$folder/${source//\//_}.o"; done
}

engine_native() {
    local name=$1 source=$2 objects
    shift 2
    objects=$(engine_objects build/bench/native-o g++ "${engine_sources[@]}" ${source:+"$source"}) || return 1
    g++ $objects "$@" -o "build/bench/$name"
}

engine_wasm() {
    local name=$1 source=$2 objects
    shift 2
    export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}
    objects=$(engine_objects build/bench/wasm-o emcc "${engine_sources[@]}" "$source") || return 1
    emcc -O2 $objects "$@" -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=node -o "build/bench/$name"
}
