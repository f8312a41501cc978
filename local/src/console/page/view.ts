import type { LiveListener } from './live.ts';
import type { Place } from './router.ts';

/** One page of the console while it is shown. */
export interface View {
  readonly title: string;
  readonly element: HTMLElement;
  readonly onLive?: LiveListener;
  /** Drawn in other colours from now on. */
  readonly onTheme?: () => void;
}

export interface ViewContext {
  readonly place: Place;
  /** `5m` or `1h`. */
  readonly window: string;
  /** Where requests go. */
  readonly graphqlUrl: string;
}

export type MakeView = (context: ViewContext) => View | Promise<View>;
