// Numbers and times for people.

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export const timeOfDay = (at) => clock.format(new Date(at));
export const fullTime = (at) => date.format(new Date(at));

export function duration(milliseconds) {
  if (milliseconds === 0) return '0 ms';
  if (milliseconds < 0.001) return `${Math.round(milliseconds * 1e6)} ns`;
  if (milliseconds < 1) return `${significant(milliseconds * 1000)} µs`;
  if (milliseconds < 1000) return `${significant(milliseconds)} ms`;
  if (milliseconds < 60000) return `${significant(milliseconds / 1000)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`;
}

export function ago(at) {
  const seconds = Math.max(0, Math.round((Date.now() - new Date(at)) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return seconds < 86400 ? `${Math.floor(seconds / 3600)} h ago` : fullTime(at);
}

// Three significant digits at most, with a thousand's sign.
export function significant(value) {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return digits > 6 ? value.toExponential(2) : value.toLocaleString('en', { maximumFractionDigits: digits });
}

export const count = (value) => value.toLocaleString('en');

export const plural = (value, one, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

// A value by its UCUM unit: durations and bytes in a fitting size; other units go without saying next to the instrument's name.
export function quantity(value, unit, suffix = '') {
  if (value === null || value === undefined) return '–';
  if (unit === 's') return duration(value * 1000) + suffix;
  if (unit === 'ms') return duration(value) + suffix;
  if (unit === 'By') return bytes(value) + suffix;
  const isWord = unit === '' || unit === '1' || unit.startsWith('{');
  return `${significant(value)}${isWord ? '' : ` ${unit}`}${suffix}`;
}

function bytes(value) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let size = value;
  let unit = 0;
  while (Math.abs(size) >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${significant(size)} ${units[unit]}`;
}
