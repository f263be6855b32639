import { Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface GuestCardProps {
  readonly title: ReactNode;
  readonly advice?: ReactNode;
  readonly children: ReactNode;
  /** Below the card: another way to go on. */
  readonly foot?: ReactNode;
}

/** A page for whoever is not signed in: what it is for, and one card. */
export function GuestCard({ title, advice, children, foot }: GuestCardProps) {
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{title}</Title>
        {advice && (
          <Text c="dimmed" mt={4}>
            {advice}
          </Text>
        )}
      </div>
      <Card padding="xl">{children}</Card>
      {foot && (
        <Text component="div" ta="center" c="dimmed">
          {foot}
        </Text>
      )}
    </Stack>
  );
}
