/** The page can be read: in light and dark, and on a phone. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import test from 'node:test';
import { set, settled, withPage } from './explorer.mjs';

/** Of texts, and of what is drawn. */
const LEAST_CONTRAST = { text: 4.5, graphic: 3 };

const shots = process.env.EXPLORER_SHOTS;
mkdirSync(shots, { recursive: true });

/** Returns what has less contrast with its background than it needs. Runs in the page. */
function faint(least) {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [red, green, blue] = rgba(color).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (rgba(backgroundColor)[3] === 255) return backgroundColor;
    }
    return 'white';
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = [];
  let checked = 0;
  const check = (element, color, kind) => {
    const ratio = contrast(color, background(element));
    checked += 1;
    if (ratio < least[kind]) found.push(`${kind} ${element.tagName}.${element.getAttribute('class')} ${element.textContent.slice(0, 30)}: ${ratio.toFixed(2)}`);
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (element instanceof SVGTextElement) check(element, style.fill, 'text');
    else if (element.matches('.median, .longest, .with, .without, .demand, .exact')) check(element, style.stroke, 'graphic');
    else if (element.matches('.bar')) check(element, style.fill, 'graphic');
    else if (hasText && element instanceof HTMLElement) check(element, style.color, 'text');
    if (element.matches('input, select, button')) check(element, style.color, 'text');
    if (element.matches('input:not([type=range], [type=checkbox]), select, button')) check(element, style.borderTopColor, 'graphic');
    if (element.placeholder) check(element, getComputedStyle(element, '::placeholder').color, 'text');
  }
  return { found, checked };
}

for (const colorScheme of ['light', 'dark']) {
  test(`in ${colorScheme}, texts and lines stand out from their background`, async () => {
    await withPage({ colorScheme }, async (page) => {
      await page.locator('details').evaluateAll((all) => all.forEach((details) => { details.open = true; }));
      const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.equal(scheme, colorScheme === 'light' ? 'rgb(251, 251, 249)' : 'rgb(20, 23, 26)');
      for (const line of ['expo', 'decorrelated +', 'expo wait.expo.base=x']) {
        await set(page, line);
        const { found, checked } = await page.evaluate(faint, LEAST_CONTRAST);
        assert.deepEqual(found, [], line);
        assert.ok(checked > 200, `${checked} elements are checked`);
      }
    });
  });

  for (const width of [375, 1280]) {
    test(`in ${colorScheme}, ${width} pixels are wide enough`, async () => {
      await withPage({ colorScheme, viewport: { width, height: 800 } }, async (page) => {
        await page.screenshot({ path: `${shots}/${width}-${colorScheme}.png`, fullPage: true });
        await page.locator('details').evaluateAll((all) => all.forEach((details) => { details.open = true; }));
        for (const generator of ['expo', 'fibo', 'constant', 'linear', 'decay', 'decorrelated']) {
          await set(page, generator);
          const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok((await over()) <= 0, `${generator} is ${await over()} pixels too wide`);
        }
        await page.locator('input[name]:visible').first().fill('9'.repeat(80));
        await settled(page);
        assert.equal(await page.locator('.fault').count(), 1);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      });
    });
  }
}

test('a chart is as wide as its place, also after that has changed', async () => {
  await withPage({}, async (page) => {
    const widths = () => page.locator('.chart').evaluateAll((places) => places.map((place) => [
      place.clientWidth, place.querySelector('svg').viewBox.baseVal.width,
    ]));
    const wide = await widths();
    await page.setViewportSize({ width: 375, height: 800 });
    await page.waitForFunction((wide) => document.querySelector('.chart svg').viewBox.baseVal.width < wide, wide[0][1]);
    for (const [place, chart] of [...wide, ...(await widths())]) assert.equal(place, chart);
  });
});
