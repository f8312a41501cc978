import { type DimensionSet, dimensionSets, metricCatalogue } from './metricCatalogue.ts';
import type { DimensionValues, Metrics } from './metrics.ts';
import { type MetricValues, RecordShape, serialize, VALUE_LIMIT } from './recordShape.ts';

/** Shapes of records, by namespace: shared by all requests, because they hold nothing of any. */
export type RecordShapes = Readonly<Record<DimensionSet, RecordShape>>;

export function createShapes(namespace: string): RecordShapes {
  const sets = Object.keys(dimensionSets) as DimensionSet[];
  return Object.fromEntries(sets.map((set) => [set, new RecordShape(namespace, set)])) as RecordShapes;
}

/** A record in the making. */
interface Draft {
  shape: RecordShape;
  readonly dimensions: DimensionValues;
  /** As many as the shape has names. */
  readonly values: (number | number[])[];
  isLarge: boolean;
}

/** Metrics in CloudWatch's Embedded Metric Format: one record for each set of dimensions. */
export function createMetrics(functionName: string, shapes: RecordShapes): Metrics {
  const functionJson = JSON.stringify(functionName);
  let drafts: Draft[] = [];
  let properties: Record<string, string | number | boolean> = {};

  function draftOf(dimensions: DimensionSet, values: DimensionValues | undefined): Draft {
    for (const draft of drafts) {
      if (draft.shape.dimensions !== dimensions) continue;
      if (draft.dimensions === values || isSame(draft.dimensions, values)) return draft;
    }
    const made: Draft = { shape: shapes[dimensions], dimensions: values ?? {}, values: [], isLarge: false };
    drafts.push(made);
    return made;
  }

  return {
    put(name, value, values) {
      const draft = draftOf(metricCatalogue[name].dimensions, values);
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
    },
    setProperty(name, value) {
      properties[name] = value;
    },
    take(nowMs) {
      let text = '';
      const tail = `${propertiesText(properties)}}\n`;
      for (const draft of drafts) {
        text += draft.isLarge
          ? splitRecords(functionName, draft, properties, nowMs)
          : writeRecord(functionJson, draft, tail, nowMs);
      }
      drafts = [];
      properties = {};
      return text;
    },
  };
}

function isSame(left: DimensionValues, right: DimensionValues | undefined): boolean {
  return left.Graphlet === right?.Graphlet && left.Journey === right?.Journey && left.Step === right?.Step;
}

/**
 * @param functionJson - the function's name as JSON text
 * @param tail - the properties and the end of the line
 */
function writeRecord(
  functionJson: string,
  { shape, dimensions, values }: Draft,
  tail: string,
  nowMs: number,
): string {
  let text = `{"_aws":{"Timestamp":${nowMs}${shape.head}`;
  for (const name of dimensionSets[shape.dimensions]) {
    const value = name === 'Function' ? functionJson : JSON.stringify(dimensions[name] ?? 'unknown');
    text += `,"${name}":${value}`;
  }
  const { keys } = shape;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    text += `${keys[index]}${typeof value === 'object' ? `[${value.join()}]` : value}`;
  }
  return text + tail;
}

function splitRecords(
  functionName: string,
  draft: Draft,
  properties: Readonly<Record<string, string | number | boolean>>,
  nowMs: number,
): string {
  const { shape } = draft;
  const dimensions = dimensionSets[shape.dimensions].map((name): [string, string] => [
    name,
    dimensionValue(functionName, draft, name),
  ]);
  const metrics = new Map<string, MetricValues>(
    shape.names.map((name, index) => [
      name,
      { unit: metricCatalogue[name].unit, values: [draft.values[index] ?? []].flat() },
    ]),
  );
  return serialize(shape.namespace, Object.fromEntries(dimensions), properties, metrics, nowMs)
    .map((record) => `${record}\n`)
    .join('');
}

function dimensionValue(functionName: string, { dimensions }: Draft, name: keyof DimensionValues): string {
  return name === 'Function' ? functionName : (dimensions[name] ?? 'unknown');
}

function propertiesText(properties: Readonly<Record<string, string | number | boolean>>): string {
  let text = '';
  for (const name in properties) text += `,${JSON.stringify(name)}:${JSON.stringify(properties[name])}`;
  return text;
}
