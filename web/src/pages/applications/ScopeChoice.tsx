import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SCOPES, type Scope, scopeKey } from './application.ts';

export interface ScopeChoiceProps {
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (scopes: Scope[]) => void;
}

/** What an application may ask tokens for, each scope explained. */
export function ScopeChoice({ value, error, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation('applications');
  return (
    <Checkbox.Group
      label={t('fields.scopes')}
      description={t('hints.scopes')}
      value={[...value]}
      error={error}
      onChange={(scopes) => onChange(scopes as Scope[])}
    >
      <Stack gap="sm" mt="sm">
        {SCOPES.map((scope) => (
          <Checkbox key={scope} name="scopes" value={scope} label={<code>{scope}</code>} description={t(`scopes.${scopeKey(scope)}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
