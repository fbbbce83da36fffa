import { classNames } from './class-names.ts'

const paths = {
  home: 'M3 10.5 12 3l9 7.5V21h-6v-6H9v6H3z',
  search:
    'M10.5 3a7.5 7.5 0 1 0 4.6 13.4l5 5 1.8-1.8-5-5A7.5 7.5 0 0 0 10.5 3m0 2.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10',
  custody: 'M4 3h16v18H4zm2.5 2.5v13h2v-13zm4.5 0v13h2v-13zm4.5 0v13h2v-13z',
  reports: 'M5 2h10l4 4v16H5zm3 7h8V7.5H8zm0 4.5h8V12H8zM8 18h5v-1.5H8z',
  files: 'M2 5h7l2 2.5h11V20H2z',
  queues: 'M3 5h18v3H3zm0 5.5h18v3H3zM3 16h12v3H3z',
  admin:
    'M12 2 4 5v6.5c0 4.7 3.3 8.6 8 10.5 4.7-1.9 8-5.8 8-10.5V5zm0 3.2 5 1.9v4.4c0 3.2-2 5.9-5 7.5-3-1.6-5-4.3-5-7.5V7.1z',
  audit:
    'M4 3h13v7a6 6 0 0 0-4.5 10H4zm3 4v2h7V7zm0 4v2h4v-2zm9.5.5a4.5 4.5 0 0 1 3.7 7l2.3 2.3-1.4 1.4-2.3-2.3a4.5 4.5 0 1 1-2.3-8.4m0 2a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  person: 'M12 3a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M3.5 21c.4-4.6 4-7.5 8.5-7.5s8.1 2.9 8.5 7.5z',
  place: 'M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7m0 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  object:
    'M12 2 3 6.5v11L12 22l9-4.5v-11zm0 2.8 5.2 2.6L12 10 6.800 7.400zM5.500 9.500l5.250 2.600v6.300L5.500 15.800z',
  event: 'M5 4h2V2h2.500v2h5V2H17v2h3v17H4V4zm1.500 6v8.500h11V10z',
  bell: 'M12 2a6.500 6.500 0 0 0-6.500 6.500V14L3.500 17v1.500h17V17l-2-3V8.500A6.500 6.500 0 0 0 12 2M9.500 20a2.500 2.500 0 0 0 5 0z',
  lock: 'M7 10V7.500a5 5 0 0 1 10 0V10h2v12H5V10zm2.500 0h5V7.500a2.500 2.500 0 0 0-5 0z',
  menu: 'M3 5h18v2.500H3zm0 6h18v2.500H3zm0 6h18v2.500H3z',
  warning:
    'M12 2 1 21.500h22zm-1.300 7h2.600l-.4 6.500h-1.800zm1.300 8a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3',
  caution:
    'M12 2 1 21.500h22zm0 5 6.800 12.200H5.200zm-1 4h2l-.3 4h-1.400zm1 5a1.200 1.200 0 1 1 0 2.300 1.200 1.200 0 0 1 0-2.300',
  tick: 'm4 12.500 2-2 4 4L18.500 6l2 2L10 18.500z',
  cross: 'm6 4 6 6 6-6 2 2-6 6 6 6-2 2-6-6-6 6-2-2 6-6-6-6z',
  question:
    'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 2.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15m-3.500 5H11c0-.8.400-1.300 1.100-1.300s1.100.400 1.100 1c0 1.400-2.400 1.600-2.400 4.300h2.300c0-1.600 2.600-2 2.600-4.500 0-1.800-1.500-3-3.500-3-2.200 0-3.700 1.400-3.700 3.500m2.200 5.300h2.400V17h-2.400z',
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 2.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15M10.800 7v2.400h2.400V7zm0 3.800V17h2.400v-6.200z',
  square: 'M3 3h18v18H3z',
  triangle: 'M12 3 1.500 21h21z',
  circle: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
  down: 'm4 8 8 8.500L20 8z',
  up: 'm4 16 8-8.500L20 16z',
  sort: 'm6 10 6-7 6 7zm0 4 6 7 6-7z',
  plus: 'M10.700 3h2.600v7.700H21v2.600h-7.700V21h-2.600v-7.700H3v-2.600h7.700z',
  offline:
    'm4 2 18 18-2 2-3.200-3.200H6A5 5 0 0 1 6 9l.8.1L2 4zm8 2a7 7 0 0 1 6.900 5.500 5 5 0 0 1 2.800 8L9.200 4.700A7 7 0 0 1 12 4',
}

export type IconName = keyof typeof paths

/** A picture beside words; it is hidden from screen readers, so the words must stand alone. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={classNames('mips-icon', className)}
      viewBox="0 0 24 24"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path fillRule="evenodd" d={paths[name]} />
    </svg>
  )
}
