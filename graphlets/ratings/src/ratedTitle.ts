/** A title as it comes from the gateway: its key, and what `@requires` asks for. */
export interface RatedTitle {
  readonly id: string;
  readonly startYear?: number | null;
}
