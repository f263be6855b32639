import { Card, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../parts/CodeBlock.tsx';
import { JsonView } from '../../parts/JsonView.tsx';
import classes from './requests.module.css';
import type { WholeRequest } from './types.ts';

const TALL = '24rem';

/** Headers and body of a request or an answer, secrets masked by the server. */
export function MessagePart({ title, headers, body }: WholeRequest['request'] & { readonly title: string }) {
  const { t } = useTranslation('requests');
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      <Stack gap="md">
        <details>
          <summary>{t('headers', { count: headers.length })}</summary>
          <table className={classes.headers}>
            <tbody>
              {headers.map(({ name, value }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice with one value
                <tr key={index}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        {body === null ? <Text c="dimmed">{t('no_body')}</Text> : <Body {...body} />}
      </Stack>
    </Card>
  );
}

function Body({ text, bytes, truncated, masked }: NonNullable<WholeRequest['request']['body']>) {
  const { t } = useTranslation('requests');
  const json = truncated ? undefined : parsed(text);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('bytes', { count: bytes })}
        {truncated && ` · ${t('truncated')}`}
        {masked && ` · ${t('masked')}`}
      </Text>
      {json === undefined ? <CodeBlock code={text} language={t('text')} maxHeight={TALL} /> : <JsonView value={json} open={3} />}
    </>
  );
}

/** Undefined for what is no JSON. Numbers beyond 2^53 are shown as the text that they are. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
