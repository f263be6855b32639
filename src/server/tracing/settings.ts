/** Where traces go; from the command line, else from the variables that OpenTelemetry names. */
export interface TraceSettings {
  /** Of the collector, with its path. */
  readonly url: string;
  /** Sent with every batch, such as a key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Share of the traces that begin here and are recorded, 0 to 1. */
  readonly ratio: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Undefined where nobody wants traces. Throws RangeError with what is wrong. */
export function traceSettings(endpoint: string | undefined, ratio: number, variables: Variables): TraceSettings | undefined {
  if (endpoint === undefined && variables.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return undefined;
  const whole = variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  const base = endpoint ?? (whole ? undefined : variables.OTEL_EXPORTER_OTLP_ENDPOINT);
  const text = base ? `${base.replace(/\/+$/, '').replace(/\/v1\/traces$/, '')}/v1/traces` : whole;
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '') {
    throw new RangeError('The address of the trace collector must be an http:// or https:// URL without a password.');
  }
  return {
    url: url.href,
    headers: readHeaders(variables.OTEL_EXPORTER_OTLP_TRACES_HEADERS ?? variables.OTEL_EXPORTER_OTLP_HEADERS ?? ''),
    serviceName: variables.OTEL_SERVICE_NAME || 'cartwright',
    ratio,
  };
}

/** `name=value,name=value`, percent-encoded. */
function readHeaders(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      try {
        new Headers([[name.trim(), decodeURIComponent(value.join('=').trim())]]);
        return [name.trim().toLowerCase(), decodeURIComponent(value.join('=').trim())];
      } catch {
        // Its value may be a key.
        throw new RangeError('OTEL_EXPORTER_OTLP_HEADERS takes name=value,name=value with percent-encoded values.');
      }
    }),
  );
}
