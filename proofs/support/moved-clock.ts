/**
 * Preloaded into a server: moves its wall clock on request, so that a hold lapses without ten minutes of waiting. Timers are
 * not moved.
 */
let offset = 0;
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + offset] : given, newTarget) as object,
  get: (target, name) => (name === 'now' ? () => RealDate.now() + offset : Reflect.get(target, name)),
});

process.on('message', ({ advanceMinutes }: { advanceMinutes?: number }) => {
  if (advanceMinutes === undefined) return;
  offset += advanceMinutes * 60_000;
  process.send!({ offset });
});
process.channel?.unref();
