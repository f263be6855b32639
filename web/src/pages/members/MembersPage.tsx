import { Button, Stack, Text } from '@mantine/core';
import { PersonAddIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { hasRight, useSignedIn } from '../../api/session.ts';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Invitations } from './Invitations.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { MemberTable } from './MemberTable.tsx';

/** Who belongs to the organization, and with what role. */
export default function MembersPage() {
  const { t } = useTranslation('members');
  const session = useSignedIn();
  const mayManage = hasRight(session, 'members', 'development');
  const [inviting, setInviting] = useState(false);
  const members = useQuery({ queryKey: ['members'], queryFn: ({ signal }) => callConsole('GET /api/members', { signal }) });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          mayManage && (
            <Button leftSection={<PersonAddIcon />} onClick={() => setInviting(true)}>
              {t('invite.action')}
            </Button>
          )
        }
      />
      <Stack gap="xl">
        <MemberTable query={members} mayManage={mayManage} />
        {mayManage ? <Invitations /> : <Text c="dimmed">{t('ask_admin')}</Text>}
      </Stack>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
