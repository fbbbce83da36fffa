/** What can be asked of the nominal module. */
import { defineContract } from './contract.ts'

export const nominal = defineContract('nominal', {})
