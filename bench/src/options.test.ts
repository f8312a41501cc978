import { UsageError } from '@graphlets/platform/errors';
import { parseColdOptions } from './cold/options.ts';
import { findShape } from './graph/shapes.ts';
import { parseOptions } from './options.ts';
import { parseProfileOptions } from './profile/options.ts';

describe('options of the benchmark', () => {
  it.each([
    [() => parseOptions(['--round', '3']), "Unknown option '--round'"],
    [() => parseOptions(['--connections', '1,many']), '--connections takes numbers above 0, not "many".'],
    [() => parseColdOptions(['--rounds', '0']), '--rounds takes numbers above 0, not "0".'],
    [() => parseProfileOptions(['--routing', 'bus']), '--routing takes http or lambda, not "bus".'],
    [() => findShape('huge'), 'There is no shape "huge": use small,'],
  ])('that are wrong are for the user to mend: %#', (parse, message) => {
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
  });
});
