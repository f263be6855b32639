import { Card, Tabs, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { CodeBlock } from '../../parts/CodeBlock.tsx';
import { firstSteps } from './first-steps.ts';

/** The first calls, ready to be pasted into a shell. */
export function FirstSteps() {
  const { t } = useTranslation('home');
  const [environment] = useEnvironment();
  const url = useSignedIn().servers?.[environment].url;
  if (!url) return null;
  const steps = firstSteps(url);
  return (
    <Card component="section" aria-labelledby="first-steps">
      <Title order={2} id="first-steps">
        {t('steps.title')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('steps.advice')}
      </Text>
      <Tabs defaultValue="token" keepMounted={false}>
        <Tabs.List mb="sm">
          {steps.map(({ key }, index) => (
            <Tabs.Tab key={key} value={key}>
              {index + 1}. {t(`steps.${key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {steps.map(({ key, code }) => (
          <Tabs.Panel key={key} value={key}>
            <CodeBlock code={code} language="Shell" copyLabel={t('steps.copy')} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Card>
  );
}
