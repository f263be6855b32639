import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { SunIcon } from '@primer/octicons-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Opens the menu of appearance and language. */
export function PreferencesButton(props: ActionIconProps & ComponentPropsWithRef<'button'>) {
  const { t } = useTranslation();
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shell.preferences')} {...props}>
      <SunIcon size={18} />
    </ActionIcon>
  );
}
