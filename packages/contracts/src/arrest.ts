/** What can be asked of the arrest module. */
import { defineContract } from './contract.ts'

export const arrest = defineContract('arrest', {})
