// All crossings between JavaScript and C++ on this side; src/platform/web.cpp is the other. Numbers as in src/base/port.h.
import create from './stifinner-app.js';
import { asked } from './files.js';

export const EVENT = { resource: 0, resize: 1, click: 2, change: 3, focus: 4, hover: 5, scroll: 6, today: 7, media: 8, pan: 9, zoom: 10,
  settle: 11, drag: 12, key: 13, context: 14, stored: 15, storage: 16, tick: 17 };
const EFFECTS = ['mirror', 'shift', 'focus', 'announce', 'save', 'download', 'openFile', 'fetch', 'appearance', 'scroll', 'print', 'erase', 'storage', 'tick'];

// Compiled while it arrives, where the host names its type, and run only if its content is the one this edition was built with.
async function instantiated(imports) {
  const { response, checked } = await asked('stifinner-app.wasm'), whole = response.clone().arrayBuffer();
  const compiling = WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await whole));
  compiling.catch(() => {}); // told below
  await checked(await whole);
  const module = await compiling;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
}

// effects: an object with a function for each name in EFFECTS. -> { send, frame }
export async function connect(effects) {
  let failed;
  const failure = new Promise((_, reject) => { failed = reject; });
  const module = await Promise.race([failure, create({
    instantiateWasm: (imports, done) => { instantiated(imports).then(({ instance, module: compiled }) => done(instance, compiled), failed); return {}; },
    effect: (kind, number, x, y, name, text) => effects[EFFECTS[kind]]({ number: number >>> 0, x, y, name, text }), // ids use all 32 bits
    printErr: () => {}, print: () => {}, // nothing about a person reaches the console
  })]);
  const encoder = new TextEncoder();
  const put = (value) => {
    if (value === undefined) return [0, 0];
    const bytes = typeof value === 'string' ? encoder.encode(value) : value;
    const at = module._stf_alloc(bytes.length);
    module.HEAPU8.set(bytes, at);
    return [at, bytes.length];
  };
  return {
    send: (kind, { number = 0, x = 0, y = 0, z = 0, name, body } = {}) => {
      const a = put(name), b = put(body);
      module._stf_event(kind, number, x, y, z, ...a, ...b);
    },
    frame: (now) => module._stf_frame(now) !== 0,
  };
}
