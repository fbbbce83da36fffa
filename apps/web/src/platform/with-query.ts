/** An address with what is asked of it; what is undefined or empty is left out. */
export const withQuery = (path: string, query: Record<string, string | undefined>) => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, value)
  return search.size > 0 ? `${path}?${search.toString()}` : path
}
