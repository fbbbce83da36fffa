import { classNames } from './class-names.ts'

export type WeightStep = {
  key: string
  /** What was compared, such as "Surname". */
  label: string
  /** How it compared, in words. */
  words: string
  /** Above zero speaks for, below against. */
  weight: number
}

export type WeightBarsProps = {
  label: string
  steps: readonly WeightStep[]
  /** What the sum means, such as "probable". */
  sum: { words: string; weight: number }
  /** The unit after each number. */
  unit?: string
}

const inWords = (weight: number, unit: string) => {
  const size = `${Math.abs(weight).toFixed(1)} ${unit}`
  if (Math.abs(weight) < 0.05) return `0 ${unit}`
  return weight > 0 ? `+${size} for` : `−${size} against`
}

/** What speaks for and against, one bar each, and the sum; every bar has its words and number beside it. */
export function WeightBars({ label, steps, sum, unit = 'bits' }: WeightBarsProps) {
  const widest = Math.max(1, ...[...steps, sum].map(({ weight }) => Math.abs(weight)))
  return (
    <ul className="mips-weights" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} className="mips-weights__step">
          <span className="mips-weights__label">{step.label}</span>
          <span className="mips-weights__words">{step.words}</span>
          <Bar weight={step.weight} widest={widest} />
          <span className="mips-weights__number">{inWords(step.weight, unit)}</span>
        </li>
      ))}
      <li className="mips-weights__step mips-weights__step--sum">
        <span className="mips-weights__label">Sum</span>
        <span className="mips-weights__words">{sum.words}</span>
        <Bar weight={sum.weight} widest={widest} isSum />
        <span className="mips-weights__number">{inWords(sum.weight, unit)}</span>
      </li>
    </ul>
  )
}

/** From the middle to the right for, to the left against; hidden from screen readers, which have the number. */
function Bar({ weight, widest, isSum }: { weight: number; widest: number; isSum?: boolean }) {
  const width = (Math.abs(weight) / widest) * 50
  return (
    <svg
      className="mips-weights__bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect
        className={classNames(
          weight >= 0 ? 'mips-weights__for' : 'mips-weights__against',
          isSum && 'mips-weights__sum',
        )}
        x={weight >= 0 ? 50 : 50 - width}
        y="1"
        width={width}
        height="8"
      />
      <line className="mips-weights__axis" x1="50" y1="0" x2="50" y2="10" />
    </svg>
  )
}
