/** Text that is drawn over itself in a terminal. */
export interface Screen {
  show(text: string): void;
  /** Leaves what is shown where it is; later output goes below. */
  keep(): void;
}

const ESCAPE = '\u001b[';

export function createScreen(write: (text: string) => void): Screen {
  let lines = 0;
  return {
    show(text) {
      write(`${lines > 0 ? `${ESCAPE}${lines}A\r${ESCAPE}0J` : ''}${text}\n`);
      lines = text.split('\n').length;
    },
    keep() {
      lines = 0;
    },
  };
}
