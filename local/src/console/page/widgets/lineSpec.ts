export interface LineSpec {
  readonly label: string;
  /** Of the style sheet: `line-1` to `line-4`. */
  readonly colour: string;
  /** Lines differ by more than their colour. */
  readonly dash?: readonly number[];
  readonly isFilled?: boolean;
}

export interface ChartFigures {
  readonly format: (value: number | null | undefined) => string;
  /** Whole numbers, so that there is nothing between two of them. */
  readonly isCounted?: boolean;
  /** Small values beside large ones: what is usual beside what is slow. */
  readonly isLogarithmic?: boolean;
}

/** By line, then by time; null where nothing was counted. */
export type LineValues = readonly (readonly (number | null)[])[];
