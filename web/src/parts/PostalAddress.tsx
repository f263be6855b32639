interface Address {
  readonly address_line_1: string;
  readonly address_line_2?: string;
  readonly locality?: string;
  readonly administrative_area?: string;
  readonly postal_code: string;
}

/** An address of the United States or Canada, in its lines. */
export function PostalAddress({ name, address }: { readonly name?: string; readonly address: Address }) {
  const { address_line_1, address_line_2, locality, administrative_area, postal_code } = address;
  const place = [locality, [administrative_area, postal_code].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <>
      {[name, address_line_1, address_line_2, place].filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
}
