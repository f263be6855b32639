import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { connect } from '../api/connect.ts';
import type { Environment } from '../api/session.ts';

/** The banners of the organization on a server. */
export function useBanners(environment: Environment) {
  const { data } = useQuery({
    queryKey: [environment, 'banners'],
    queryFn: async ({ signal }) => (await connect(environment).management.banners.list({}, { signal })).banners,
    staleTime: 60_000,
  });
  return data ?? [];
}

/** The banner of a page that shows one: that of the address, else the first; undefined until they are known. */
export function useBanner(environment: Environment) {
  const banners = useBanners(environment);
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get('retailer_id');
  const banner = banners.find(({ slug }) => slug === wanted) ?? banners[0];
  const choose = (slug: string) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('retailer_id', slug);
        return after;
      },
      { replace: true },
    );
  return { banner: banner?.slug, banners, choose };
}
