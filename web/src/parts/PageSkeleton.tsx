import { Skeleton, Stack } from '@mantine/core';

/** A page's outline while its parts are on their way. */
export function PageSkeleton() {
  return (
    <Stack aria-hidden="true" gap="lg">
      <Skeleton h={30} w={220} />
      <Skeleton h={140} />
      <Skeleton h={220} />
    </Stack>
  );
}
