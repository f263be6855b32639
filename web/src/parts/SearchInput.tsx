import { TextInput } from '@mantine/core';
import { SearchIcon } from '@primer/octicons-react';
import { useEffect, useEffectEvent, useState } from 'react';

export interface SearchInputProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly width?: string | number;
}

/** How long one may pause within a word before the list is asked, in milliseconds. */
const PAUSE = 250;

/** A text filter: the list follows when the typing pauses. */
export function SearchInput({ label, placeholder, value, onChange, width = '16rem' }: SearchInputProps) {
  const [text, setText] = useState(value);
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    setText(value);
  }
  const tell = useEffectEvent(() => {
    if (text.trim() !== value) onChange(text.trim());
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key starts the pause anew
  useEffect(() => {
    const timer = setTimeout(tell, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      leftSection={<SearchIcon />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell();
      }}
      w={{ base: '100%', xs: width }}
    />
  );
}
