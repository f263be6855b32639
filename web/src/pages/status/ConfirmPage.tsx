import { LinkPage } from './LinkPage.tsx';

export default function ConfirmPage() {
  return <LinkPage kind="confirm" />;
}
