import { Page } from '../ui/Page.tsx'

export function LobbyPage() {
  return <Page title="Lobby">…</Page>
}
