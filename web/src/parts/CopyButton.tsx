import { ActionIcon, CopyButton as MantineCopyButton, Tooltip } from '@mantine/core';
import { CheckIcon, CopyIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';

export interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for those who do not see it beside: "Copy the base URL". */
  readonly label?: string;
  readonly onCopy?: () => void;
}

export function CopyButton({ value, label, onCopy }: CopyButtonProps) {
  const { t } = useTranslation();
  return (
    <MantineCopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('actions.copied') : (label ?? t('actions.copy'))}>
          <ActionIcon
            variant="subtle"
            color={copied ? 'brand' : 'gray'}
            aria-label={copied ? t('actions.copied') : (label ?? t('actions.copy'))}
            onClick={() => {
              copy();
              onCopy?.();
            }}
          >
            {copied ? <CheckIcon /> : <CopyIcon />}
          </ActionIcon>
        </Tooltip>
      )}
    </MantineCopyButton>
  );
}
