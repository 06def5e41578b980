// A small line chart in SVG.

import { h } from '/assets/page.js';
import { timeOfDay } from '/assets/format.js';

const height = 220;
const margin = { left: 76, right: 12, top: 12, bottom: 24 };
const colors = 10;
const maxLines = 10;

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Round numbers that cover the range, about four of them.
function niceTicks(low, high) {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
  const ticks = [];
  for (let tick = Math.floor(low / step); tick <= Math.ceil(high / step - 1e-9); tick++) ticks.push(tick * step);
  return ticks;
}

function range(lines) {
  const values = lines.flatMap((line) => line.points.map(([, value]) => value)).filter((value) => value !== null);
  const low = Math.min(0, ...values);
  const high = Math.max(...values);
  return { low, high: high > low ? high : low + 1 };
}

// A point without a value breaks the line; one alone between breaks is drawn as a dot.
function path(points, x, y) {
  let isDown = false;
  return points.map(([at, value], i) => {
    if (value === null) {
      isDown = false;
      return '';
    }
    const command = `${isDown ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    const isAlone = !isDown && (points[i + 1]?.[1] ?? null) === null;
    isDown = true;
    return isAlone ? `${command}h0.1` : command;
  }).join('');
}

function legend(lines) {
  return h('ul', { class: 'chart-legend' }, lines.map((line, i) => h('li', { class: `series-${i % colors}` }, h('i', { class: 'dot' }), line.name)));
}

export function lineChart(title, all, format) {
  // Drawn in the pixels of a narrow screen, so that its words stay readable there.
  const width = Math.min(640, Math.max(300, document.documentElement.clientWidth - 64));
  const lines = all.slice(0, maxLines);
  const times = lines.flatMap((line) => line.points.filter(([, value]) => value !== null).map(([at]) => at));
  if (times.length === 0) return h('p', { class: 'empty' }, 'No value to draw yet.');
  const { low, high } = range(lines);
  const ticks = niceTicks(low, high);
  const [bottom, top] = [ticks[0], ticks.at(-1)];
  const from = Math.min(...times);
  const span = Math.max(Math.max(...times) - from, 1000);
  const x = (at) => margin.left + ((at - from) / span) * (width - margin.left - margin.right);
  const y = (value) => height - margin.bottom - ((value - bottom) / (top - bottom)) * (height - margin.top - margin.bottom);

  const grid = ticks.map((tick) => svg('g', {},
    svg('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
    svg('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end' }, tick === 0 ? '0' : format(tick))));
  const clock = [0, 0.5, 1].map((share) => svg('text', {
    x: margin.left + share * (width - margin.left - margin.right), y: height - 6, 'text-anchor': ['start', 'middle', 'end'][share * 2],
  }, timeOfDay(from + share * span).slice(0, 8)));
  const drawn = lines.map((line, i) => svg('path', { d: path(line.points, x, y), class: `curve series-${i % colors}` }));
  const omitted = all.length - lines.length;

  return h('figure', { class: 'chart' },
    h('figcaption', {}, title, omitted > 0 ? ` (${lines.length} of ${all.length} lines)` : ''),
    svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title }, ...grid, ...clock, ...drawn),
    lines.length > 1 || lines[0].name !== 'value' ? legend(lines) : null);
}
