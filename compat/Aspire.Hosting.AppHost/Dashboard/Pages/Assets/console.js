import { ask, bindFilter, byId, h, keepCurrent, offer } from '/assets/page.js';
import { timeOfDay } from '/assets/format.js';
import { ansi } from '/assets/ansi.js';

const maxLines = 2000;
const select = byId('resource');
const follow = byId('follow');
const lines = byId('lines');

let current = decodeURIComponent(location.pathname.split('/')[2] ?? '');
let last = 0;

const filter = bindFilter(['text', 'errors'], applyFilter);
if (current) offer(select, [current]);

function element(line) {
  return h('div', { class: line.isError ? 'line error' : 'line', data: { text: line.text.toLowerCase() } },
    h('time', { datetime: line.at }, timeOfDay(line.at)),
    line.isError && h('span', { class: 'unseen' }, 'standard error: '),
    h('span', { class: 'text' }, ansi(line.text)));
}

function applyFilter(among = lines.children) {
  const { text, errors } = filter();
  const sought = text.toLowerCase();
  for (const line of among) line.hidden = (errors && !line.classList.contains('error')) || !line.dataset.text.includes(sought);
  if (follow.checked) lines.scrollTop = lines.scrollHeight;
}

function show(answer) {
  if (answer.isRestart) lines.replaceChildren();
  last = answer.last;
  if (answer.lines.length === 0) return;
  const added = answer.lines.map(element);
  lines.append(...added);
  while (lines.childElementCount > maxLines) lines.firstElementChild.remove();
  applyFilter(added);
}

const refresh = keepCurrent(async () => {
  const { resources } = await ask('/api/resources');
  offer(select, resources.map((resource) => resource.name));
  if (!current) current = select.value;
  if (!current) return;
  const asked = current;
  const answer = await ask(`/api/resources/${encodeURIComponent(asked)}/logs`, { after: last });
  if (asked === current) show(answer);
});

select.addEventListener('input', () => {
  current = select.value;
  last = 0;
  lines.replaceChildren();
  history.replaceState(null, '', `/console/${encodeURIComponent(current)}${location.search}`);
  refresh();
});
follow.addEventListener('input', () => applyFilter());
// Scrolling up to read stops following; scrolling to the end resumes it.
lines.addEventListener('scroll', () => {
  follow.checked = lines.scrollTop + lines.clientHeight >= lines.scrollHeight - 8;
});
