import { Accordion, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CodeIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../../api/session.ts';
import { CodeBlock } from '../../../parts/CodeBlock.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { HttpStatus } from '../../../parts/HttpStatus.tsx';
import classes from '../testing.module.css';
import { curlOf, pretty } from './curl.ts';
import { useCalls } from './use-calls.ts';

/** Button and drawer with the API calls behind what was just done, to be read and copied. */
export function CallDrawer() {
  const { t } = useTranslation('testing');
  const [opened, { open, close }] = useDisclosure();
  const calls = useCalls();
  const url = useSignedIn().servers?.development.url ?? '';
  return (
    <>
      <Button variant="default" leftSection={<CodeIcon />} onClick={open}>
        {t('calls.button', { count: calls.length })}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="lg"
        title={t('calls.title')}
        closeButtonProps={{ 'aria-label': t('app:actions.close') }}
      >
        {calls.length === 0 ? (
          <EmptyState icon={CodeIcon} title={t('calls.none')} advice={t('calls.none_advice')} />
        ) : (
          <Accordion variant="separated" defaultValue={String(calls[0]!.id)} key={calls[0]!.id}>
            {calls.map((call) => (
              <Accordion.Item key={call.id} value={String(call.id)}>
                <Accordion.Control>
                  <Group justify="space-between" wrap="nowrap" gap="sm">
                    <span className={classes.method}>
                      {call.method} {call.path}
                    </span>
                    <HttpStatus status={call.status} />
                  </Group>
                </Accordion.Control>
                <Accordion.Panel>
                  <Stack gap="sm">
                    <Text size="sm" c="dimmed">
                      {t('calls.took', { count: Math.round(call.milliseconds) })}
                    </Text>
                    {call.body !== undefined && <CodeBlock code={pretty(call.body)} language={t('calls.request')} maxHeight="18rem" />}
                    <CodeBlock code={pretty(call.answer)} language={t('calls.answer')} maxHeight="18rem" />
                    <CodeBlock code={curlOf(call, url)} language="cURL" copyLabel={t('calls.copy_curl')} maxHeight="18rem" />
                  </Stack>
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        )}
      </Drawer>
    </>
  );
}
