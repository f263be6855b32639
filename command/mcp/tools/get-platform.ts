import { objectOf, READS, type Tool } from '../tool.ts';

export const getPlatform: Tool = {
  name: 'get_platform',
  title: 'Which platform this is',
  description: 'The servers that this connection reaches, with their URLs, the client ids, and what the clock of development shows.',
  inputSchema: objectOf({}),
  outputSchema: objectOf(
    {
      servers: {
        type: 'array',
        items: objectOf(Object.fromEntries(['server', 'url', 'client_id'].map((name) => [name, { type: 'string' }]))),
      },
      clock: { type: ['object', 'null'], description: 'The test clock; null where the server has none.' },
    },
    ['servers', 'clock'],
  ),
  annotations: READS,
  async call(_, { connection, signal }) {
    const servers = await connection.servers();
    const development = servers.get('development');
    return {
      servers: [...servers.values()].map(({ name, url, clientId }) => ({ server: name, url, client_id: clientId })),
      clock: development === undefined ? null : await development.client.management.clock.get({}, { signal }),
    };
  },
};
