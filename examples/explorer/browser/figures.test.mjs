/** The figures of the page are those of the program `schedule`. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { cases, set, settled, text, withPage } from './explorer.mjs';

const schedule = (command, ...more) => {
  const words = command.split(' -- ')[1].split(' ');
  return execFileSync(process.env.EXPLORER_SCHEDULE, [...words, ...more], { encoding: 'utf8' });
};

test('every figure is that of the command', async () => {
  await withPage({}, async (page) => {
    for (const line of cases) {
      await set(page, line);
      const command = await text(page, '#command');
      assert.match(command, /^cargo run -p schedule -- /);
      assert.equal(await text(page, '#json'), schedule(command, '--json'), line);
      const rows = await page.locator('#attempts tr').evaluateAll(
        (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent).join(' ')),
      );
      const printed = schedule(command).split('\n').map((printed) => printed.trim().replace(/ {2,}/g, ' '));
      for (const row of rows) assert.ok(printed.includes(row), `${line}: no row \`${row}\``);
    }
  });
});

test('a control that is moved changes the charts', async () => {
  await withPage({}, async (page) => {
    // The goodput may be the same: without a budget it is zero, whatever the policy.
    const charts = () => page.locator('#waits, #load, #offered').evaluateAll((places) => places.map((place) => place.innerHTML));
    const before = await charts();
    await page.locator('#tries-slider').fill('5');
    await settled(page);
    assert.equal(await page.inputValue('#max-tries'), '5');
    const after = await charts();
    before.forEach((chart, index) => assert.notEqual(chart, after[index], `chart ${index}`));
    assert.equal(await page.locator('#attempts tbody tr').count(), 5);
    assert.equal(await page.locator('#waits circle').count(), 4);
  });
});

test('a series that is not drawn is not in the legend', async () => {
  await withPage({}, async (page) => {
    const shown = () => page.locator('#waits-legend li:visible').allTextContents();
    assert.deepEqual(await shown(), ['without jitter', 'median', '5 % to 95 % of the calls', 'longest']);
    await set(page, 'decorrelated jitter=none');
    assert.deepEqual(await shown(), ['median', '5 % to 95 % of the calls', 'longest']);
    await set(page, 'expo jitter=none');
    assert.deepEqual(await shown(), ['without jitter', 'median']);
  });
});

test('the settings are kept in the address', async () => {
  await withPage({ hash: '#generator=fibo&max_tries=3&jitter=none&budget=false' }, async (page) => {
    assert.match(await text(page, '#command'), /-- fibo --max-tries 3 --jitter none$/);
    await page.fill('#max-tries', '4');
    await settled(page);
    await page.reload();
    await settled(page);
    assert.match(await text(page, '#command'), /-- fibo --max-tries 4 --jitter none$/);
    await page.click('#defaults');
    await settled(page);
    assert.match(await text(page, '#command'), /-- expo --factor 100ms /);
  });
});

test('a program that does not load leaves no empty page', async () => {
  await withPage({}, async (page) => {
    await page.evaluate(() => broken(new Error('unreachable')));
    assert.match(await text(page, '#broken'), /please reload it. \(unreachable\)/);
    await page.evaluate(() => { document.getElementById('broken').hidden = true; });
  });
});
