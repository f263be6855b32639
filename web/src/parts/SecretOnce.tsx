import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import classes from './parts.module.css';
import { SecretFrame } from './SecretFrame.tsx';

export interface SecretOnceProps {
  /** What is shown, by the names of environment variables: `CARTWRIGHT_CLIENT_SECRET`. */
  readonly values: Readonly<Record<string, string>>;
  /** Of the downloaded file, `greenleaf-development.env`. */
  readonly fileName: string;
  /** Whoever reads it says that it is kept, and goes on. */
  readonly onKept: () => void;
  /** In place of the advice for one application's secret. */
  readonly advice?: string;
}

/** Secrets that the server tells only once. Warns before leaving while they were neither copied nor downloaded. */
export function SecretOnce({ values, fileName, onKept, advice }: SecretOnceProps) {
  const { t } = useTranslation();
  const entries = Object.entries(values);
  const content = `${entries.map(([name, value]) => `${name}=${value}`).join('\n')}\n`;
  return (
    <SecretFrame advice={advice ?? t('secret.advice')} file={{ name: fileName, content, label: t('secret.download') }} onKept={onKept}>
      {(keep) => (
        <dl className={classes.secrets}>
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
                <CopyButton value={value} label={`${t('actions.copy')}: ${name}`} onCopy={keep} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </SecretFrame>
  );
}
