// Paper: builds the page that src/exchange/page.cpp describes as ordinary elements in #print, prints it, and takes it away.

const TAGS = new Set(['div', 'h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'dl', 'dt', 'dd', 'span', 'b', 'a']);
const SVG_TAGS = new Set(['svg', 'defs', 'pattern', 'rect', 'circle', 'line', 'path', 'text']);
const SVG = 'http://www.w3.org/2000/svg';

function build(node) {
  if (typeof node === 'string') return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(TAGS.has(tag) ? tag : 'span');
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'href' ? /^tel:[+0-9]+$/.test(value) : !/^on|^style$|^src/i.test(name)) element.setAttribute(name, value);
  }
  for (const child of children) element.append(build(child));
  return element;
}

let sheet = null;

export function clearPaper() {
  document.getElementById('print')?.remove();
  delete document.documentElement.dataset.paper;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
}

// text: { css, tree } as JSON. The page's own title stays, also as the name of a PDF: a plan's says more than a list of downloads should.
export function printPage(text) {
  const { css, tree } = JSON.parse(text);
  clearPaper();
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const paper = document.createElement('div');
  paper.id = 'print';
  paper.append(build(tree));
  document.body.append(paper);
  document.documentElement.dataset.paper = 'on';
  print();
}

addEventListener('afterprint', () => {
  const paper = document.getElementById('print');
  setTimeout(() => { if (paper && document.getElementById('print') === paper) clearPaper(); }, 1000); // not what is printed after it
});
