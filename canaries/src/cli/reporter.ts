import type { JourneyResult } from '../run/results.ts';
import type { Journey } from '../script/journey.ts';
import type { AlarmLine } from './alarmBoard.ts';
import { problemLines, resultTable } from './resultTable.ts';
import { createScreen } from './screen.ts';
import { addResult, emptyTally, type JourneyTally } from './tally.ts';

export interface Reporter {
  result(result: JourneyResult): void;
  runEnd(run: number, results: readonly JourneyResult[], alarms: readonly AlarmLine[]): void;
  end(): void;
}

export interface ReporterOptions {
  readonly journeys: readonly Journey[];
  readonly endpoint: string;
  readonly isJson: boolean;
  /** Whether the table is drawn over itself. */
  readonly isTerminal: boolean;
  readonly isColoured: boolean;
  readonly width: number;
  readonly isRepeating: boolean;
  readonly write: (text: string) => void;
}

/** A live table in a terminal, lines as runs end elsewhere, one JSON object a run for a program. */
export function createReporter(options: ReporterOptions): Reporter {
  if (options.isJson) return jsonReporter(options);
  let tallies: readonly JourneyTally[] = options.journeys.map(({ name }) => emptyTally(name));
  let alarmLines: readonly AlarmLine[] = [];
  const screen = createScreen(options.write);
  const draw = () => screen.show([resultTable(tallies, options), ...alarmLines.map(alarmText)].join('\n'));
  if (options.isTerminal) {
    options.write(`Journeys against ${options.endpoint}\n\n`);
    draw();
  }
  return {
    result(result) {
      tallies = tallies.map((tally) => (tally.journey === result.journey ? addResult(tally, result) : tally));
      if (options.isTerminal) draw();
    },
    runEnd(run, results, alarms) {
      alarmLines = alarms;
      if (options.isTerminal) return draw();
      if (!options.isRepeating) return;
      const passed = results.filter(({ outcome }) => outcome === 'passed').length;
      const red = alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => name);
      options.write(
        [
          `run ${run}: ${passed} of ${results.length} journeys passed${red.length > 0 ? `; ALARM ${red.join(', ')}` : ''}`,
          ...results.flatMap(problemLines),
          '',
        ].join('\n'),
      );
    },
    end() {
      if (!options.isTerminal) draw();
      screen.keep();
    },
  };
}

function alarmText({ name, state, since }: AlarmLine): string {
  return `alarm ${name}: ${state} since ${since.slice(11, 19)}`;
}

function jsonReporter({ endpoint, write }: ReporterOptions): Reporter {
  return {
    result() {},
    runEnd(run, results, alarms) {
      const isPassed = results.every(({ outcome }) => outcome === 'passed');
      write(
        `${JSON.stringify({ run, endpoint, passed: isPassed, journeys: results, ...(alarms.length > 0 && { alarms }) })}\n`,
      );
    },
    end() {},
  };
}
