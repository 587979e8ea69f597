/** Opens the page in Chromium, and counts everything that the page complains about. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const { EXPLORER_CHROMIUM, EXPLORER_MODULES, EXPLORER_PAGE } = process.env;
const { chromium } = createRequire(`${EXPLORER_MODULES}/`)('playwright-core');

export const address = pathToFileURL(EXPLORER_PAGE).href;

/** The cases of `tests/cases.txt`, which the tests of Rust read too. */
export const cases = readFileSync(new URL('../tests/cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

/** Runs `use` with a page of a new browser, and fails if the page has an error. */
export async function withPage(options, use) {
  const browser = await chromium.launch({ executablePath: EXPLORER_CHROMIUM, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => complaints.push(`request: ${request.url()}`));
    page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) complaints.push(`network: ${request.url()}`); });
    await page.goto(`${address}${options.hash ?? ''}`);
    await settled(page);
    await use(page);
    assert.deepEqual(complaints, []);
    assert.equal(await page.isVisible('#broken'), false);
  } finally {
    await browser.close();
  }
}

/** Waits until the page shows what is set. */
export async function settled(page) {
  await page.waitForFunction(() => waiting === null && document.getElementById('status').textContent !== '');
}

/** Sets the fields of a case as one who types does. */
export async function set(page, line) {
  const [generator, ...words] = line.split(/\s+/);
  const settings = words.filter((word) => word !== '+').map((word) => {
    const end = word.indexOf('=');
    return [word.slice(0, end), word.slice(end + 1)];
  });
  await page.click('#defaults');
  await page.selectOption('#generator', generator);
  if (words.includes('+')) {
    await page.uncheck('#budget');
    const inputs = page.locator('input[name]:not([type=checkbox]):visible');
    for (const input of await inputs.all()) await input.fill('');
  }
  for (const [name, value] of settings) {
    const field = page.locator(`[name="${name}"]`);
    if (name === 'budget') await field.setChecked(value === 'true');
    else if ((await field.evaluate((it) => it.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await settled(page);
}

/** Returns the text of an element as it stands in the document. */
export const text = (page, selector) => page.locator(selector).evaluate((element) => element.textContent);
