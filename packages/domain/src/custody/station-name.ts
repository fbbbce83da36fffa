/** How the name of a station is written for people: the national list has it in capitals. */

/** The name as it is said aloud, when it is all in capitals; any other name as it is. */
export const stationName = (name: string): string =>
  name === name.toUpperCase()
    ? name.toLowerCase().replaceAll(/(^|[\s(,-])\p{L}/gu, (start) => start.toUpperCase())
    : name
