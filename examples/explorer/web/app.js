/** Shows what the explorer computes. */
const element = (id) => document.getElementById(id);
const randomSeed = () => Math.floor(Math.random() * 2 ** 32);

let explorer = null;
let seed = randomSeed();
let isShown = false;

/** Says that the page is broken: a fault in the program, and not in the settings. */
function broken(error) {
  element('broken').hidden = false;
  element('broken').textContent = `The page has failed; please reload it. (${error?.message ?? error})`;
}

/** Calls a function and reports that it fails. */
function guarded(run) {
  try { return run(); } catch (error) { broken(error); return null; }
}

function create(name, text, attributes = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, attributes);
}

function fillTable(table, caption, header, rows) {
  const head = create('tr', '');
  head.append(...header.map((title) => create('th', title, { scope: 'col' })));
  const body = rows.map(([first, ...cells]) => {
    const row = create('tr', '');
    row.append(create('th', first, { scope: 'row' }), ...cells.map((cell) => create('td', cell)));
    return row;
  });
  const [thead, tbody] = [create('thead', ''), create('tbody', '')];
  thead.append(head);
  tbody.append(...body);
  table.replaceChildren(thead, tbody);
  table.setAttribute('aria-label', caption);
}

function fillFacts(facts) {
  element('facts').replaceChildren(...facts.map(({ name, value, note }) => {
    const group = create('div', '');
    group.append(create('dt', name), create('dd', value), create('dd', note, { className: 'note' }));
    return group;
  }));
}

/** Draws a chart as wide as its place, in which a pixel is a pixel. */
function chart(id, draw) {
  const place = element(id);
  place.innerHTML = draw(place.clientWidth);
}

function drawStorm(second) {
  guarded(() => {
    chart('offered', (width) => explorer.offered(width, second));
    chart('goodput', (width) => explorer.goodput(width, second));
    const moment = JSON.parse(explorer.moment(second));
    element('phase').textContent = moment.phase;
    element('moment-without').textContent = moment.without;
    element('moment-with').textContent = moment.with;
  });
}

const replay = new Replay(drawStorm);

function drawAll() {
  if (!isShown) return;
  guarded(() => {
    chart('waits', (width) => explorer.waits(width));
    chart('load', (width) => explorer.load(width));
    // A series that is not drawn is not in the legend.
    for (const entry of document.querySelectorAll('#waits-legend li')) {
      const { classList } = entry.querySelector('.key > *');
      entry.hidden = !element('waits').querySelector(`.${classList[0]}`);
    }
  });
  replay.show(replay.second);
}

function show(view) {
  element('notices').replaceChildren(...view.notices.map((text) => create('p', text)));
  fillFacts(view.facts);
  fillTable(element('attempts'), 'Attempts', view.header, view.rows);
  fillTable(element('storm-table'), 'Storm', view.storm.header, view.storm.rows);
  for (const name of ['attribute', 'configuration', 'command', 'json']) element(name).textContent = view[name];
  element('storm-description').textContent = view.storm.description;
  [element('outcome-without').textContent, element('outcome-with').textContent] = view.storm.outcome;
  element('status').textContent = `${view.facts[0].name}: ${view.facts[0].value}. ${view.facts[1].name}: ${view.facts[1].value}.`;
  isShown = true;
  replay.replace(view.storm.end);
  drawAll();
}

/** Computes what the page shows, or what is wrong. */
function compute(fields) {
  return guarded(() => JSON.parse(explorer.set(JSON.stringify(fields), seed)));
}

function update() {
  const answer = compute(fields());
  if (answer === null) return;
  const faults = answer.faults ?? {};
  const count = Object.keys(faults).length;
  showFaults(faults);
  element('results').classList.toggle('stale', count > 0);
  if (count === 0) {
    saveInAddress();
    show(answer.view);
    return;
  }
  // The address of the page may have faults too: then the initial settings are shown.
  if (!isShown) show(compute(initial).view);
  const wrong = count === 1 ? 'A field is wrong' : `${count} fields are wrong`;
  element('status').textContent = `${wrong}; the figures are those of the last settings.`;
}

let waiting = null;

function updateSoon() {
  arrange();
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = null;
    update();
  }, 100);
}

async function copy(button) {
  const text = element(button.dataset.copy).textContent;
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    // Without the permission, the text is selected for the keys of the browser.
    getSelection().selectAllChildren(element(button.dataset.copy));
    button.textContent = 'Selected: press Ctrl+C';
  }
  setTimeout(() => { button.textContent = label; }, 1500);
}

guarded(() => { explorer = new wasm_bindgen.Explorer(); });
readFromAddress();
arrange();
form.addEventListener('submit', (event) => event.preventDefault());
element('defaults').addEventListener('click', () => { form.reset(); updateSoon(); });
for (const field of [...named, ...form.querySelectorAll('[data-for]')]) field.addEventListener('input', updateSoon);
for (const button of document.querySelectorAll('[data-copy]')) button.addEventListener('click', () => copy(button));
element('reseed').addEventListener('click', () => { seed = randomSeed(); update(); });
addEventListener('hashchange', () => { readFromAddress(); updateSoon(); });
new ResizeObserver(() => drawAll()).observe(element('results'));
update();
