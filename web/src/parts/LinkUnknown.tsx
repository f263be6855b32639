import { Stack, Text, Title } from '@mantine/core';
import { UnlinkIcon } from '@primer/octicons-react';

/** For customers whose link leads nowhere: no console to go to. */
export function LinkUnknown({ title, advice }: { readonly title: string; readonly advice: string }) {
  return (
    <Stack gap="sm" align="flex-start" py="xl">
      <UnlinkIcon size={32} />
      <Title order={1}>{title}</Title>
      <Text c="dimmed" size="lg">
        {advice}
      </Text>
    </Stack>
  );
}
