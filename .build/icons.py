"""The icon as pictures, drawn from the same lines as web/icon.svg: for home screens that take no SVG.

    python3 .build/icons.py FOLDER   writes icon-180.png and icon-192.png
"""
import math
import pathlib
import struct
import sys
import zlib

GROUND, WHITE = (0x0B, 0x5A, 0x66), (255, 255, 255)
FINE = 2 # samples a side and pixel


def path():
    """M4 26 c7 0 5 -11 9 -13, as short pieces."""
    p0, p1, p2, p3 = (4, 26), (11, 26), (9, 15), (13, 13)
    points = []
    for i in range(25):
        t, u = i / 24, 1 - i / 24
        points.append(tuple(u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d for a, b, c, d in zip(p0, p1, p2, p3)))
    return list(zip(points, points[1:]))


PATH = path()
DOTS = [(22, 17), (25, 21), (29, 24)]


def near(x, y, line):
    (ax, ay), (bx, by) = line
    dx, dy = bx - ax, by - ay
    t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    return math.hypot(x - ax - t * dx, y - ay - t * dy)


def white(x, y):
    """Whether the lines cover this point of the 32 by 32 drawing."""
    if abs(math.hypot(x - 16, y - 10) - 4.5) <= 1.75:
        return True
    if any(math.hypot(x - cx, y - cy) <= 1.6 for cx, cy in DOTS):
        return True
    return 2 <= x <= 16 and 10 <= y <= 29 and any(near(x, y, line) <= 2 for line in PATH)


def inside(x, y, radius):
    dx, dy = max(radius - x, x - (32 - radius), 0), max(radius - y, y - (32 - radius), 0)
    return math.hypot(dx, dy) <= radius


def png(size, radius, shrink):
    rows = bytearray()
    step = 32 / size
    for py in range(size):
        rows.append(0)
        for px in range(size):
            covered = lines = 0
            for sy in range(FINE):
                for sx in range(FINE):
                    x, y = (px + (sx + .5) / FINE) * step, (py + (sy + .5) / FINE) * step
                    if not inside(x, y, radius):
                        continue
                    covered += 1
                    lines += white((x - 16) / shrink + 16, (y - 16) / shrink + 16)
            part = lines / covered if covered else 0
            rows += bytes(round(g + (w - g) * part) for g, w in zip(GROUND, WHITE)) + bytes([round(255 * covered / FINE**2)])

    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', size, size, 8, 6, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(bytes(rows), 9)) + chunk(b'IEND', b''))


def icons(folder):
    for name, size, radius, shrink in [('icon-180', 180, 0, .8), ('icon-192', 192, 8, 1)]:
        (folder / f'{name}.png').write_bytes(png(size, radius, shrink))


if __name__ == '__main__':
    icons(pathlib.Path(sys.argv[1]))
