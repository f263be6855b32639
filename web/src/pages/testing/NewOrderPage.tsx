import { Card, Group, Select, Stepper, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { CartStep } from './flow/CartStep.tsx';
import { CustomerStep } from './flow/CustomerStep.tsx';
import { changed, type Draft, emptyDraft } from './flow/draft.ts';
import { PlaceStep } from './flow/PlaceStep.tsx';
import { Presets } from './flow/Presets.tsx';
import { SlotStep } from './flow/SlotStep.tsx';
import { StoreStep } from './flow/StoreStep.tsx';
import { TestingFrame } from './TestingFrame.tsx';

const STEPS = [
  ['store', StoreStep],
  ['cart', CartStep],
  ['customer', CustomerStep],
  ['slot', SlotStep],
  ['place', PlaceStep],
] as const;

/** An order from the store to its page, step by step, each an API call of the integrator's. */
export default function NewOrderPage() {
  const { t } = useTranslation('testing');
  const banners = useQuery({
    queryKey: ['development', 'banners'],
    queryFn: ({ signal }) => connect('development').management.banners.list({}, { signal }),
  });
  return (
    <TestingFrame title={t('flow.title')} description={t('flow.description')}>
      {banners.error ? (
        <ErrorState error={banners.error} title={t('flow.failed')} onRetry={banners.refetch} />
      ) : banners.data ? (
        <Flow banners={banners.data.banners} />
      ) : (
        <PageSkeleton />
      )}
    </TestingFrame>
  );
}

function Flow({ banners }: { readonly banners: readonly { readonly slug: string; readonly name: string }[] }) {
  const { t } = useTranslation('testing');
  const [draft, setDraft] = useState(() => emptyDraft(banners[0]?.slug ?? ''));
  const [step, setStep] = useState(0);
  const [filled, setFilled] = useState(0);
  const change = (part: Partial<Draft>) => setDraft((before) => changed(before, part));
  const reached = [true, !!draft.store, hasCart(draft), draft.customerReady, !!draft.hold || (draft.kind === 'dispatch' && !!draft.option)];
  const furthest = reached.findIndex((one) => !one);
  return (
    <>
      <Presets
        draft={draft}
        onDraft={(made) => {
          setDraft(made);
          setStep(0);
          setFilled((before) => before + 1);
        }}
      />
      {banners.length > 1 && (
        <Group mb="md">
          <Select
            label={t('flow.banner')}
            data={banners.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={draft.retailerId}
            allowDeselect={false}
            onChange={(slug) => change({ retailerId: slug! })}
          />
        </Group>
      )}
      <Card>
        <Stepper active={step} onStepClick={setStep} size="sm" iconSize={28} wrap>
          {STEPS.map(([key, Step], index) => (
            <Stepper.Step key={key} label={t(`flow.steps.${key}`)} allowStepSelect={furthest === -1 || index <= furthest}>
              <Title order={2} mb="md" mt="sm">
                {t(`flow.titles.${key}`)}
              </Title>
              <Step key={`${key} ${filled}`} draft={draft} change={change} next={() => setStep(index + 1)} />
            </Stepper.Step>
          ))}
        </Stepper>
      </Card>
    </>
  );
}

const hasCart = ({ store, kind, lines }: Draft) => !!store && (kind === 'last_mile' || kind === 'dispatch' || lines.length > 0);
