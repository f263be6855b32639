import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions, UsageError } from '../options.ts';
import { traceSettings } from './settings.ts';

test('an endpoint gets the path of traces once, whoever named it', () => {
  const url = (endpoint: string | undefined, variables = {}) => traceSettings(endpoint, 1, variables)?.url;
  assert.equal(url(undefined), undefined);
  for (const given of ['http://h:4318', 'http://h:4318/', 'http://h:4318/v1/traces']) assert.equal(url(given), 'http://h:4318/v1/traces');
  assert.equal(url(undefined, { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://h/otlp' }), 'https://h/otlp/v1/traces');
  assert.equal(url(undefined, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://h/own', OTEL_EXPORTER_OTLP_ENDPOINT: 'x' }), 'https://h/own');
  assert.equal(url('http://a', { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://h' }), 'http://a/v1/traces');
  assert.equal(url(undefined, { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'https://h' }), undefined);
});

test('headers and the name of the service come from the variables; a header that cannot be read is not repeated', () => {
  const read = (text: string) => traceSettings('http://h', 1, { OTEL_EXPORTER_OTLP_HEADERS: text, OTEL_SERVICE_NAME: 'shop' });
  assert.deepEqual(read('api-key=a%20b%3D, X-Other=c=d')?.headers, { 'api-key': 'a b=', 'x-other': 'c=d' });
  assert.equal(read('')?.serviceName, 'shop');
  for (const wrong of ['no spaces in names=topsecret', 'k=%E0topsecret', '=topsecret'])
    assert.throws(
      () => read(wrong),
      (error: Error) => error instanceof RangeError && !error.message.includes('topsecret'),
    );
});

test('the options refuse what is no address of a collector, and shares beyond 0 and 1', () => {
  for (const wrong of [
    ...['h:4318', 'ftp://h', 'http://user:password@h'].map((url) => ['--trace-endpoint', url]),
    ...['2', '-1', 'a', '0.5.5', ''].map((share) => ['--trace-endpoint', 'http://h', '--trace-sample', share]),
  ])
    assert.throws(() => parseOptions(wrong), UsageError, wrong.join(' '));
  assert.equal(parseOptions(['--trace-endpoint', 'http://h', '--trace-sample', '0.25']).tracing?.ratio, 0.25);
});
