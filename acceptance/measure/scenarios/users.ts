import { unique } from '../../support/names.ts';
import { ADDRESS, PHONE, type Scenarios, USER, V2 } from '../scene.ts';

const NAMES = { first_name: 'Ada', last_name: 'Byron', phone_number: PHONE, locale: 'en-US' };

export const userScenarios: Scenarios = {
  'a user is created': async ({ recorder }) => {
    await recorder.call(`POST ${V2}/users`, { body: { user_id: unique('user'), ...NAMES } });
    const two = await recorder.send(`POST ${V2}/users`, { body: { first_name: '', last_name: 'a/b' } });
    recorder.provoke('* *', 'There were issues with your request', two);
  },
  'an address is validated, at three URIs': async ({ recorder }) => {
    const user_id = unique('user');
    await recorder.call(`POST ${USER}/addresses`, { params: { user_id }, body: { ...ADDRESS, ...NAMES } });
    await recorder.call(`POST ${V2}/lastmile/validate_address`, { body: { user_id: unique('user'), ...ADDRESS, ...NAMES } });
    await recorder.call(`POST ${V2}/lastmile/users/{user_id}/validate_address`, { params: { user_id }, body: ADDRESS });
  },
  'a user is forgotten': async ({ recorder, demo }) => {
    const params = { user_id: await demo.newUser() };
    await recorder.call(`POST ${USER}/deletion_requests`, { params, row: 'Create user deletion request' });
    const gone = await recorder.send(`GET ${USER}/orders`, { params });
    if (gone.status !== 400) recorder.problems.push('a deleted user is still there');
  },
};
