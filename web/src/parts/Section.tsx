import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

export interface SectionProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** A badge, or a button for the whole section. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page with several. */
export function Section({ title, description, aside, children }: SectionProps) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id}>
      <Stack gap="md">
        <div>
          <Group justify="space-between" gap="sm">
            <Title order={2} id={id}>
              {title}
            </Title>
            {aside}
          </Group>
          {description && (
            <Text c="dimmed" mt={4}>
              {description}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Card>
  );
}
