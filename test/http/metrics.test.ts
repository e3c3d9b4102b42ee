import { expect, test } from '@jest/globals';
import { createMetrics } from '../../src/metrics.ts';

test('counts under names of its own, beside those of the process', async () => {
  const metrics = createMetrics();
  metrics.vendorCall('acme', 'agents.list', 'ok', 0.2);
  metrics.vendorCall('acme', 'agents.list', 'VENDOR_TIMEOUT', 10);
  metrics.read('acme', 'coalesced');
  metrics.read('acme', 'coalesced');
  metrics.batch('agents', 120);
  metrics.operation('query', 'ok', 0.01);
  const text = await metrics.text();
  expect(metrics.contentType).toContain('text/plain');
  expect(text).toContain('trunkline_vendor_call_seconds_count{source="acme",operation="agents.list",outcome="ok"} 1');
  expect(text).toContain(
    'trunkline_vendor_call_seconds_sum{source="acme",operation="agents.list",outcome="VENDOR_TIMEOUT"} 10',
  );
  expect(text).toContain('trunkline_reads_total{source="acme",served="coalesced"} 2');
  expect(text).toContain('trunkline_batch_size_sum{loader="agents"} 120');
  expect(text).toContain('trunkline_operation_seconds_count{type="query",outcome="ok"} 1');
  expect(text).toContain('process_cpu_seconds_total');
});

test('two sets of metrics do not mix', async () => {
  const [one, two] = [createMetrics(), createMetrics()];
  one.read('acme', 'vendor');
  expect(await two.text()).not.toContain('acme');
});
