/** Objects to look for in an answer, at most, before one has come twice. */
const PATIENCE = 24;
/** As many where nothing came twice in the answers before, */
const LEAST_PATIENCE = 2;
/** except in every so-many-th answer: what graphlets say may have changed. */
const PROBE_EVERY = 16;

/** Whether objects of one position come twice in an answer, as the answers so far have taught: to look for them costs time. */
export class Repetition {
  #patience = PATIENCE;
  #hasFound = true;
  #answers = 0;

  /** @returns how many objects to look for in vain */
  beginAnswer(): number {
    this.#patience = this.#hasFound ? PATIENCE : Math.max(LEAST_PATIENCE, this.#patience >> 1);
    this.#hasFound = false;
    return ++this.#answers % PROBE_EVERY === 0 ? PATIENCE : this.#patience;
  }

  found(): void {
    this.#hasFound = true;
  }
}
