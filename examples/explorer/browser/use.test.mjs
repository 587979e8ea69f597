/** The page can be used by the keyboard alone, its texts can be copied, and the replay can be paused. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { set, settled, text, withPage } from './explorer.mjs';

test('the tab key reaches every control in the order of the page, and the focus is seen', async () => {
  await withPage({}, async (page) => {
    await page.locator('details').evaluateAll((all) => all.forEach((details) => { details.open = true; }));
    const expected = await page.evaluate(() => [...document.querySelectorAll('input, select, button, summary, [tabindex]')]
      .filter((element) => element.checkVisibility())
      .map((element, index) => { element.dataset.place = index; return index; }));
    assert.ok(expected.length > 30, `${expected.length} controls`);
    for (const place of expected) {
      await page.keyboard.press('Tab');
      const { at, name, outline } = await page.evaluate(() => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const label = element.labels?.[0] ?? element;
        return { at: element.dataset.place, name: element.ariaLabel || label.textContent, outline: [outlineStyle, parseFloat(outlineWidth)] };
      });
      assert.equal(at, String(place), `after ${place} tabs`);
      assert.ok(name.trim(), `control ${place} has no name`);
      assert.ok(outline[0] === 'solid' && outline[1] >= 2, `the focus on \`${name}\` is not seen: ${outline}`);
    }
  });
});

test('the keys change what is set', async () => {
  await withPage({}, async (page) => {
    await page.focus('#expo-factor');
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.inputValue('#expo-factor'), '200ms');
    await page.focus('#max-tries');
    await page.keyboard.press('ArrowDown');
    await page.focus('#expo-max');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    await page.focus('#budget');
    await page.keyboard.press('Space');
    await settled(page);
    assert.match(await text(page, '#command'), /--factor 200ms --max-value 20s --max-tries 7 /);
    assert.doesNotMatch(await text(page, '#attribute'), /BUDGET/);
    await page.focus('#generator');
    await page.keyboard.press('ArrowDown');
    await settled(page);
    assert.match(await text(page, '#command'), /-- fibo/);
  });
});

test('what is copied is what is shown', async () => {
  await withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.locator('details').first().evaluate((details) => { details.open = true; });
    await set(page, 'linear max_tries=3 budget.capacity=20');
    for (const name of ['attribute', 'configuration', 'command', 'json']) {
      const button = page.locator(`[data-copy=${name}]`);
      await button.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction((button) => button.textContent === 'Copied', await button.elementHandle());
      const shown = await text(page, `#${name}`);
      assert.ok(shown.length > 20);
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown);
    }
  });
});

test('without the permission to copy, the text is selected', async () => {
  await withPage({}, async (page) => {
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')); });
    await page.click('[data-copy=attribute]');
    await page.waitForFunction(() => getSelection().toString().includes('#[on_exception('));
  });
});

const second = async (page) => Number(await text(page, '#second'));
const points = (page) => page.locator('#offered .without').evaluateAll((lines) => lines[0]?.points.length ?? 0);

test('the storm is shown whole, and can be replayed, paused and wound', async () => {
  await withPage({}, async (page) => {
    assert.equal(await second(page), 210);
    assert.equal(await points(page), 210);
    await page.focus('#play');
    await page.keyboard.press('Enter');
    assert.equal(await text(page, '#play'), 'Pause');
    await page.waitForFunction(() => Number(document.getElementById('second').textContent) > 5);
    await page.keyboard.press('Enter');
    assert.equal(await text(page, '#play'), 'Play');
    const paused = await second(page);
    assert.ok(paused < 210);
    assert.equal(await points(page), paused);
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
    assert.equal(await second(page), paused);
    await page.locator('#position').fill('75');
    assert.equal(await points(page), 75);
    assert.equal(await text(page, '#phase'), 'brown-out: a fifth of the capacity');
    assert.match(await text(page, '#moment-with'), /^\d+ attempts\/s offered, \d+ replies\/s in time, \d+ in the queue$/);
    await page.click('#restart');
    await page.waitForFunction(() => { const at = Number(document.getElementById('second').textContent); return at > 0 && at < 70; });
    const before = await page.innerHTML('#goodput');
    await page.click('#reseed');
    await page.locator('#position').fill('210');
    assert.notEqual(await page.innerHTML('#goodput'), before);
  });
});

test('with reduced motion nothing moves by itself, and the replay goes in large steps', async () => {
  await withPage({ reducedMotion: 'reduce' }, async (page) => {
    assert.equal(await text(page, '#play'), 'Play');
    const steps = await page.evaluate(() => new Promise((resolve) => {
      const seen = [];
      new MutationObserver(() => {
        seen.push(Number(document.getElementById('second').textContent));
        if (seen.length === 4) resolve(seen);
      }).observe(document.getElementById('second'), { childList: true });
      document.getElementById('play').click();
    }));
    for (const [index, step] of steps.slice(1).entries()) assert.ok(step - steps[index] >= 9, `${steps}`);
  });
});
