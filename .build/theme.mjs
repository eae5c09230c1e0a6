// One table of colours and sizes, two readers: assets/theme.json -> a C++ header for the canvas and custom properties for the page.
// usage: node theme.mjs assets/theme.json OUT.h OUT.css
import { readFileSync, writeFileSync } from 'node:fs';

const [, , source, header, css] = process.argv;
const { themes, type, radius, stroke, size } = JSON.parse(readFileSync(source, 'utf8'));

const snake = (name) => name.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase());
const kebab = (name) => name.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase());
const abgr = (hex) => {
  const [r, g, b, a] = [1, 3, 5, 7].map((i) => hex.slice(i, i + 2) || 'FF');
  return `0x${a}${b}${g}${r}u`;
};
const number = (value) => (Number.isInteger(value) ? `${value}.0f` : `${value}f`);

const { terrain, ...groups } = themes.light;
const fields = (group) => Object.keys(group).map(snake).join(', ');
const values = (group) => '{' + Object.values(group).map(abgr).join(', ') + '}';
const instance = (theme) =>
  '{' + Object.keys(groups).map((g) => values(theme[g])).concat('{' + Object.values(theme.terrain).map(values).join(', ') + '}').join(',\n    ') + '}';
const constants = (name, group) =>
  `namespace ${name} {\n` + Object.entries(group).map(([k, v]) => `inline constexpr float ${/^\d/.test(k) ? 's' + k : snake(k)} = ${number(v)};\n`).join('') + '}\n';

writeFileSync(header, `#pragma once
// Made from assets/theme.json; do not edit.
#include <cstdint>

namespace stf::ui {

using Colour = std::uint32_t; // 0xAABBGGRR, as ImU32

struct Terrain {
    Colour ${fields(terrain.fjell)};
};

struct Theme {
${Object.entries(groups).map(([g, v]) => `    struct { Colour ${fields(v)}; } ${g};`).join('\n')}
    struct { Terrain ${Object.keys(terrain).join(', ')}; } terrain;
};

${Object.entries(themes).map(([name, theme]) => `inline constexpr Theme theme_${name} = ${instance(theme)};`).join('\n\n')}

// Sizes in px at text size 100 %.
namespace px {
${Object.entries(type.rem).map(([k, v]) => `inline constexpr float text_${k} = ${number(v * 16)};`).join('\n')}
}
namespace line_height {
${Object.entries(type.lineHeight).map(([k, v]) => `inline constexpr float ${k} = ${number(v)};`).join('\n')}
}
${constants('radius', radius)}${constants('stroke', stroke)}${constants('size', size)}
} // namespace stf::ui
`);

const properties = (theme) =>
  Object.entries(theme).filter(([g]) => g !== 'terrain' && g !== 'scene').flatMap(([g, v]) => Object.entries(v).map(([k, c]) => `  --${g}-${kebab(k)}: ${c};`)).join('\n');
writeFileSync(css, Object.entries(themes).map(([name, theme]) => `${name === 'light' ? ':root, ' : ''}:root[data-theme="${name}"] {\n${properties(theme)}\n}`).join('\n') + '\n');
