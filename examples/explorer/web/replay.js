/** The replay of the storm: which second is shown, and how it moves on. */
const position = document.getElementById('position');
const play = document.getElementById('play');
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** Seconds of the storm in a second. */
const SPEED = 10;

class Replay {
  /** `draw` draws a second. */
  constructor(draw) {
    this.draw = draw;
    this.second = 0;
    this.end = 0;
    this.frame = null;
    play.addEventListener('click', () => (this.frame === null ? this.start() : this.stop()));
    document.getElementById('restart').addEventListener('click', () => { this.show(0); this.start(); });
    position.addEventListener('input', () => { this.stop(); this.show(Number(position.value)); });
  }

  /** Shows another storm: whole at first, later at the same second. */
  replace(end) {
    if (this.end === 0) this.second = end;
    this.end = end;
    position.max = end;
    this.show(Math.min(this.second, end));
  }

  show(second) {
    this.second = second;
    position.value = Math.floor(second);
    document.getElementById('second').textContent = Math.floor(second);
    this.draw(Math.floor(second));
  }

  start() {
    if (this.second >= this.end) this.show(0);
    play.textContent = 'Pause';
    let last = performance.now();
    const step = (now) => {
      const passed = ((now - last) / 1000) * SPEED;
      // With less motion the charts change once in a second, not ten times.
      const least = lessMotion.matches ? SPEED : 1;
      if (passed >= least) {
        last = now;
        this.show(Math.min(this.second + passed, this.end));
      }
      if (this.second >= this.end) this.stop();
      else this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  stop() {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
    play.textContent = 'Play';
  }
}
