import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { newQueryClient } from './api/queries.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { NotFoundPage } from './ui/NotFoundPage.tsx'
import { PageWaiting } from './ui/PageWaiting.tsx'

const LobbyPage = lazy(() => import('./lobby/LobbyPage.tsx').then((it) => ({ default: it.LobbyPage })))
const JoinPage = lazy(() => import('./join/JoinPage.tsx').then((it) => ({ default: it.JoinPage })))
const HistoryPage = lazy(() =>
  import('./history/HistoryPage.tsx').then((it) => ({ default: it.HistoryPage })),
)
const BankPage = lazy(() => import('./bank/BankPage.tsx').then((it) => ({ default: it.BankPage })))
const StudyPathPage = lazy(() =>
  import('./bank/StudyPathPage.tsx').then((it) => ({ default: it.StudyPathPage })),
)
const WritePage = framed(() => import('./write/WritePage.tsx').then((it) => it.WritePage))
const QuestionPage = framed(() => import('./bank/QuestionPage.tsx').then((it) => it.QuestionPage))
const ReportPage = framed(() => import('./report/ReportPage.tsx').then((it) => it.ReportPage))
// The room does without Mantine: the whiteboard is all that its first load has room for.
const RoomPage = lazy(() => import('./room/RoomPage.tsx'))

/** A page about one interview or question, in the frame that Mantine's components need; both load at the same time. */
function framed(load: () => Promise<ComponentType<{ id: string }>>) {
  return lazy(async () => {
    const [Inner, { MantineFrame }] = await Promise.all([load(), import('./ui/MantineFrame.tsx')])
    return {
      default: ({ id }: { id: string }) => (
        <MantineFrame>
          <Inner id={id} />
        </MantineFrame>
      ),
    }
  })
}

/** The whole application: providers and the pages by address, each a chunk of its own. */
export function App() {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <Pages />
    </QueryClientProvider>
  )
}

function Pages() {
  const [location] = useLocation()
  useTopOnArrival(location)
  return (
    <ErrorBoundary at={location}>
      <Suspense fallback={<PageWaiting />}>
        <Switch>
          <Route path="/" component={LobbyPage} />
          <Route path="/join" component={JoinPage} />
          <Route path="/history" component={HistoryPage} />
          <Route path="/bank" component={BankPage} />
          <Route path="/bank/:id">{({ id }) => <QuestionPage key={id} id={id} />}</Route>
          <Route path="/study-path" component={StudyPathPage} />
          <Route path="/write">
            <WritePage id="" />
          </Route>
          <Route path="/interviews/:id/report">{({ id }) => <ReportPage key={id} id={id} />}</Route>
          <Route path="/interviews/:id">{({ id }) => <RoomPage key={id} id={id} />}</Route>
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

/** A new page begins at its top; a jump within a page keeps where it is. */
function useTopOnArrival(location: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the address changed
  useEffect(() => {
    if (!window.location.hash) window.scrollTo(0, 0)
  }, [location])
}
