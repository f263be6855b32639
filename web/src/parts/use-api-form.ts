import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectError } from '../../../client/errors.ts';
import { problemOf } from './problem-of.ts';

type Values = Record<string, unknown>;
export type ApiFormOptions<T extends Values> = {
  readonly initial: T;
  /** Sends the values; what it rejects with is shown at the fields or above the form. */
  readonly send: (values: T) => Promise<unknown>;
  /** Key of the API → name of the field, where they differ; keys of nested values are `address.city`. */
  readonly keys?: Readonly<Record<string, keyof T & string>>;
  /** Texts in place of the API's, by its key, where a form can say it better. */
  readonly texts?: Readonly<Record<string, string>>;
};

/**
 * A form whose errors come from the API: each error of the envelope is shown at the field that its `meta.key` names, those of
 * the 9999 form all at once, and what belongs to no field above the form. The first wrong field gets the focus.
 */
export function useApiForm<T extends Values>({ initial, send, keys = {}, texts = {} }: ApiFormOptions<T>) {
  const { t } = useTranslation();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Partial<Record<keyof T, string>>>({});
  const [problem, setProblem] = useState<{ message: string; requestId: string | undefined }>();
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const set = <K extends keyof T>(name: K, value: T[K]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _, ...others }) => others as Partial<Record<keyof T, string>>);
  };

  const show = (error: unknown) => {
    const found: Partial<Record<keyof T, string>> = {};
    const rest = [];
    for (const one of error instanceof ConnectError && error.status < 500 && error.status !== 429 ? error.errors : []) {
      const name = one.key === undefined ? undefined : (keys[one.key] ?? one.key);
      if (name !== undefined && name in initial) found[name as keyof T] = texts[one.key!] ?? capitalized(one.message);
      else rest.push(one);
    }
    setErrors(found);
    if (rest.length > 0 || Object.keys(found).length === 0) setProblem(problemOf(error, t));
    const [first] = Object.keys(found);
    if (first !== undefined) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus());
  };

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (pending) return;
    setProblem(undefined);
    setPending(true);
    try {
      await send(values);
      setErrors({});
    } catch (error) {
      show(error);
    } finally {
      setPending(false);
    }
  };

  return {
    values,
    errors,
    problem,
    pending,
    set,
    submit,
    formProps: { ref: form, onSubmit: submit, noValidate: true },
    /** Props of a text input, and of a NativeSelect. */
    text: <K extends keyof T & string>(name: K) => ({
      name,
      value: values[name] as string,
      error: errors[name],
      'aria-invalid': errors[name] !== undefined,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
        set(name, event.currentTarget.value as T[K]),
    }),
    /** Props of what gives its value itself: Select, DateInput, MultiSelect. */
    field: <K extends keyof T & string>(name: K) => ({
      name,
      value: values[name],
      error: errors[name],
      onChange: (value: T[K] | null) => set(name, value as T[K]),
    }),
    /** Props of NumberInput; an emptied one is '', which the API refuses in its own words. */
    number: <K extends keyof T & string>(name: K) => ({
      name,
      value: values[name] as number,
      error: errors[name],
      onChange: (value: number | string) => set(name, value as T[K]),
    }),
    /** Props of Checkbox and Switch. */
    checkbox: <K extends keyof T & string>(name: K) => ({
      name,
      checked: values[name] as boolean,
      error: errors[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.currentTarget.checked as T[K]),
    }),
  };
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
