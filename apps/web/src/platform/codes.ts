/** Coded lists as they stand now: what a form offers, and how the browser learns of versions that came into force. */
import { codesNow, nameOfList, useCodesInForce as takeCodes } from '@mips/domain/codes/lists'
import { api } from './api.ts'

/** The choices of a list: not the retired codes, and with those that a later version added. */
export function choicesOf(
  list: readonly { code: string; label: string }[],
): { value: string; label: string }[] {
  const name = nameOfList(list)
  const codes = name === undefined ? list : codesNow(name).filter(({ isChoosable }) => isChoosable)
  return codes.map(({ code, label }) => ({ value: code, label }))
}

/** Reads which lists stand otherwise than they were built; without an answer the built ones stand, and the server checks all the same. */
export async function loadCodes(): Promise<void> {
  try {
    const { lists } = await api.codeList.getInForce.fetch({})
    takeCodes(lists)
  } catch {
    return
  }
}
