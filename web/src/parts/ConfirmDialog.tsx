import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** Says what is done: "Delete application", not "OK". */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly pending?: boolean;
  readonly destructive?: boolean;
  /** Has to be typed before: a name that makes sure that the right thing is meant. */
  readonly typed?: string;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, action, onConfirm, pending = false, destructive = false, typed } = props;
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const allowed = typed === undefined || text.trim() === typed;
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (allowed && !pending) onConfirm();
        }}
      >
        <Stack gap="md">
          <div>{children}</div>
          {typed !== undefined && (
            <TextInput
              label={t('confirm.type', { text: typed })}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('actions.cancel')}
            </Button>
            <Button type="submit" color={destructive ? 'red.8' : undefined} disabled={!allowed} loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
