/** The sign-ins of the demonstration, printed at the end of the load and by `npm start`; never made in a live force. */
import { roleLabel } from '@mips/domain/access/roles'
import { staff } from './staff.data.ts'

export type SignIn = { role: string; number: string; password: string; name: string }

/** One password for all: these people are invented and so is everything that they can see. */
export const demoPassword = 'tulip gasworks 82 parapet'

/** Everybody who can sign in to the demonstration, in the order of their staff numbers. */
export const signIns: readonly SignIn[] = staff.map(({ number, name, role }) => ({
  role: roleLabel(role),
  number,
  password: demoPassword,
  name,
}))
