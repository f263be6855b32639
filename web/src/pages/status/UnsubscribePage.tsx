import { LinkPage } from './LinkPage.tsx';

export default function UnsubscribePage() {
  return <LinkPage kind="unsubscribe" />;
}
