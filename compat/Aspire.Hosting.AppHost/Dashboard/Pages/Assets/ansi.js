// Console text with ANSI colours, as elements. Other control sequences are left out.

import { h } from '/assets/page.js';

const escape = /\u001b\[([0-9;:?]*)([@-~])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\^_]/g;
const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

export function ansi(text) {
  if (!text.includes('\u001b')) return [text];
  const parts = [];
  let style = { color: '', bold: false };
  let from = 0;
  const put = (until) => {
    if (until > from) parts.push(styled(text.slice(from, until), style));
  };
  for (const match of text.matchAll(escape)) {
    put(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = applied(style, match[1].split(/[;:]/).map(Number));
  }
  put(text.length);
  return parts;
}

function applied(style, codes) {
  let next = style;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === 0) next = { color: '', bold: false };
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 22) next = { ...next, bold: false };
    else if (code === 39) next = { ...next, color: '' };
    else if (code >= 30 && code <= 37) next = { ...next, color: names[code - 30] };
    else if (code >= 90 && code <= 97) next = { ...next, color: names[code - 90] };
    else if (code === 38 || code === 48) i += codes[i + 1] === 5 ? 2 : 4; // 256 and true colours keep the text's own
  }
  return next;
}

function styled(text, { color, bold }) {
  return color || bold ? h('span', { class: `${color && `ansi-${color}`} ${bold ? 'bold' : ''}` }, text) : text;
}
