import { runOnOwnServer } from './own-server.ts';

await runOnOwnServer('embedded');
