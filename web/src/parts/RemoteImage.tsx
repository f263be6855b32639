import { useState } from 'react';
import classes from './parts.module.css';

export interface RemoteImageProps {
  readonly url: string | undefined;
  /** '' where the text beside says it already. */
  readonly alt: string;
  readonly kind: 'thumbnail' | 'avatar' | 'picture';
}

/**
 * A picture of a retailer, on a page whose policy allows them (access `customer`). What is no `https` address, or does not load, is
 * left out; the host of the picture is not told whose page it is on.
 */
export function RemoteImage({ url, alt, kind }: RemoteImageProps) {
  const [failed, setFailed] = useState<string>();
  if (url === undefined || failed === url || !isHttps(url)) return null;
  return (
    <img
      className={classes.remoteImage}
      data-kind={kind}
      src={url}
      alt={alt}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setFailed(url)}
    />
  );
}

const isHttps = (url: string) => URL.canParse(url) && new URL(url).protocol === 'https:';
