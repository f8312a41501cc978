/** An entity of another graphlet, known here by its key alone. */
export interface EntityReference {
  readonly id: string;
}
