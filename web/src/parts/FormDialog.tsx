import type { ReactNode } from 'react';
import { FormWindow } from './FormWindow.tsx';
import { type ApiFormOptions, useApiForm } from './use-api-form.ts';

type Form<T extends Record<string, unknown>> = ReturnType<typeof useApiForm<T>>;

export interface FormDialogProps<T extends Record<string, unknown>> extends ApiFormOptions<T> {
  readonly title: string;
  /** Says what is done. */
  readonly action: string;
  readonly onClose: () => void;
  readonly fields: (form: Form<T>) => ReactNode;
  readonly size?: string;
}

/** A form in a dialog, which closes when the API has taken the values. Render it only while it is open. */
export function FormDialog<T extends Record<string, unknown>>({ title, action, onClose, fields, size, ...options }: FormDialogProps<T>) {
  const form = useApiForm<T>({
    ...options,
    send: async (values) => {
      await options.send(values);
      onClose();
    },
  });
  return (
    <FormWindow title={title} action={action} form={form} onClose={onClose} {...(size === undefined ? {} : { size })}>
      {fields(form)}
    </FormWindow>
  );
}
