/** Formats are costly to make and cheap to use: each is made once. */
function once<O, F>(make: (language: string, options: O) => F): (language: string, options: O) => F {
  const made = new Map<string, F>();
  return (language, options) => {
    const key = `${language} ${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const format = make(language, options);
    made.set(key, format);
    return format;
  };
}

export const dateTimeFormat = once((language: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options));
export const numberFormat = once((language: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options));
export const relativeTimeFormat = once(
  (language: string, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(language, options),
);
