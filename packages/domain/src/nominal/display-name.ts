/** How a person's name is written on every screen and paper: the surname first, in capitals. */

export type WrittenName = {
  title?: string | null
  forename?: string | null
  middle?: string | null
  surname?: string | null
}

/** "BRINDLE, Marla Jo"; a single name stands alone, and a person without any is "Name not known". */
export function displayName(name: WrittenName | undefined): string {
  const given = [name?.forename, name?.middle].map((part) => part?.trim()).filter(Boolean)
  const surname = name?.surname?.trim().toUpperCase()
  if (!surname) return given.join(' ') || 'Name not known'
  return given.length > 0 ? `${surname}, ${given.join(' ')}` : surname
}
