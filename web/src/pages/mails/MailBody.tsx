import { Anchor, Text } from '@mantine/core';

/** Plain text, in which the links to this console can be followed; others stay text. */
export function MailBody({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <Text mt="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {text.split(/(https:\/\/\S+)/).map((part, index) =>
        isLocal(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a mail never move
          <Anchor key={index} href={part} target="_blank" rel="noreferrer" underline="always">
            {part}
          </Anchor>
        ) : (
          part
        ),
      )}
    </Text>
  );
}

const isLocal = (text: string) => URL.canParse(text) && new URL(text).origin === window.location.origin;
