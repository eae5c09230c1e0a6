// A figure for the one table that tests/bench/run.sh prints at the end: what, size, native, wasm, peer, theirs, ratio, goal, reached.
export const row = (fields) => console.log(['row', ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join('\t'));
