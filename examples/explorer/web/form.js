/** The settings: reading the fields, naming their faults, and keeping them in the address of the page. */
const form = document.getElementById('settings');
const named = [...form.elements].filter((field) => field.name);

function valueOf(field) {
  return field.type === 'checkbox' ? String(field.checked) : field.value;
}

function write(field, value) {
  if (field.type === 'checkbox') field.checked = value === 'true';
  else if (field.type !== 'select-one' || [...field.options].some((option) => option.value === value)) field.value = value;
}

function fields() {
  return Object.fromEntries(named.map((field) => [field.name, valueOf(field)]));
}

/** Marks the fields that are wrong and says why. */
function showFaults(faults) {
  for (const field of named) {
    const message = faults[field.name];
    const id = `${field.id}-fault`;
    document.getElementById(id)?.remove();
    field.toggleAttribute('aria-invalid', Boolean(message));
    if (message) {
      const text = Object.assign(document.createElement('p'), { id, className: 'fault', textContent: message });
      field.after(text);
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', id);
    } else {
      field.removeAttribute('aria-describedby');
    }
  }
}

/** Shows the parameters of the generator that is chosen, and moves the sliders to the values of their fields. */
function arrange() {
  const { generator } = form.elements;
  for (const group of form.querySelectorAll('[data-generator]')) group.hidden = group.dataset.generator !== generator.value;
  for (const slider of form.querySelectorAll('[data-for]')) {
    const value = Number(document.getElementById(slider.dataset.for).value);
    if (Number.isInteger(value) && value > 0) slider.value = value;
  }
}

const initial = fields();

function saveInAddress() {
  const changed = Object.entries(fields()).filter(([name, value]) => value !== initial[name]);
  const hash = new URLSearchParams(changed).toString();
  // A browser may forbid it for files.
  try { history.replaceState(null, '', hash ? `#${hash}` : '#'); } catch { /* The page works without. */ }
}

function readFromAddress() {
  const saved = new URLSearchParams(location.hash.slice(1));
  for (const field of named) write(field, saved.get(field.name) ?? initial[field.name]);
}

/** Returns the next number of the series 1, 2, 5, 10, 20, .. */
function nextRound(number, up) {
  const power = 10 ** Math.floor(Math.log10(number) + 1e-9);
  const series = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20].map((step) => step * power);
  return up ? series.find((step) => step > number * 1.001) : series.findLast((step) => step < number * 0.999);
}

/** Returns the value of a field after the key for more or less, or nothing if it is no number. */
function stepped(field, up) {
  const [, digits, unit] = /^\s*([\d.]+)\s*([a-z]*)\s*$/.exec(field.value || field.placeholder) ?? [];
  if (!(Number(digits) > 0)) return null;
  if (field.dataset.step === 'time') return `${Number(nextRound(Number(digits), up).toPrecision(3))}${unit || 's'}`;
  const step = Number(field.dataset.step);
  return String(Math.max(step, Number((Number(digits) + (up ? step : -step)).toPrecision(6))));
}

document.addEventListener('keydown', (event) => {
  const field = event.target;
  if (!field.dataset?.step || !['ArrowUp', 'ArrowDown'].includes(event.key) || event.altKey || event.ctrlKey) return;
  const value = stepped(field, event.key === 'ArrowUp');
  if (value === null) return;
  event.preventDefault();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
});

for (const slider of form.querySelectorAll('[data-for]')) {
  slider.addEventListener('input', () => { document.getElementById(slider.dataset.for).value = slider.value; });
}
