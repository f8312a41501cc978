/** Where and how a function is invoked. */
export interface InvokeTarget {
  /** The signature is for this region. */
  readonly region: string;
  readonly endpoint: URL;
  readonly path: string;
}

/**
 * Finds a routing URL's Lambda API: a name, or an ARN, whose region may be another one than the gateway's.
 *
 * @param region - the gateway's own
 * @param endpoint - in place of AWS's, for every region, e.g. the local Lambda service
 */
export function createInvokeTargets(
  region: string,
  endpoint: string | undefined,
): (url: string) => InvokeTarget {
  const targets = new Map<string, InvokeTarget>();
  return (url) => {
    const known = targets.get(url);
    if (known !== undefined) return known;
    const name = url.slice('lambda:'.length);
    const place = /^arn:[\w-]+:lambda:([\w-]+):/.exec(name)?.[1] ?? region;
    const target: InvokeTarget = {
      region: place,
      endpoint: new URL(endpoint ?? `https://lambda.${place}.amazonaws.com`),
      path: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
    };
    targets.set(url, target);
    return target;
  };
}
