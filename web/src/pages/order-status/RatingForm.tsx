import { Button, Rating, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { type OrderPage, pageKey } from './use-order-page.ts';

const VALUES = ['STARS1', 'STARS2', 'STARS3', 'STARS4', 'STARS5'] as const;
const MOST_STARS = VALUES.length;

interface Props {
  readonly link: string;
  readonly rating: OrderPage['rating'];
  readonly canChange: boolean;
}

/** One to five stars and a note to the shopper; rating again replaces the rating. */
export function RatingForm({ link, rating, canChange }: Props) {
  const { t } = useTranslation('order-status');
  const [stars, setStars] = useState(rating === null ? 0 : VALUES.indexOf(rating.rating_value) + 1);
  const [note, setNote] = useState(rating?.thank_you_note ?? '');
  const rate = useApiMutation({
    mutationFn: () => {
      const thanks = note.trim() === '' ? {} : { thank_you_note: note.trim() };
      return customer.orderPages.rating.set({ link, body: { rating_value: VALUES[stars - 1]!, ...thanks } });
    },
    changes: [pageKey(link)],
    success: t('rating.saved'),
  });
  return (
    <Stack gap="sm">
      <Rating
        size="xl"
        value={stars}
        onChange={setStars}
        readOnly={!canChange}
        getSymbolLabel={(value) => t('rating.stars', { count: value, most: MOST_STARS })}
      />
      {canChange && stars > 0 && (
        <>
          <Textarea
            label={t('rating.note')}
            autosize
            minRows={2}
            maxLength={1_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button loading={rate.isPending} onClick={() => rate.mutate()}>
            {rating === null ? t('rating.send') : t('rating.change')}
          </Button>
        </>
      )}
      {!canChange && rating?.thank_you_note && <Text>{rating.thank_you_note}</Text>}
    </Stack>
  );
}
