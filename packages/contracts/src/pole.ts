/** What can be asked of the pole module. */
import { defineContract } from './contract.ts'

export const pole = defineContract('pole', {})
