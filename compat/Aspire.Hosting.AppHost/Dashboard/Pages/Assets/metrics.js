import { ask, attributeTable, bindFilter, byId, fill, h, keepCurrent, moveWithArrows, offer, serviceChip } from '/assets/page.js';
import { plural, quantity } from '/assets/format.js';
import { lineChart } from '/assets/chart.js';

const list = byId('instruments');
const detail = byId('detail');
const kinds = { Counter: 'counter', UpDownCounter: 'up-down counter', Gauge: 'gauge', Histogram: 'histogram' };
let selected = new URLSearchParams(location.search).get('instrument');
let revision = null;
let instruments = [];

const filter = bindFilter(['service', 'text'], () => showList());

const sum = (series, pick) => series.reduce((total, one) => total + (pick(one) ?? 0), 0);

// One figure for all series of an instrument.
function latest({ kind, series, unit }) {
  if (kind === 'Counter') return `${quantity(sum(series, (one) => one.value), unit)} · ${quantity(sum(series, (one) => one.rate), unit, '/s')}`;
  if (kind === 'UpDownCounter') return quantity(sum(series, (one) => one.value), unit);
  if (kind === 'Gauge') return series.length === 1 ? quantity(series[0].value, unit) : `${series.length} values`;
  const measured = sum(series, (one) => one.count);
  const mean = measured > 0 ? sum(series, (one) => one.mean * one.count) / measured : null;
  return `mean ${quantity(mean, unit)} · ${quantity(sum(series, (one) => one.rate), '', '/s')}`;
}

function entry(instrument) {
  return h('button', {
    type: 'button', class: 'instrument', 'aria-pressed': String(instrument.id === selected), data: { key: instrument.id }, on: { click: () => select(instrument.id) },
  },
    h('span', { class: 'mono' }, instrument.name),
    h('span', { class: 'instrument-facts' }, serviceChip(instrument.service, instrument.color), h('span', { class: 'figure' }, latest(instrument))));
}

function showList() {
  const { service, text } = filter();
  const sought = text.toLowerCase();
  const fitting = instruments.filter((one) => (!service || one.service === service)
    && `${one.name} ${one.description} ${one.scope}`.toLowerCase().includes(sought));
  byId('summary').textContent = fitting.length < instruments.length ? `${fitting.length} of ${plural(instruments.length, 'instrument')}` : plural(instruments.length, 'instrument');
  const none = instruments.length > 0 ? 'No instrument fits the filter.' : 'No metric has arrived yet.';
  fill(list, fitting.length > 0 ? fitting.map(entry) : [h('p', { class: 'empty' }, none)]);
  return fitting;
}

function select(id) {
  selected = id;
  revision = null;
  const query = new URLSearchParams(location.search);
  query.set('instrument', id);
  history.replaceState(null, '', `?${query}`);
  refresh();
}

function seriesName(series, isShared) {
  const name = series.attributes.map(({ key, value }) => `${key}=${value}`).join(', ');
  const instance = isShared && series.instance ? series.instance.slice(0, 12) : '';
  return [instance, name].filter(Boolean).join(' · ') || 'value';
}

function lines(instrument) {
  const isShared = new Set(instrument.series.map((series) => series.instance)).size > 1;
  if (instrument.kind !== 'Histogram') return instrument.series.map((series) => ({ name: seriesName(series, isShared), points: series.points.map((point) => [point.at, point.value]) }));
  return instrument.series.flatMap((series) => ['p50', 'p95'].map((which) => ({
    name: instrument.series.length === 1 ? which : `${which} ${seriesName(series, isShared)}`,
    points: series.points.map((point) => [point.at, point[which]]),
  })));
}

function chart(instrument) {
  const isRate = instrument.kind === 'Counter';
  const unit = /^\{(.+)\}$/.exec(instrument.unit)?.[1];
  const title = { Counter: unit ? `Rate (${unit} per second)` : 'Rate', Histogram: 'Percentiles of each interval' }[instrument.kind] ?? 'Value';
  return lineChart(title, lines(instrument), (value) => quantity(value, instrument.unit, isRate ? '/s' : ''));
}

function table(instrument) {
  const { unit, kind, series } = instrument;
  const columns = {
    Counter: [['Total', (one) => quantity(one.value, unit)], ['Rate', (one) => quantity(one.rate, unit, '/s')]],
    UpDownCounter: [['Value', (one) => quantity(one.value, unit)]],
    Gauge: [['Value', (one) => quantity(one.value, unit)]],
    Histogram: [
      ['Count', (one) => quantity(one.count, '')], ['Rate', (one) => quantity(one.rate, '', '/s')], ['Mean', (one) => quantity(one.mean, unit)],
      ['p50', (one) => quantity(one.p50, unit)], ['p95', (one) => quantity(one.p95, unit)], ['p99', (one) => quantity(one.p99, unit)], ['Max', (one) => quantity(one.max, unit)]],
  }[kind];
  const isShared = new Set(series.map((one) => one.instance)).size > 1;
  return h('div', { class: 'scroll' }, h('table', { class: 'rows' },
    h('thead', {}, h('tr', {}, h('th', {}, 'Series'), columns.map(([name]) => h('th', { class: 'number' }, name)))),
    h('tbody', {}, series.map((one) => h('tr', {}, h('td', {}, seriesName(one, isShared)), columns.map(([, cell]) => h('td', { class: 'number' }, cell(one))))))));
}

function showDetail(instrument) {
  fill(detail, [
    h('h2', { class: 'mono' }, instrument.name),
    instrument.description && h('p', {}, instrument.description),
    chart(instrument),
    table(instrument),
    attributeTable([
      { key: 'service', value: instrument.service }, { key: 'meter', value: instrument.scope },
      { key: 'kind', value: kinds[instrument.kind] }, { key: 'unit', value: instrument.unit || '–' }]),
  ].filter(Boolean));
}

moveWithArrows(list, 'button.instrument');

const refresh = keepCurrent(async () => {
  const answer = await ask('/api/metrics', { revision });
  if (answer === null) return;
  revision = answer.revision;
  instruments = answer.instruments;
  offer(byId('service'), [...new Set(instruments.map((one) => one.service))].sort(), 'All');
  const isWide = matchMedia('(min-width: 60rem)').matches;
  if (!selected && isWide) selected = instruments[0]?.id ?? null;
  showList();
  if (selected) showDetail(await ask(`/api/metrics/${encodeURIComponent(selected)}`));
});
