// A small static file server for trying the site and for its tests; any static host does for the public.
//   node .build/serve.mjs FOLDER [--port N] [--at /sub/folder/]
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { join, normalize, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ttf': 'font/ttf', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json', '.ics': 'text/calendar; charset=utf-8',
};
const INCOMPRESSIBLE = new Set(['.woff2', '.png']);
const CODERS = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

// Serves `folder` below `at`; resolves to the server once it listens on 127.0.0.1. Port 0: any free one.
export function serve({ folder, port = 0, at = '/' }) {
  const compressed = new Map(); // path, coding and time of change -> bytes
  const server = createServer(async (request, response) => {
    const answer = (status, headers, body) => {
      response.writeHead(status, { 'X-Content-Type-Options': 'nosniff', ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { Allow: 'GET, HEAD' }, 'Only reading is possible here.\n');
      const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
      if (!path.startsWith(at)) return answer(404, { 'Content-Type': 'text/plain' }, 'Not here.\n');
      let file = normalize(join(folder, path.slice(at.length)));
      if (file !== normalize(folder) && !file.startsWith(normalize(join(folder, '/')))) return answer(404, { 'Content-Type': 'text/plain' }, 'Not here.\n');
      let info = await stat(file);
      if (info.isDirectory()) {
        if (!path.endsWith('/')) return answer(301, { Location: path + '/' }, '');
        file = join(file, 'index.html');
        info = await stat(file);
      }
      const type = extname(file), tag = `"${info.mtimeMs.toString(36)}-${info.size.toString(36)}"`;
      const headers = { 'Content-Type': TYPES[type] ?? 'application/octet-stream', 'Cache-Control': /\.[0-9a-f]{10}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache', ETag: tag, Vary: 'Accept-Encoding' };
      if (request.headers['if-none-match'] === tag) return answer(304, headers);
      let bytes = await readFile(file);
      const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((coding) => coding.trim().split(';')[0]);
      const coding = INCOMPRESSIBLE.has(type) ? undefined : ['br', 'gzip'].find((name) => accepted.includes(name));
      if (coding) {
        const key = `${file} ${coding} ${tag}`;
        // A copy that lies beside is as good hosts send it; but not one that is older than its file.
        const beside = file + (coding === 'br' ? '.br' : '.gz'), made = await stat(beside).catch(() => null);
        if (!compressed.has(key)) compressed.set(key, made && made.mtimeMs >= info.mtimeMs ? await readFile(beside) : CODERS[coding](bytes));
        bytes = compressed.get(key);
        headers['Content-Encoding'] = coding;
      }
      answer(200, { ...headers, 'Content-Length': bytes.length }, bytes);
    } catch (error) {
      answer(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 404 : error instanceof URIError ? 400 : 500, { 'Content-Type': 'text/plain' }, 'Not here.\n');
    }
  });
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, ...rest] = process.argv.slice(2);
  const option = (name, otherwise) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : otherwise);
  const at = option('--at', '/');
  serve({ folder, port: Number(option('--port', '8000')), at }).then(
    (server) => console.log(`http://127.0.0.1:${server.address().port}${at}`),
    (error) => {
      console.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is in use; give another with --port N.` : String(error));
      process.exit(1);
    });
}
