import { QueryClient } from '@tanstack/react-query'
import { RequestError } from './client.ts'

/** One cache for all pages. What trying again cannot mend is shown at once; the rest is tried twice more. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && (!(error instanceof RequestError) || error.retry),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  })
