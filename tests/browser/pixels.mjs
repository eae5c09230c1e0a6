// Looks at what is painted: a screenshot as colours.
import { inflateSync } from 'node:zlib';

export async function pixels(page, clip) {
  return decode(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }));
}

// The browser's own PNGs: 8 bits a channel, RGB or RGBA, not interlaced.
export function decode(png) {
  const parts = [];
  let width = 0, height = 0, channels = 0;
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at), kind = png.toString('latin1', at + 4, at + 8), body = png.subarray(at + 8, at + 8 + size);
    if (kind === 'IHDR') [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
    if (kind === 'IDAT') parts.push(body);
    at += size + 12;
  }
  const lines = inflateSync(Buffer.concat(parts)), stride = width * channels, bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const filter = lines[y * (stride + 1)];
    for (let i = 0; i < stride; ++i) {
      const at = y * stride + i;
      const left = i < channels ? 0 : bytes[at - channels], up = y ? bytes[at - stride] : 0, corner = y && i >= channels ? bytes[at - stride - channels] : 0;
      const p = left + up - corner, [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
      const guess = [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][filter];
      bytes[at] = lines[y * (stride + 1) + 1 + i] + guess;
    }
  }
  return new Picture(width, height, channels, bytes);
}

export class Picture {
  constructor(width, height, channels, bytes) { Object.assign(this, { width, height, channels, bytes }); }

  at(x, y) {
    const i = this.channels * (Math.min(this.height - 1, Math.max(0, Math.round(y))) * this.width + Math.min(this.width - 1, Math.max(0, Math.round(x))));
    return [this.bytes[i], this.bytes[i + 1], this.bytes[i + 2]];
  }

  // Mean difference per channel (0-255) to another picture laid over this one at (dx, dy).
  difference(other, dx = 0, dy = 0, margin = 0) {
    let sum = 0, n = 0;
    for (let y = margin; y < this.height - margin; ++y)
      for (let x = margin; x < this.width - margin; ++x) {
        sum += distance(this.at(x, y), other.at(x + dx, y + dy));
        ++n;
      }
    return sum / n;
  }
}

export const distance = (a, b) => (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])) / 3;
