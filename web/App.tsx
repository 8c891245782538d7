import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { newQueryClient } from './api/queries.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { NotFoundPage } from './ui/NotFoundPage.tsx'
import { PageWaiting } from './ui/PageWaiting.tsx'
import { SCHEME_KEY, theme } from './ui/theme.ts'

const LobbyPage = lazy(() => import('./lobby/LobbyPage.tsx').then((it) => ({ default: it.LobbyPage })))
const JoinPage = lazy(() => import('./join/JoinPage.tsx').then((it) => ({ default: it.JoinPage })))
const HistoryPage = lazy(() =>
  import('./history/HistoryPage.tsx').then((it) => ({ default: it.HistoryPage })),
)
const ReportPage = lazy(() => import('./report/ReportPage.tsx').then((it) => ({ default: it.ReportPage })))
const RoomPage = lazy(() => import('./room/RoomPage.tsx'))

const schemes = localStorageColorSchemeManager({ key: SCHEME_KEY })

/** The whole application: providers and the pages by address, each a chunk of its own. */
export function App() {
  const [client] = useState(newQueryClient)
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={schemes}>
      <QueryClientProvider client={client}>
        <Pages />
      </QueryClientProvider>
    </MantineProvider>
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
