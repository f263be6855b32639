import { type Html, html } from '../../http/html.ts';
import type { Health } from '../probe.ts';
import { layout } from './layout.ts';

export interface ServerStatus {
  readonly name: string;
  /** Public base URL. */
  readonly url: string;
  readonly health: Health;
  /** Wall time at which the answer came or was given up, epoch milliseconds. */
  readonly checkedAt: number;
}

export function statusPage(servers: readonly ServerStatus[]): string {
  const content = html`
<div class="summary">
<p>${summary(servers)}</p>
<a class="button" href="/status">Check again</a>
</div>
<div class="servers">${servers.map(server)}</div>
<section class="about">
<h2>What this console does</h2>
<p>For now this console shows status only. Everything else, such as applications, webhooks, stores and orders, is available through the Management API;
see the OpenAPI description of ${servers.map(({ name, url }, index) => html`${index > 0 && ' or '}<a href="${url}/openapi.json">${name.toLowerCase()}</a>`)}.</p>
</section>`;
  return layout({ title: 'Status', content });
}

function summary(servers: readonly ServerStatus[]): string {
  const down = servers.filter(({ health }) => health.state === 'unreachable').map(({ name }) => name);
  if (down.length === 0) return 'Both servers are operational.';
  return down.length === servers.length ? 'Neither server can be reached.' : `${down[0]} can’t be reached.`;
}

function server({ name, url, health, checkedAt }: ServerStatus): Html {
  const id = `server-${name.toLowerCase()}`;
  return html`
<article class="card server" aria-labelledby="${id}">
<header>
<h2 id="${id}">${name}</h2>
<p class="state ${health.state}">${ICONS[health.state]}${health.state === 'operational' ? 'Operational' : 'Unreachable'}</p>
</header>
<dl>
<div><dt>Base URL</dt><dd><code>${url}</code></dd></div>
<div><dt>Response time</dt><dd>${responseTime(health)}</dd></div>
<div><dt>Checked at</dt><dd>${time(checkedAt)}</dd></div>
</dl>
</article>`;
}

function responseTime(health: Health): string {
  return health.state === 'operational' ? `${Math.max(1, Math.round(health.milliseconds))} ms` : `None – ${health.problem}`;
}

/** A tick and a cross: the state must not hang on colour alone. */
const ICONS = {
  operational: icon('M4.5 8.5 7 11l4.5-5.5'),
  unreachable: icon('m5 5 6 6M11 5l-6 6'),
};

function icon(path: string): Html {
  return html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="8" /><path d="${path}" /></svg>`;
}

function time(epoch: number): Html {
  const iso = new Date(epoch).toISOString().replace(/\.\d+/, '');
  return html`<time datetime="${iso}">${iso.replace('T', ' ').replace('Z', ' UTC')}</time>`;
}
