import type { Options } from './options.ts';
import type { Platform } from './platform.ts';

/** What a newcomer needs on the first screen: every URL, every login, the CA, and one call to paste. */
export function banner(
  { ready, envFile, metricsUrl }: Pick<Platform, 'ready' | 'envFile' | 'metricsUrl'>,
  options: Options,
  startMilliseconds: number,
): string {
  const lines = ['', `Cartwright is ready (${(startMilliseconds / 1000).toFixed(1)} s).`, ''];
  for (const role of ['development', 'production'] as const) {
    const environment = ready[role];
    if (!environment) continue;
    lines.push(
      `${role.padEnd(12)} ${environment.url}`,
      `  client id      ${environment.client_id}`,
      `  client secret  ${environment.client_secret}`,
      `  API key        ${environment.api_key}`,
    );
  }
  if (ready.multi_banner) {
    lines.push(
      `several banners (development; send X-Retailer-Id: ${ready.multi_banner.banners.join(' or ')})`,
      `  client id      ${ready.multi_banner.client_id}`,
      `  client secret  ${ready.multi_banner.client_secret}`,
    );
  }
  if (ready.console) {
    lines.push(
      `${'console'.padEnd(12)} ${ready.console.url}`,
      `  e-mail         ${ready.console.email}`,
      `  password       ${ready.console.password}`,
    );
  }
  if (ready.http_url) lines.push(`plain HTTP   ${ready.http_url} (development, this machine only)`);
  if (metricsUrl) lines.push(`metrics      ${metricsUrl}/metrics, /live, /ready`);
  if (ready.ca_file) lines.push(`CA           ${ready.ca_file}`, `  for Java       ${ready.ca_p12_file} (password changeit)`);
  if (envFile) lines.push(`for a shell  . ${envFile}`);
  if (options.ephemeral) lines.push('Nothing is kept after the stop (--ephemeral).');
  const first = ready.development ?? ready.production;
  if (first) {
    const trust = ready.ca_file ? `--cacert '${ready.ca_file}' ` : '';
    lines.push(
      '',
      'A first call:',
      `  curl ${trust}-H 'Content-Type: application/json' ${first.url}/v2/oauth/token \\`,
      `    -d '{"grant_type":"client_credentials","client_id":"${first.client_id}","client_secret":"${first.client_secret}"}'`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}
