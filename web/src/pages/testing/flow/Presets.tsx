import { Button, Card, Group, Menu, Text } from '@mantine/core';
import { ChevronDownIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../api/connect.ts';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { draftOf, PRESETS, type Preset } from './presets.ts';

const SHOWN = 7;

/** Fills in the steps; each is still to be gone through, and changed at will. */
export function Presets({ draft, onDraft }: { readonly draft: Draft; readonly onDraft: (draft: Draft) => void }) {
  const { t } = useTranslation('testing');
  const fill = useApiMutation<Draft, Preset>({
    mutationFn: (preset) => draftOf(preset, emptyDraft(draft.retailerId), connect('development')),
    onSuccess: onDraft,
  });
  return (
    <Card mb="lg" component="section" aria-labelledby="presets">
      <Text id="presets" fw={600} mb="xs">
        {t('presets.title')}
      </Text>
      <Group gap="xs">
        {PRESETS.slice(0, SHOWN).map((preset) => (
          <Button key={preset.key} size="xs" variant="default" disabled={fill.isPending} onClick={() => fill.mutate(preset)}>
            {t(`presets.${preset.key}`)}
          </Button>
        ))}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="default" rightSection={<ChevronDownIcon />}>
              {t('presets.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {PRESETS.slice(SHOWN).map((preset) => (
              <Menu.Item key={preset.key} onClick={() => fill.mutate(preset)}>
                {t(`presets.${preset.key}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Card>
  );
}
