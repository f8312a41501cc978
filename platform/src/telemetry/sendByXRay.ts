// Three modules of the SDK and not the whole of it: that one enters cls-hooked when it is loaded, which makes every promise
// of the process some twenty times as dear (docs/decisions/0010-telemetry-by-parts-of-two-packages.md).

import emitter from 'aws-xray-sdk-core/dist/lib/segment_emitter.js';
import Subsegment from 'aws-xray-sdk-core/dist/lib/segments/attributes/subsegment.js';
import Segment from 'aws-xray-sdk-core/dist/lib/segments/segment.js';
import type { RecordedSpan, SendSpans } from './createTracer.ts';

/**
 * Sends by `aws-xray-sdk-core` to the X-Ray daemon (UDP; `AWS_XRAY_DAEMON_ADDRESS`, else 127.0.0.1:2000). In Lambda the service
 * writes the segment, and all of ours is below it; elsewhere the first span is the segment.
 *
 * Each span goes on its own, so that none is lost because all together are too large for a datagram.
 */
export function sendByXRay(isLambda: boolean): SendSpans {
  // A socket that was open while Lambda froze the process may be dead.
  if (isLambda) emitter.disableReusableSocket();
  return (context, [root, ...children]) => {
    if (root === undefined) return;
    const segment = new Segment(root.name, context.traceId);
    let parent: Segment | Subsegment = segment;
    if (isLambda) {
      segment.id = context.parentId ?? root.id;
      parent = subsegment(root, segment, segment);
      parent.flush();
    } else {
      describe(segment, root);
      if (context.parentId !== undefined) segment.parent_id = context.parentId;
      segment.flush();
    }
    for (const child of children) subsegment(child, segment, parent).flush();
  };
}

function subsegment(span: RecordedSpan, segment: Segment, parent: Segment | Subsegment): Subsegment {
  const made = new Subsegment(span.name);
  made.segment = segment;
  made.parent = parent;
  if (span.kind === 'remote') made.namespace = 'remote';
  describe(made, span);
  return made;
}

function describe(target: Segment | Subsegment, span: RecordedSpan): void {
  target.id = span.id;
  target.start_time = span.startMs / 1_000;
  Object.assign(target, { end_time: span.endMs / 1_000 });
  delete target.in_progress;
  for (const [name, value] of Object.entries(span.annotations)) target.addAnnotation(name, value);
  if (span.outcome.isFault === true) target.addFaultFlag();
  if (span.outcome.isError === true) target.addErrorFlag();
  if (span.outcome.isThrottled === true) target.addThrottleFlag();
}
