import { Button, Group, Skeleton, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickupInstruction } from '../../../../client/generated/types.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { problemOf } from '../../parts/problem-of.ts';
import { Section } from '../../parts/Section.tsx';
import { type Store, type StoreKey, useMayOperate, useOfStore, useStoreWrite } from './use-store.ts';

const CATEGORIES = ['curbside', 'locker', 'in_store'] as const;

/** What customers are told who collect their order. */
export function StoreInstructions({ storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const { location_code } = storeKey;
  const { data, error, refetch } = useOfStore(
    storeKey,
    'instructions',
    async ({ stores }, options) => (await stores.getPickupInstructions({ location_code }, options)).pickup_instructions,
  );
  if (!data) return error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={240} />;
  return <InstructionsForm key={JSON.stringify(data)} instructions={data} storeKey={storeKey} />;
}

function InstructionsForm({
  instructions,
  storeKey,
}: {
  readonly instructions: readonly PickupInstruction[];
  readonly storeKey: StoreKey;
}) {
  const { t } = useTranslation('stores');
  const [texts, setTexts] = useState(() => Object.fromEntries(instructions.map(({ category, instruction }) => [category, instruction])));
  const mayOperate = useMayOperate();
  const save = useStoreWrite(
    storeKey,
    (management, pickup_instructions: PickupInstruction[], options) =>
      management.stores.setPickupInstructions({ location_code: storeKey.location_code, body: { pickup_instructions } }, options),
    t('saved'),
  );
  const written = () =>
    CATEGORIES.flatMap((category) => {
      const instruction = texts[category]?.trim() ?? '';
      // Pictures of a category stay with its text.
      const before = instructions.find((one) => one.category === category);
      return instruction === '' ? [] : [{ ...before, category, instruction }];
    });
  return (
    <Section title={t('instructions.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(written());
        }}
      >
        <Stack gap="md">
          <FormProblem problem={save.error ? problemOf(save.error, t) : undefined} />
          {CATEGORIES.map((category) => (
            <Textarea
              key={category}
              label={t(`instructions.${category}`)}
              value={texts[category] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setTexts((before) => ({ ...before, [category]: value }));
              }}
              readOnly={!mayOperate}
              autosize
              minRows={2}
            />
          ))}
          {mayOperate && (
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending}>
                {t('instructions.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Section>
  );
}
