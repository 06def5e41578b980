import { ask, attributeTable, byId, fill, h, keepCurrent, moveWithArrows, serviceChip } from '/assets/page.js';
import { duration, fullTime, plural } from '/assets/format.js';

const traceId = location.pathname.split('/').at(-1);
const ticks = 5;
const opened = new Set(location.hash ? [location.hash.slice(1)] : []);
const waterfall = byId('waterfall');
let revision = null;
let shown = '';

function spanLink(end) {
  return h('div', { class: 'link' },
    end.service ? serviceChip(end.service, end.color) : null,
    h('a', { href: `/traces/${end.traceId}#${end.spanId}` }, end.name ?? `trace ${end.traceId.slice(0, 8)}…`),
    end.name === null && h('span', { class: 'muted' }, ' not in memory'));
}

function events(span) {
  return span.events.map((event) => h('div', { class: 'event' },
    h('strong', {}, event.name), h('span', { class: 'muted' }, ` at ${duration(Math.max(0, event.offsetMs))}`),
    attributeTable(event.attributes)));
}

function detail(span) {
  const about = [
    { key: 'span id', value: span.spanId },
    { key: 'kind', value: span.kind.toLowerCase() },
    { key: 'source', value: span.scope },
    { key: 'starts', value: `${duration(span.offsetMs)} into the trace` },
    { key: 'duration', value: duration(span.durationMs) },
    { key: 'parent', value: span.lacksParent ? `${span.parentId} (not received)` : '' },
  ].filter(({ value }) => value);
  return h('div', { class: 'span-detail' },
    span.statusMessage && h('p', { class: 'problem' }, span.statusMessage),
    h('div', { class: 'columns' },
      attributeTable(span.attributes, 'Attributes'),
      attributeTable(about, 'Span'),
      attributeTable(span.resourceAttributes, 'Resource')),
    span.events.length > 0 && h('section', {}, h('h3', {}, 'Events'), events(span)),
    span.links.length > 0 && h('section', {}, h('h3', {}, 'Links'), span.links.map(spanLink)));
}

function timeline(span, total) {
  const left = (span.offsetMs / total) * 100;
  const bar = h('span', { class: `span-bar series-${span.color}${span.isError ? ' failed' : ''}` });
  bar.style.left = `${left}%`;
  bar.style.width = `${(span.durationMs / total) * 100}%`;
  const label = h('span', { class: 'span-time' }, duration(span.durationMs));
  const right = left + (span.durationMs / total) * 100;
  if (right < 75) label.style.left = `calc(${right}% + 0.5rem)`;
  else if (left > 25) label.style.right = `calc(${100 - left}% + 0.5rem)`;
  else {
    label.style.left = `calc(${left}% + 0.5rem)`;
    label.classList.add('inside');
  }
  return h('span', { class: 'span-line' }, bar, label);
}

function row(span, total) {
  const isOpen = opened.has(span.spanId);
  const name = h('span', { class: 'span-name' },
    h('i', { class: `dot series-${span.color}` }),
    h('span', { class: 'service' }, span.service), ' ',
    h('span', { class: 'operation' }, span.name || '(no name)'),
    span.links.length > 0 && h('span', { class: 'badge' }, plural(span.links.length, 'link')),
    span.isError && h('span', { class: 'badge bad' }, 'error'));
  name.style.paddingLeft = `${0.5 + Math.min(span.depth, 16) * 0.875}rem`;
  const button = h('button', {
    type: 'button', class: span.isError ? 'span-row failed' : 'span-row', 'aria-expanded': String(isOpen), data: { key: span.spanId },
    on: { click: () => toggle(button, span) },
  }, name, timeline(span, total));
  return h('div', { class: 'span', id: span.spanId }, button, isOpen && detail(span));
}

function toggle(button, span) {
  const isOpen = !opened.delete(span.spanId);
  if (isOpen) opened.add(span.spanId);
  button.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) button.after(detail(span));
  else button.nextElementSibling.remove();
}

function axis(total) {
  const marks = Array.from({ length: ticks }, (_, i) => {
    const mark = h('span', {}, i === 0 ? '0' : duration((total * i) / (ticks - 1)));
    mark.style.left = `${(100 * i) / (ticks - 1)}%`;
    return mark;
  });
  return h('div', { class: 'axis', 'aria-hidden': 'true' }, h('span', {}), h('span', { class: 'marks' }, marks));
}

function show(trace) {
  const { summary } = trace;
  document.title = `${summary.name} · Trace`;
  byId('name').textContent = summary.name || '(no name)';
  byId('logs').href = `/logs?trace=${summary.traceId}`;
  const facts = [fullTime(summary.startedAt), duration(summary.durationMs), plural(summary.spanCount, 'span')];
  if (summary.errorCount > 0) facts.push(plural(summary.errorCount, 'error'));
  if (!summary.hasRoot) facts.push('root not received');
  if (trace.droppedSpans > 0) facts.push(`${plural(trace.droppedSpans, 'more span')} not kept`);
  byId('summary').replaceChildren(facts.join(' · '), h('span', { class: 'mono block' }, summary.traceId));
  fill(byId('legend'), summary.services.map((service) => serviceChip(service.name, service.color, plural(service.spanCount, 'span'))));
  fill(byId('linked'), trace.linkedFrom.length === 0 ? [] : [
    h('details', { open: trace.linkedFrom.length <= 3 }, h('summary', {}, `Linked from ${plural(trace.linkedFrom.length, 'span')} of other traces`), trace.linkedFrom.map(spanLink))]);
  const total = Math.max(summary.durationMs, 0.001);
  fill(waterfall, [axis(total), ...trace.spans.map((span) => row(span, total))]);
}

moveWithArrows(waterfall, 'button.span-row');

keepCurrent(async () => {
  const trace = await ask(`/api/traces/${encodeURIComponent(traceId)}`, { revision });
  if (trace === null) return;
  const isFirst = revision === null;
  revision = trace.revision;
  const content = JSON.stringify({ ...trace, revision: 0 });
  if (content === shown) return;
  shown = content;
  show(trace);
  if (isFirst && location.hash) byId(location.hash.slice(1))?.scrollIntoView({ block: 'center' });
});
