import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewApplication } from '../../../../client/index.ts';
import { type Application, usageQuery } from './application.ts';
import { CloneForm } from './CloneDialog.tsx';
import { DeleteStep, DisableStep } from './LastSteps.tsx';
import { NewSecret } from './NewSecret.tsx';
import { RotationUsage } from './RotationUsage.tsx';
import classes from './rotation.module.css';
import { type RotationStep, rotationOf, STEPS } from './rotation.ts';

/** Live counters are worth a look this often, in milliseconds. */
const LOOK_AGAIN = 10_000;

export interface RotationGuideProps {
  readonly old: Application;
  readonly applications: readonly Application[];
}

export function RotationGuide({ old, applications }: RotationGuideProps) {
  const { t } = useTranslation('applications');
  const [made, setMade] = useState<NewApplication>();
  const found = rotationOf(old, applications, false).clone;
  const use = useQuery({
    ...usageQuery(old.environment, found?.client_id ?? ''),
    enabled: found !== undefined && old.status === 'Enabled',
    refetchInterval: LOOK_AGAIN,
  });
  const { step, clone } = rotationOf(old, applications, typeof use.data?.last_used_at === 'string');
  const current: RotationStep = made ? 'save' : step;
  const contents: Readonly<Record<RotationStep, () => ReactNode>> = {
    clone: () => <CloneForm source={old} onCloned={setMade} />,
    save: () => made && <NewSecret application={made} onKept={() => setMade(undefined)} />,
    deploy: () => clone && <RotationUsage old={old} clone={clone} onCloneAgain={setMade} />,
    disable: () => clone && <DisableStep old={old} clone={clone} onCloneAgain={setMade} />,
    delete: () => clone && <DeleteStep old={old} clone={clone} />,
  };
  const at = STEPS.indexOf(current);
  return (
    <ol className={classes.steps}>
      {STEPS.map((name, index) => (
        <li
          key={name}
          className={classes.step}
          data-state={index < at ? 'done' : index === at ? 'current' : 'ahead'}
          aria-current={index === at ? 'step' : undefined}
        >
          <h2 className={classes.title}>
            {t(`rotate.${name}.title`)}
            {index < at && <span className={classes.done}>{t('rotate.done')}</span>}
          </h2>
          <p className={classes.advice}>{t(`rotate.${name}.advice`)}</p>
          {index === at && <div className={classes.content}>{contents[name]()}</div>}
        </li>
      ))}
    </ol>
  );
}
