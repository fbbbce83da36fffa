/** What can be asked of the safeguarding module. */
import { defineContract } from './contract.ts'

export const safeguarding = defineContract('safeguarding', {})
