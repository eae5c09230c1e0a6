// The site's files by name: where each lies and what it must contain. Written by .build/dist.py; as it stands here, every file lies
// under its own name and is taken as it comes.
export const BUILD = '';
export const FILES = {};

// -> [address, options for fetch]
export function located(name) {
  const found = FILES[name];
  return found ? [found[0], { integrity: found[1] }] : [name, {}];
}
