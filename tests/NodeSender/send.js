// Sends a trace of two spans, a log record within it, and two metrics; prints the trace's id.
// Where to and how is told by OpenTelemetry's own environment variables, as an operator would.
import { context, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { logs, SeverityNumber } from '@opentelemetry/api-logs';
import { NodeSDK } from '@opentelemetry/sdk-node';

const sdk = new NodeSDK();
sdk.start();

const tracer = trace.getTracer('node.sender', '1.2.3');
const traceId = tracer.startActiveSpan('pack order', { kind: SpanKind.CONSUMER, attributes: { 'order.id': 'S-2026' } }, parent => {
  const child = tracer.startSpan('print label', { kind: SpanKind.CLIENT, attributes: { 'label.count': 2, 'label.sizes': ['A5', 'A6'] } });
  child.recordException(new RangeError('no paper'));
  child.setStatus({ code: SpanStatusCode.ERROR, message: 'printer away' });
  logs.getLogger('node.sender').emit({
    context: trace.setSpan(context.active(), child),
    eventName: 'label.failed',
    severityNumber: SeverityNumber.WARN,
    severityText: 'WARN',
    body: 'Label für S-2026 waits for paper 🖨',
    attributes: { 'order.id': 'S-2026', 'label.weight': 1.5, 'label.first': true, 'label.place': { aisle: 7, shelves: ['a', 'b'] } },
  });
  child.end();
  parent.end();
  return parent.spanContext().traceId;
});

const meter = metrics.getMeter('node.sender');
meter.createCounter('labels.printed', { unit: '{label}', description: 'Labels printed.' }).add(3, { 'label.size': 'A5' });
meter.createHistogram('label.duration', { unit: 's' }).record(0.25);

// Sends what is waiting; a failure to do so ends this program with an error.
await sdk.shutdown();
console.log(traceId);
