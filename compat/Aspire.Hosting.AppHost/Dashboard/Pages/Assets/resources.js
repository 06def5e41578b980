import { ask, byId, fill, h, keepCurrent, link } from '/assets/page.js';
import { ago, fullTime, plural } from '/assets/format.js';

const tones = {
  Running: 'good',
  Finished: 'quiet', Exited: 'quiet', Stopped: 'quiet', NotStarted: 'quiet', Hidden: 'quiet',
  Starting: 'busy', Waiting: 'busy', Stopping: 'busy', Building: 'busy',
  FailedToStart: 'bad', RuntimeUnhealthy: 'bad',
};

function tone(resource) {
  if (resource.state === 'Running' && resource.healthStatus === 'Unhealthy') return 'bad';
  if (resource.state === 'Running' && resource.healthStatus === 'Degraded') return 'busy';
  const hasEnded = resource.state === 'Exited' || resource.state === 'Finished';
  return hasEnded && resource.exitCode ? 'bad' : tones[resource.state] ?? 'quiet';
}

function state(resource) {
  const words = resource.state.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const exit = resource.exitCode !== null && resource.processId === null ? ` (code ${resource.exitCode})` : '';
  const health = resource.healthStatus ? h('div', { class: 'muted' }, resource.healthStatus.toLowerCase()) : null;
  return [h('span', { class: `state ${tone(resource)}` }, h('i', { class: 'dot' }), words[0]?.toUpperCase() + words.slice(1) + exit), health];
}

function started(resource) {
  return resource.startedAt ? h('time', { datetime: resource.startedAt, title: fullTime(resource.startedAt) }, ago(resource.startedAt)) : '–';
}

function row(resource) {
  const name = encodeURIComponent(resource.name);
  return h('tr', {},
    h('td', { data: { label: 'Name' } }, h('strong', {}, resource.name), h('div', { class: 'muted' }, resource.type)),
    h('td', { data: { label: 'State' } }, state(resource)),
    h('td', { data: { label: 'Endpoints' }, class: 'endpoints' }, resource.urls.length > 0 ? resource.urls.map((url) => h('div', {}, link(url))) : '–'),
    h('td', { data: { label: 'Process' }, class: 'number' }, resource.processId ?? '–'),
    h('td', { data: { label: 'Restarts' }, class: resource.restartCount > 0 ? 'number warn' : 'number' }, resource.restartCount),
    h('td', { data: { label: 'Started' } }, started(resource)),
    h('td', { class: 'action' }, h('a', { class: 'button', href: `/console/${name}`, data: { key: name }, 'aria-label': `Console of ${resource.name}` }, 'Console')));
}

keepCurrent(async () => {
  const { resources } = await ask('/api/resources');
  const running = resources.filter((resource) => resource.state === 'Running').length;
  const troubled = resources.filter((resource) => tone(resource) === 'bad').length;
  byId('summary').textContent = `${running} of ${plural(resources.length, 'resource')} running${troubled > 0 ? `, ${troubled} in trouble` : ''}`;
  fill(byId('rows'), resources.length > 0 ? resources.map(row) : [h('tr', {}, h('td', { colspan: 7, class: 'empty' }, 'The app model has no resources.'))]);
});
