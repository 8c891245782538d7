import { Page } from '../ui/Page.tsx'

export function ReportPage({ id }: { id: string }) {
  return <Page title="Report">{id}</Page>
}
