/** A value that is wrong is named, with what is allowed, and never shown. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { set, settled, text, withPage } from './explorer.mjs';

const WRONG = ['NaN', '-1', '1e999', 'Infinity', '0x10', '<b>9</b>', '99999999999999999999999s', '"', '5 parsecs', ' ', '0', '0s', '1ns', '365d'];

test('a fault is said at its field, and the last figures stay', async () => {
  await withPage({}, async (page) => {
    const command = await text(page, '#command');
    await page.fill('#expo-base', '-2');
    await page.fill('#max-tries', '0');
    await settled(page);
    const base = page.locator('#expo-base');
    assert.equal(await base.getAttribute('aria-invalid'), 'true');
    const message = await text(page, `#${await base.getAttribute('aria-describedby')}`);
    assert.equal(message, '`wait.expo.base` cannot be "-2": it must be finite and greater than 0');
    assert.equal(await page.locator('.fault').count(), 2);
    assert.equal(await text(page, '#status'), '2 fields are wrong; the figures are those of the last settings.');
    assert.equal(await text(page, '#command'), command);
    await page.fill('#expo-base', '3');
    await page.fill('#max-tries', '4');
    await settled(page);
    assert.equal(await page.locator('.fault, [aria-invalid]').count(), 0);
    assert.match(await text(page, '#command'), /--base 3 .*--max-tries 4/);
  });
});

test('whatever is typed, the page neither fails nor shows a number that is none', async () => {
  await withPage({}, async (page) => {
    for (const generator of ['expo', 'fibo', 'constant', 'linear', 'decay', 'decorrelated']) {
      await set(page, generator);
      // The fields that all generators share are tried with one of them.
      const group = generator === 'expo' ? '' : `[data-generator=${generator}] `;
      for (const field of await page.locator(`${group}input[name]:not([type=checkbox]):visible`).all()) {
        const before = await field.inputValue();
        for (const value of WRONG) {
          await field.evaluate((field, value) => { field.value = value; update(); }, value);
          const shown = await page.evaluate(() => document.body.innerText + document.getElementById('offered').innerHTML);
          const faults = (await page.locator('.fault').allTextContents()).join('\n');
          const figures = faults.split('\n').reduce((rest, fault) => rest.replace(fault, ''), shown);
          assert.doesNotMatch(figures, /NaN|Infinity|undefined|\binf\b/, `${await field.getAttribute('name')}=${value}`);
          assert.equal(await page.isVisible('#broken'), false, `${await field.getAttribute('name')}=${value}`);
        }
        await field.fill(before);
      }
    }
  });
});

test('faults in the address are said too', async () => {
  await withPage({ hash: '#max_tries=none' }, async (page) => {
    assert.match(await text(page, '.fault'), /`max_tries` cannot be "none"/);
    // Those of the initial settings.
    assert.equal(await page.locator('#attempts tbody tr').count(), 8);
    await page.fill('#max-tries', '3');
    await settled(page);
    assert.equal(await page.locator('#attempts tbody tr').count(), 3);
  });
});
