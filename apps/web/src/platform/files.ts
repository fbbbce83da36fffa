/** Files of records, such as photographs: fetched with the purpose like everything else, and shown from memory. */
import type { ApiError } from '@mips/client/api-error'
import { skipToken, useQuery, type UseQueryOptions } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** The address of a downloaded file for an `img`; undefined until it is here: `useFileUrl(id ? api.pole.getPhotograph.query({ params: { id } }) : undefined)`. */
export function useFileUrl(query: UseQueryOptions<Blob, ApiError> | undefined): string | undefined {
  const { data } = useQuery<Blob, ApiError>({
    ...(query ?? { queryKey: ['no file'], queryFn: skipToken }),
    enabled: query !== undefined,
    staleTime: Infinity,
  })
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (data === undefined) return setUrl(undefined)
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return url
}
