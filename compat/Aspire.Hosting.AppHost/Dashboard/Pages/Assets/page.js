// What every page needs: building elements, asking the API, keeping the page current, keys.

// Text always goes in as a text node: what telemetry and consoles say is never read as markup.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'on') for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

export const byId = (id) => document.getElementById(id);

// Replaces all children and keeps the focus where it was, found again by data-key.
export function fill(container, children) {
  const key = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  container.replaceChildren(...children);
  if (key) [...container.querySelectorAll('[data-key]')].find((element) => element.dataset.key === key)?.focus({ preventScroll: true });
}

// Only addresses that a browser opens as pages become links.
export function link(url, text = url) {
  return /^https?:\/\//i.test(url)
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text)
    : h('span', {}, text);
}

export function serviceChip(name, color, detail = '') {
  return h('span', { class: `chip series-${color}` }, h('i', { class: 'dot' }), name, detail && h('span', { class: 'muted' }, ` ${detail}`));
}

export function attributeTable(attributes, caption) {
  if (attributes.length === 0) return null;
  return h('table', { class: 'attributes' },
    caption && h('caption', {}, caption),
    h('tbody', {}, attributes.map(({ key, value }) => h('tr', {}, h('th', { scope: 'row' }, key), h('td', {}, value)))));
}

// Null while nothing changed since the revision that the caller knows (204).
export async function ask(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined && value !== false));
  const response = await fetch(query.size > 0 ? `${path}?${query}` : path, { headers: { accept: 'application/json' } });
  if (response.status === 401) {
    location.assign(`/login?returnUrl=${encodeURIComponent(location.pathname + location.search)}`);
    throw new Error('Signed out.');
  }
  if (response.status === 204) return null;
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail ?? `The dashboard answered ${response.status}.`);
  return body;
}

// Runs refresh now, each second, and whenever the returned function is called; rests while the page is hidden.
export function keepCurrent(refresh) {
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await attempt(refresh);
    } while (again);
    running = false;
  };
  setInterval(() => document.hidden || run(), 1000);
  document.addEventListener('visibilitychange', () => document.hidden || run());
  run();
  return run;
}

async function attempt(refresh) {
  const live = byId('live');
  const problem = byId('problem');
  try {
    await refresh();
    live.textContent = 'Live';
    live.className = 'live good';
    if (problem) problem.textContent = '';
  } catch (error) {
    const isOffline = error instanceof TypeError;
    live.textContent = isOffline ? 'Not connected' : 'Problem';
    live.className = 'live bad';
    if (problem) problem.textContent = isOffline ? 'The app host does not answer. It may have stopped.' : error.message;
  }
}

// Keeps a filter in the address, so that a reload or a copied link shows the same.
export function bindFilter(ids, changed) {
  const given = new URLSearchParams(location.search);
  for (const id of ids) {
    const input = byId(id);
    if (input.type === 'checkbox') input.checked = given.get(id) === 'true';
    else if (given.has(id)) choose(input, given.get(id));
    input.addEventListener('input', () => {
      const query = new URLSearchParams(location.search);
      const value = valueOf(input);
      if (value) query.set(id, value);
      else query.delete(id);
      history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
      changed();
    });
  }
  return () => Object.fromEntries(ids.map((id) => [id, valueOf(byId(id))]));
}

function valueOf(input) {
  return input.type === 'checkbox' ? input.checked : input.value;
}

function choose(input, value) {
  if (input instanceof HTMLSelectElement && ![...input.options].some((option) => option.value === value)) input.append(new Option(value, value));
  input.value = value;
}

// Brings a select's options up to date and leaves the choice as it is, even when it is no longer among them.
export function offer(select, names, first) {
  const chosen = select.value;
  const wanted = [...new Set(chosen && !names.includes(chosen) ? [...names, chosen] : names)];
  const values = first === undefined ? wanted : ['', ...wanted];
  if (values.join('\n') === [...select.options].map((option) => option.value).join('\n')) return;
  select.replaceChildren(...values.map((value) => new Option(value || first, value, false, value === chosen)));
}

// "/" goes to the search field, 1 to 5 to the pages.
document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (isTyping && event.key === 'Escape') event.target.blur();
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    document.querySelector('[data-search]')?.focus();
  }
  document.querySelectorAll('nav a')[Number(event.key) - 1]?.click();
});

document.querySelectorAll('nav a').forEach((anchor, index) => anchor.setAttribute('title', `Key ${index + 1}`));

// Up and down move among the rows that open.
export function moveWithArrows(container, selector) {
  container.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...container.querySelectorAll(selector)];
    const at = rows.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    rows[at + step]?.focus();
  });
}
