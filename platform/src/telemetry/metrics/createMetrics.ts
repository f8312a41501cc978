import { type DimensionSet, dimensionSets, type MetricName, metricCatalogue } from './metricCatalogue.ts';
import type { DimensionValues, Metrics } from './metrics.ts';
import { type MetricValues, RecordShape, serialize, VALUE_LIMIT } from './recordShape.ts';

/** Shapes of one function's records in one namespace: shared by all requests, because they hold nothing of any. */
export type RecordShapes = Readonly<Record<DimensionSet, RecordShape>>;

export function createShapes(namespace: string, functionName: string): RecordShapes {
  const sets = Object.keys(dimensionSets) as DimensionSet[];
  const shapes = sets.map((set) => [set, new RecordShape({ namespace, functionName, dimensions: set })]);
  return Object.fromEntries(shapes);
}

/** Metrics in CloudWatch's Embedded Metric Format: one record for each set of dimensions. */
export function createMetrics(shapes: RecordShapes): Metrics {
  return new EmfMetrics(shapes);
}

type Properties = Readonly<Record<string, string | number | boolean>>;

/** A record in the making. */
class Draft {
  shape: RecordShape;
  readonly dimensions: DimensionValues;
  /** As many as the shape has names. */
  readonly values: (number | number[])[] = [];
  isLarge = false;

  constructor(shape: RecordShape, dimensions: DimensionValues) {
    this.shape = shape;
    this.dimensions = dimensions;
  }
}

const none: DimensionValues = {};

/** A class, because every request has one of its own. */
class EmfMetrics implements Metrics {
  readonly #shapes: RecordShapes;
  #drafts: Draft[] = [];
  #properties: Record<string, string | number | boolean> = {};

  constructor(shapes: RecordShapes) {
    this.#shapes = shapes;
  }

  put(name: MetricName, value: number, values: DimensionValues = none): void {
    const draft = this.#draftOf(metricCatalogue[name].dimensions, values);
    const index = draft.shape.names.indexOf(name);
    if (index === -1) {
      draft.shape = draft.shape.with(name);
      draft.values.push(value);
      return;
    }
    const before = draft.values[index];
    if (typeof before === 'object') {
      before.push(value);
      if (before.length > VALUE_LIMIT) draft.isLarge = true;
    } else draft.values[index] = [before ?? 0, value];
  }

  setProperty(name: string, value: string | number | boolean): void {
    this.#properties[name] = value;
  }

  take(nowMs: number): string {
    const head = `{"_aws":{"Timestamp":${nowMs}`;
    const tail = `${propertiesText(this.#properties)}}\n`;
    let text = '';
    for (const draft of this.#drafts) {
      text += draft.isLarge ? splitRecords(draft, this.#properties, nowMs) : head + bodyOf(draft) + tail;
    }
    this.#drafts = [];
    this.#properties = {};
    return text;
  }

  #draftOf(dimensions: DimensionSet, values: DimensionValues): Draft {
    for (const draft of this.#drafts) {
      if (draft.shape.dimensions !== dimensions) continue;
      if (draft.dimensions === values || isSame(draft.dimensions, values)) return draft;
    }
    const made = new Draft(this.#shapes[dimensions], values);
    this.#drafts.push(made);
    return made;
  }
}

function isSame(left: DimensionValues, right: DimensionValues): boolean {
  return left.Graphlet === right.Graphlet && left.Journey === right.Journey && left.Step === right.Step;
}

/** Of a record, what is between its time and its properties. */
function bodyOf({ shape, dimensions, values }: Draft): string {
  let text = shape.opening(dimensions) + valueText(values[0]);
  for (let index = 1; index < values.length; index++) text += shape.keys[index] + valueText(values[index]);
  return text;
}

function valueText(value: number | readonly number[] = 0): string {
  if (typeof value === 'number') return String(value);
  let text = `[${value[0]}`;
  for (let index = 1; index < value.length; index++) text += `,${value[index]}`;
  return `${text}]`;
}

function propertiesText(properties: Properties): string {
  let text = '';
  for (const name in properties) text += `,${JSON.stringify(name)}:${JSON.stringify(properties[name])}`;
  return text;
}

function splitRecords({ shape, dimensions, values }: Draft, properties: Properties, nowMs: number): string {
  const metrics = new Map<string, MetricValues>(
    shape.names.map((name, index) => [
      name,
      { unit: metricCatalogue[name].unit, values: [values[index] ?? []].flat() },
    ]),
  );
  return serialize(shape.namespace, shape.dimensionValues(dimensions), properties, metrics, nowMs)
    .map((record) => `${record}\n`)
    .join('');
}
