import { useQuery } from '@tanstack/react-query'
import { excalidrawDocument } from '../../server/interview/export.ts'
import { request } from './client.ts'

/** An Excalidraw document by its address. */
export const useScene = (address: string) =>
  useQuery({
    queryKey: ['scene', address],
    queryFn: ({ signal }) => request(excalidrawDocument, address, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
