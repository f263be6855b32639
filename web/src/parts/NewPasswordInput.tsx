import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';

/** As the console's API has it. */
const SHORTEST = 15;
const LONG = 20;

export interface NewPasswordInputProps extends PasswordInputProps {
  readonly value: string;
}

/** A password to be chosen: says how long it has to be, and how far it is. */
export function NewPasswordInput(props: NewPasswordInputProps) {
  const { t } = useTranslation();
  const length = [...props.value].length;
  const grade = length === 0 ? 'hint' : length < SHORTEST ? 'short' : length < LONG ? 'good' : 'strong';
  return (
    <PasswordInput
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={
        <span className={classes.strength} data-grade={grade} aria-live="polite">
          <span className={classes.strengthBar} style={{ '--part': Math.min(length / LONG, 1) } as CSSProperties} aria-hidden="true" />
          {t(`password.${grade}`, { count: SHORTEST - length, length: SHORTEST })}
        </span>
      }
      {...props}
    />
  );
}
