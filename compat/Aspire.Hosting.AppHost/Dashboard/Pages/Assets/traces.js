import { ask, bindFilter, byId, fill, h, keepCurrent, offer, serviceChip } from '/assets/page.js';
import { count, duration, fullTime, plural, timeOfDay } from '/assets/format.js';

let revision = null;
const filter = bindFilter(['service', 'text', 'errors'], () => {
  revision = null;
  refresh();
});

function services(trace) {
  return trace.services.map((service) => serviceChip(service.name, service.color, service.spanCount > 1 ? `×${service.spanCount}` : ''));
}

function bar(trace, longest) {
  const fillPart = h('div', { class: trace.errorCount > 0 ? 'meter bad' : 'meter' });
  fillPart.style.width = `${Math.max(1, (trace.durationMs / longest) * 100)}%`;
  return h('div', { class: 'track' }, fillPart);
}

function row(trace, longest) {
  return h('tr', {},
    h('td', { data: { label: 'Started' } }, h('time', { datetime: trace.startedAt, title: fullTime(trace.startedAt) }, timeOfDay(trace.startedAt))),
    h('td', { data: { label: 'Name' }, class: 'name' },
      h('a', { href: `/traces/${trace.traceId}`, data: { key: trace.traceId } }, trace.name || '(no name)'),
      !trace.hasRoot && h('span', { class: 'muted' }, ' root not received'),
      h('div', { class: 'muted mono' }, trace.traceId.slice(0, 8))),
    h('td', { data: { label: 'Services' } }, h('div', { class: 'chips' }, services(trace))),
    h('td', { data: { label: 'Spans' }, class: 'number' }, count(trace.spanCount)),
    h('td', { data: { label: 'Errors' }, class: trace.errorCount > 0 ? 'number warn' : 'number' }, trace.errorCount > 0 ? count(trace.errorCount) : '–'),
    h('td', { data: { label: 'Duration' }, class: 'duration' }, h('div', {}, duration(trace.durationMs)), bar(trace, longest)));
}

const refresh = keepCurrent(async () => {
  const asked = filter();
  const list = await ask('/api/traces', { ...asked, revision });
  if (list === null) return;
  if (JSON.stringify(asked) === JSON.stringify(filter())) revision = list.revision;
  offer(byId('service'), list.services, 'All');
  const isFiltered = list.matching < list.kept;
  byId('summary').textContent = isFiltered ? `${count(list.matching)} of ${plural(list.kept, 'trace')}` : plural(list.kept, 'trace');
  const longest = Math.max(...list.traces.map((trace) => trace.durationMs), 0.001);
  const none = isFiltered ? 'No trace fits the filter.' : 'No trace has arrived yet.';
  fill(byId('rows'), list.traces.length > 0 ? list.traces.map((trace) => row(trace, longest)) : [h('tr', {}, h('td', { colspan: 6, class: 'empty' }, none))]);
});
