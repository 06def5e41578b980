import { ask, attributeTable, bindFilter, byId, fill, h, keepCurrent, moveWithArrows, offer, serviceChip } from '/assets/page.js';
import { count, fullTime, plural, timeOfDay } from '/assets/format.js';

const rows = byId('rows');
const opened = new Set();
const trace = new URLSearchParams(location.search).get('trace') ?? '';
let revision = null;

const filter = bindFilter(['service', 'level', 'text'], () => {
  revision = null;
  refresh();
});

function detail(record) {
  const about = [
    { key: 'time', value: fullTime(record.at) },
    { key: 'category', value: record.category },
    { key: 'event', value: record.eventName },
    { key: 'instance', value: record.instance },
    { key: 'span id', value: record.spanId },
  ].filter(({ value }) => value);
  return h('div', { class: 'span-detail' },
    h('pre', { class: 'message' }, record.message),
    record.traceId && h('p', {}, h('a', { href: `/traces/${record.traceId}${record.spanId ? `#${record.spanId}` : ''}` }, 'Open the trace')),
    h('div', { class: 'columns' }, attributeTable(record.attributes, 'Attributes'), attributeTable(about, 'Record')));
}

function row(record) {
  const key = String(record.sequence);
  const isOpen = opened.has(key);
  const button = h('button', {
    type: 'button', class: `record ${record.severity.toLowerCase()}`, 'aria-expanded': String(isOpen), data: { key }, on: { click: () => toggle(button, record, key) },
  },
    h('time', { datetime: record.at }, timeOfDay(record.at)),
    h('span', { class: 'severity' }, record.severity === 'Information' ? 'Info' : record.severity),
    serviceChip(record.service, record.color),
    h('span', { class: 'text' }, record.message || record.eventName || '(no message)'));
  return h('div', {}, button, isOpen && detail(record));
}

function toggle(button, record, key) {
  const isOpen = !opened.delete(key);
  if (isOpen) opened.add(key);
  button.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) button.after(detail(record));
  else button.nextElementSibling.remove();
}

if (trace) {
  const link = byId('trace');
  link.hidden = false;
  link.href = '/logs';
  link.textContent = `Trace ${trace.slice(0, 8)} ✕`;
  link.setAttribute('aria-label', 'Show the logs of all traces');
}

moveWithArrows(rows, 'button.record');

const refresh = keepCurrent(async () => {
  const asked = filter();
  const list = await ask('/api/logs', { ...asked, trace, revision });
  if (list === null) return;
  if (JSON.stringify(asked) === JSON.stringify(filter())) revision = list.revision;
  offer(byId('service'), list.services, 'All');
  const isFiltered = list.matching < list.kept;
  byId('summary').textContent = isFiltered ? `${count(list.matching)} of ${plural(list.kept, 'record')}` : plural(list.kept, 'record');
  const none = isFiltered ? 'No record fits the filter.' : 'No record has arrived yet.';
  fill(rows, list.records.length > 0 ? list.records.map(row) : [h('p', { class: 'empty' }, none)]);
});
