import { Page } from '../ui/Page.tsx'

/** Stands in until the room is there. */
export default function RoomPage({ id }: { id: string }) {
  return <Page title="Room">{id}</Page>
}
