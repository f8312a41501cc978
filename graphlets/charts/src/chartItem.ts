import type { Item } from '@graphlets/platform/dynamodb/table';
import type { ChartId } from './schema.generated.ts';

/** pk `<chart>`, sk `<rank, 4 digits>`. */
export interface ChartItem extends Item {
  /** `top-rated` or `most-popular`. */
  readonly chart: string;
  readonly rank: number;
  readonly previousRank?: number;
  readonly tconst: string;
  /** A copy, so that a chart can be shown without asking for every title. */
  readonly primaryTitle: string;
}

export interface ChartReference {
  readonly id: ChartId;
}

/** An entity of another graphlet, known here by its key alone. */
export interface EntityReference {
  readonly id: string;
}

export interface ChartTitle extends EntityReference {
  readonly primaryTitle?: string;
}

export function isChartItem(item: Readonly<Record<string, unknown>>): item is ChartItem {
  return (
    typeof item.rank === 'number' && typeof item.tconst === 'string' && typeof item.primaryTitle === 'string'
  );
}

/** Partition of a chart. */
export function chartKey(id: ChartId): string {
  return id.toLowerCase().replaceAll('_', '-');
}
